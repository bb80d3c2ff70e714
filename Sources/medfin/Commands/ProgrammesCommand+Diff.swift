import ArgumentParser
import Casework
import ExactJSON
import Grants
import Localisation

extension ProgrammesCommand {
    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say in words what one programme version says otherwise than another: substance first, then wording.",
            discussion: "Each is a file, or code:version of a published version or a draft in the database of DATABASE_URL.")

        @Argument(help: ArgumentHelp("The older version.", valueName: "file or code:version"))
        var from: String

        @Argument(help: ArgumentHelp("The newer version, or its successor.", valueName: "file or code:version"))
        var to: String

        @Option(help: "The language of the sentences: \(Language.allCases.map(\.rawValue).joined(separator: ", ")).")
        var language = Language.en

        @Flag(help: "Print what GET /v1/programmes/{code}/versions/{version}/diff answers.")
        var json = false

        @OptionGroup var config: ConfigOptions

        func run() async throws {
            let difference = ProgrammeDifference(from: try await programme(from), to: try await programme(to))
            guard !json else { return Console.write(JSON.object(difference.json(in: language)).text(.pretty)) }
            Console.write(DifferenceReport(difference, language: language).text)
        }

        private func programme(_ name: String) async throws -> Programme {
            guard let version = StoredVersion(name) else { return try ProgrammeFiles.programme(SourceFile(name)) }
            let settings = try await config.settings()
            return try await Database.use(settings) { pool in
                try await version.candidate(in: CaseworkEnvironment(pool: pool, catalogue: ProgrammeCatalogue())).programme
            }
        }
    }
}
