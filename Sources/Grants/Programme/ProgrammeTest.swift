import Decimals
package import ExactJSON
import Localisation

/// A test case of a programme file: an application and what the programme must say of it.
package struct ProgrammeTest: Sendable {
    package var name: String
    package var line: Int
    package var at: Instant
    package var gate: Gate
    package var application: JSON
    /// Parameters that hold another value in this test, by id.
    package var parameters: [String: Parameter.Dated]
    package var verdict: Verdict
    package var permitted: String?
    package var amounts: [(id: String, value: String)]
    /// Totals of the benefits table.
    package var benefits: [(id: String, value: String)]
    package var outcomes: [(rule: String, outcome: RuleResult.Outcome)]
    package var values: [(rule: String, name: String, value: String)]
    package var criteria: [(id: String, value: String)]
    package var ranking: String?

    /// What the programme says otherwise, as sentences; empty where the test passes. `coverage` notes what the test tries.
    fileprivate func differences(under programme: Programme, noting coverage: inout TestCoverage) -> [String] {
        let content: ApplicationContent
        do throws(FieldIssues) {
            content = try ApplicationContent(application)
        } catch {
            return error.issues.map { "the application can't be read: \($0.pointer) \($0.detail(in: .en))" }
        }
        let issues = content.documentIssues(under: programme)
        guard issues.isEmpty else {
            return issues.map { "the application can't be taken: \($0.pointer) \($0.detail(in: .en))" }
        }
        do throws(EvaluationError) {
            let evaluator = Evaluator(programme.with(parameters), call: .forTests(of: programme))
            let evaluation = try evaluator.evaluate(content, gate: gate, at: at)
            coverage.note(evaluation)
            return differences(in: evaluation)
        } catch {
            return ["\(error)"]
        }
    }

    private func differences(in evaluation: Evaluation) -> [String] {
        var differences: [String] = []
        func compare(_ what: String, _ expected: String, _ found: String) {
            if expected != found { differences.append("\(what): expected \(expected), found \(found)") }
        }
        compare("verdict", verdict.rawValue, evaluation.verdict.rawValue)
        if let permitted { compare("permitted", permitted, evaluation.finance.permitted?.moneyText ?? "null") }
        for amount in amounts {
            compare("amount \(amount.id)", amount.value, evaluation.finance[amount.id]?.total.moneyText ?? "no such amount")
        }
        for expected in benefits {
            let amount = evaluation.benefits?[expected.id]
            let found = amount.map { $0.total?.moneyText ?? "null" } ?? (evaluation.benefits == nil ? "no benefits plan" : "no such amount")
            compare("benefits \(expected.id)", expected.value, found)
        }
        for expected in criteria {
            let score = evaluation.criteria.first { $0.id == expected.id }?.score
            compare("criterion \(expected.id)", expected.value, score?.canonical ?? "null")
        }
        if let ranking { compare("ranking", ranking, evaluation.ranking.map { $0.value?.canonical ?? "null" } ?? "none") }
        for expected in outcomes {
            let result = evaluation.rules.first { $0.id == expected.rule }
            compare("rule \(expected.rule)", expected.outcome.rawValue, result?.outcome.rawValue ?? "not run at this gate")
        }
        for expected in values {
            let result = evaluation.rules.first { $0.id == expected.rule }
            let found = result?.values.first { $0.name == expected.name }?.value
            compare("value \(expected.name) of \(expected.rule)", expected.value, found.map(Self.text) ?? "none")
        }
        return differences
    }

    /// A value as test cases write it: texts and numbers as they are, lists and contexts as JSON.
    private static func text(_ value: JSON) -> String {
        value.stringValue ?? value.text()
    }
}

extension Programme {
    /// The programme with other values of some parameters, on every day.
    fileprivate func with(_ values: [String: Parameter.Dated]) -> Programme {
        var programme = self
        for (index, parameter) in parameters.enumerated() {
            if let value = values[parameter.id] { programme.parameters[index].values = [value] }
        }
        return programme
    }

    /// The file's test cases that do not come out as they say; a programme with one of these cannot be published.
    package func failingTests() -> [(test: ProgrammeTest, differences: [String])] { checkTests().failures }

    /// Runs the file's test cases: which do not come out as they say, and, as remarks, what none of them tries. Those that `goesOn`
    /// no longer allows are failures.
    package func checkTests(
        while goesOn: @escaping () -> Bool = { true }
    ) -> (failures: [(test: ProgrammeTest, differences: [String])], remarks: [FileError]) {
        var coverage = TestCoverage()
        var isWhole = true
        let failures = tests.compactMap { test in
            isWhole = isWhole && goesOn()
            let differences = isWhole ? test.differences(under: self, noting: &coverage) : ["not run: the tests before it took too long"]
            return differences.isEmpty ? nil : (test, differences)
        }
        return (failures, isWhole ? coverage.remarks(on: self, while: goesOn) : [])
    }
}

extension Call {
    /// The call that a programme's own tests run in: always open, in the country's capital.
    static func forTests(of programme: Programme) -> Call {
        Call(
            code: "\(programme.code)-test", programme: programme.code, programmeVersion: programme.version,
            name: programme.name, opens: .earliest, closes: .latest, zone: programme.zone, envelope: nil,
            currency: programme.currency, events: [], source: nil, isAssumption: true, text: "")
    }
}
