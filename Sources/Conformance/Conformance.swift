import DMN
import FEEL
import Foundation

/// Runs the DMN TCK: `conformance [--tck FOLDER] [--known FILE] [--list]`.
///
/// Exits with 1 when a case fails that the document of known failures does not list, or passes though it is listed.
@main
struct Conformance {
    static func main() {
        do {
            exit(try run(Array(CommandLine.arguments.dropFirst())) ? 0 : 1)
        } catch {
            FileHandle.standardError.write(Data("conformance: \(error)\n".utf8))
            exit(2)
        }
    }

    private static func run(_ arguments: [String]) throws -> Bool {
        var tck = "../shared/tck", known = "docs/conformance.md", isListing = false
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--tck": tck = try value(of: argument, &rest)
            case "--known": known = try value(of: argument, &rest)
            case "--list": isListing = true
            default: throw KnownFailures.Malformed(description: "unknown option \(argument); expected --tck, --known or --list")
            }
        }
        let root = URL(fileURLWithPath: tck)
        let listed = try KnownFailures(URL(fileURLWithPath: known))
        let now = Date().timeIntervalSince1970
        let environment = EvaluationEnvironment(now: DateTime(secondsSinceEpoch: Int(now), zone: .utc))
        var suite = Suite(environment: environment)
        for level in ["compliance-level-2", "compliance-level-3"] { try suite.run(root.appendingPathComponent(level)) }
        var others = Suite(environment: environment)
        try? others.run(root.appendingPathComponent("non-compliant"))

        for failure in suite.failures {
            let reason = listed.reasons[KnownFailures.key(failure.file, failure.id)]
            print("\(reason == nil ? "FAILS" : "known") \(failure.file) \(failure.id): \(failure.reason)")
        }
        for failure in others.failures { print("apart \(failure.file) \(failure.id): \(failure.reason)") }
        if isListing {
            suite.asPrinted.forEach { print("to the printed decimals: \($0)") }
            suite.toEightDecimals.forEach { print("to 8 decimals: \($0)") }
        }
        let failing = Set(suite.failures.map { KnownFailures.key($0.file, $0.id) })
        let stale = listed.reasons.keys.filter { !failing.contains($0) }.sorted()
        stale.forEach { print("STALE \($0): \(known) lists it as failing, and it passes") }
        let unlisted = failing.filter { listed.reasons[$0] == nil }
        print("of the passed cases, \(suite.asPrinted.count) have a number compared to the decimals that the suite prints,")
        print("and \(suite.toEightDecimals.count) to the first 8 of them")
        print("outside the compliance levels: passed \(others.passed) of \(others.cases)")
        print("passed \(suite.passed) of \(suite.cases), of which \(suite.passedValued) of \(suite.valued) that expect a value")
        return unlisted.isEmpty && stale.isEmpty
    }

    private static func value(of option: String, _ rest: inout ArraySlice<String>) throws -> String {
        guard let value = rest.popFirst() else { throw KnownFailures.Malformed(description: "\(option) needs a value") }
        return value
    }
}
