import ArgumentParser
import Foundation

extension ProgrammesCommand {
    struct Draft: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Save a programme file as a draft in the database of DATABASE_URL; its mistakes are told, not refused.",
            discussion: "A draft of that version is replaced. DMN models that the file names are taken from its folder.")

        @Argument(help: "The programme file.")
        var file: String

        @Option(name: .customLong("as"), help: ArgumentHelp("Who writes the draft.", valueName: "person"))
        var person: String

        @OptionGroup var config: ConfigOptions

        func run() async throws {
            let file = try SourceFile(file)
            let settings = try await config.settings()
            Console.write(try await Database.use(settings) { try await ProgrammeDrafts($0).save(file, as: person) }.joined(separator: "\n"))
        }
    }

    struct PublishDraft: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "publish-draft",
            abstract: "Publish a draft of the database of DATABASE_URL: from then on the version never changes.",
            discussion: "Whoever has written it can't be the one who publishes it.")

        @Argument(help: "The programme's code.")
        var code: String

        @Argument(help: "The version's number.")
        var version: Int

        @Option(name: .customLong("as"), help: ArgumentHelp("Who publishes it.", valueName: "person"))
        var person: String

        @OptionGroup var config: ConfigOptions

        func run() async throws {
            let settings = try await config.settings()
            Console.write(try await Database.use(settings) { try await ProgrammeDrafts($0).publish(code, version, as: person) })
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List published versions and drafts of the database of DATABASE_URL, with who wrote and published them.")

        @Argument(help: "The programme's code; by default all.")
        var code: String?

        @OptionGroup var config: ConfigOptions

        func run() async throws {
            let settings = try await config.settings()
            Console.write(try await Database.use(settings) { try await ProgrammeDrafts($0).list(code) }.joined(separator: "\n"))
        }
    }
}
