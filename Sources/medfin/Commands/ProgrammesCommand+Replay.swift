import ArgumentParser
import Casework
import Foundation
import Grants
import Persistence

extension ProgrammesCommand {
    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Apply a version to all submitted applications of some calls: who flips, by which rule, and what it costs.",
            discussion: """
                The report is stored in the database of DATABASE_URL; nothing else changes there. Progress goes to standard error; Ctrl-C \
                cancels, and what was done until then is kept and printed.
                """)

        @Argument(help: ArgumentHelp("A programme file, or CODE:VERSION of a published version or a draft.", valueName: "file|code:version"))
        var version: String

        @Option(help: ArgumentHelp("The calls, separated by commas.", valueName: "codes"))
        var calls: String

        @Option(help: ArgumentHelp("Apply it as of this instant; by default each application as of its own evaluation.", valueName: "instant"))
        var at: Instant?

        @Flag(help: "Print the report and the cases that flip, or can't be compared, in JSON.")
        var json = false

        @Flag(help: "Print every case as a row of CSV.")
        var csv = false

        @OptionGroup var config: ConfigOptions

        func validate() throws {
            guard !json || !csv else { throw ValidationError("Give either --json or --csv.") }
        }

        func run() async throws {
            let settings = try await config.settings()
            let codes = calls.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            let format = json ? ReplayOutput.Format.json : csv ? .csv : .text
            try await Database.use(settings) { pool in
                let replays = Replays(pool)
                let candidate = try await replays.candidate(version)
                let replay = try await Interruption.watched {
                    try await replays.run(candidate, calls: codes, at: at) { Interruption.happened }
                }
                try await replays.print(replay, of: candidate.programme, as: format)
                guard replay.status == .completed else {
                    throw CommandFailure("\(replay.status.rawValue)\(replay.failure.map { ": \($0)" } ?? ""), \(replay.done) applications done")
                }
            }
        }
    }
}
