import ArgumentParser
import ExactJSON
import FEEL
import Foundation

/// Our part of `make bench-rules`: rates and verdicts as JSON, for the script that puts them beside those of other engines.
struct GrantRulesBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant-rules", abstract: "Evaluate a rule set over applications, one per line.")

    @Argument(help: "The rules.") var rules: String
    @Argument(help: "The applications.") var applications: String
    @Option(help: "Seconds of each run.") var seconds = 3
    @Option(help: "Instead of measuring, evaluate every application so often and say nothing: for counting allocations.")
    var passes: Int?
    @Flag(help: "With traces, when passes are given.") var traced = false

    func run() throws {
        var set = try GrantRuleSet(JSON(parsing: String(contentsOf: URL(filePath: rules), encoding: .utf8)))
        let lines = try String(contentsOf: URL(filePath: applications), encoding: .utf8).split(separator: "\n").map { Array($0.utf8) }
        guard !lines.isEmpty else { throw ValidationError("no applications in \(applications)") }
        let prepared = try lines.map { GrantRuleSet.slots(try JSON(parsing: $0)) }
        var buffer = TraceBuffer()
        if let passes {
            let traced = traced
            for _ in 0..<passes {
                for slots in prepared { _ = traced ? try set.verdict(slots, into: &buffer) : try set.verdict(slots) }
            }
            return
        }
        func perSecond(_ evaluate: (Int) throws -> GrantRuleSet.Verdict) throws -> JSON {
            // The best of three rounds, as for the others: a round in which the machine did something else counts for nothing.
            let rounds = try (0..<3).map { _ in
                try Stopwatch(seconds: max(1, seconds / 3)).perSecond(batch: 1) {
                    for place in lines.indices { _ = try evaluate(place) }
                }
            }
            return .number(JSONNumber(Int(((rounds.max() ?? 0) * Double(lines.count)).rounded())))
        }
        let result = JSON.object(
            JSONObject([
                ("evaluated", try perSecond { try set.verdict(prepared[$0]) }),
                ("traced", try perSecond { try set.verdict(prepared[$0], into: &buffer) }),
                ("fromBytes", try perSecond { try set.verdict(GrantRuleSet.slots(JSON(parsing: lines[$0]))) }),
                ("verdicts", .array(try prepared.map { .string(try set.verdict($0).rawValue) })),
            ]))
        print(String(decoding: result.bytes(), as: UTF8.self))
    }
}
