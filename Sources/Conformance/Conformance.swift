import ArgumentParser
import DMN
import FEEL
import Foundation

/// Runs the DMN TCK: fails when a case fails that the document of known failures does not list, or passes though it is listed.
@main
struct Conformance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance", abstract: "Run the DMN Technology Compatibility Kit case by case.",
        discussion: "Exit status: 0 as known, 1 a case fails that is not listed or passes though it is, 2 the kit can't be read.")

    @Option(help: "The folder with compliance-level-2 and compliance-level-3.") var tck = "../shared/tck"
    @Option(help: "The document that lists the failing cases.") var known = "docs/conformance.md"
    @Flag(help: "Name the cases with numbers that are not compared exactly.") var list = false

    func run() throws {
        let isAsKnown: Bool
        do {
            isAsKnown = try runSuite()
        } catch {
            FileHandle.standardError.write(Data("conformance: \(error)\n".utf8))
            throw ExitCode(2)
        }
        if !isAsKnown { throw ExitCode.failure }
    }

    private func runSuite() throws -> Bool {
        let root = URL(fileURLWithPath: tck)
        let listed = try KnownFailures(URL(fileURLWithPath: known))
        let now = Date().timeIntervalSince1970
        let environment = EvaluationEnvironment(now: DateTime(secondsSinceEpoch: Int(now), zone: .utc))
        var suite = Suite(environment: environment)
        for level in ["compliance-level-2", "compliance-level-3"] { try suite.run(root.appendingPathComponent(level)) }
        var others = Suite(environment: environment)
        try others.run(root.appendingPathComponent("non-compliant"))

        for failure in suite.failures {
            let reason = listed.reasons[KnownFailures.key(failure.file, failure.id)]
            print("\(reason == nil ? "FAILS" : "known") \(failure.file) \(failure.id): \(failure.reason)")
        }
        for failure in others.failures { print("apart \(failure.file) \(failure.id): \(failure.reason)") }
        if list {
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
}
