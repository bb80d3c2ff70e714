import ArgumentParser
import Foundation

struct ProgrammesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programmes", abstract: "Check and publish programme and call files, and drafts of versions.",
        subcommands: [Check.self, Diff.self, Publish.self, Draft.self, PublishDraft.self, List.self, Replay.self])

    struct Folders: ParsableArguments {
        @Argument(help: ArgumentHelp("The folder of programme files (*.yaml), or one of them.", valueName: "folder"))
        var programmes: String

        @Option(help: ArgumentHelp("The folder of call files (*.yaml).", valueName: "folder"))
        var calls: String?

        func read(isPublishing: Bool = false) throws(CommandFailure) -> ProgrammeFiles {
            try ProgrammeFiles(
                programmes: URL(filePath: programmes, directoryHint: .checkFileSystem),
                calls: calls.map { URL(filePath: $0, directoryHint: .isDirectory) }, isPublishing: isPublishing)
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read the files and run their test cases; mistakes are printed as file:line:column: message.")

        @OptionGroup var folders: Folders

        func run() async throws {
            let files = try folders.read()
            for remark in files.remarks { Console.write(remark) }
            let counts = [("programme", files.programmes.count), ("test", files.testCount), ("call", files.calls.count)]
                .map { "\($0.1) \($0.0)\($0.1 == 1 ? "" : "s")" }
            Console.write("\(counts[0]) with \(counts[1]) and \(counts[2]): no mistakes.")
        }
    }

    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the files and publish what is new in them to the database of DATABASE_URL.")

        @OptionGroup var folders: Folders
        @OptionGroup var config: ConfigOptions

        func run() async throws {
            let files = try folders.read(isPublishing: true)
            let settings = try await config.settings()
            Console.write(try await Database.use(settings) { try await files.publish(to: $0) }.joined(separator: "\n"))
        }
    }
}
