import ExactJSON
import FEEL
import Localisation
import Testing

@testable import Grants

@Suite("Limits of an evaluation")
struct EvaluationLimitTests {
    @Test("The facts behind values that share others are found at once, each named once", .timeLimit(.minutes(1)))
    func sharedValues() throws {
        var derived = ["derived:", "  - {id: a0, value: answers.first}", "  - {id: b0, value: answers.second}"]
        for level in 1...60 {
            derived.append("  - {id: a\(level), value: a\(level - 1) + b\(level - 1)}")
            derived.append("  - {id: b\(level), value: a\(level - 1) - b\(level - 1)}")
        }
        let programme = try SmallProgramme.read(derived.joined(separator: "\n"), rule: "a60 + b60 < 5")
        let evaluation = try SmallProgramme.evaluate(programme, explained: true)
        #expect(evaluation.rules[0].missing == ["answers.first", "answers.second"])
        let text = evaluation.json(in: .en, under: programme)["rules"]?[0]?["explanation"]?.stringValue
        #expect(text == "Cannot be decided; missing information: First, Second.")
    }

    @Test("A long chain of derived values names what stands at its end")
    func longChain() throws {
        var derived = ["derived:", "  - {id: a0, value: answers.first}"]
        for level in 1...150 { derived.append("  - {id: a\(level), value: a\(level - 1) + 1}") }
        let programme = try SmallProgramme.read(derived.joined(separator: "\n"), rule: "a150 < 5")
        #expect(try SmallProgramme.evaluate(programme).rules[0].missing == ["answers.first"])
    }

    private static func refusal(_ parts: String, rule: String) throws -> EvaluationError? {
        let programme = try SmallProgramme.read(parts, rule: rule)
        do {
            _ = try SmallProgramme.evaluate(programme, answers: ["first": "3000", "second": "1"])
            return nil
        } catch let error as EvaluationError {
            return error
        }
    }

    /// Rounds of about the square of 3000.
    private static let rounds = "count(for x in 1..answers.first, y in 1..300 return x + y)"

    @Test("Steps are counted over all formulas, and the refusal names the part in which they ran out")
    func commonSteps() throws {
        let single = "derived:\n  - {id: total, value: '\(Self.rounds)'}"
        #expect(try Self.refusal(single, rule: "total < 5") == nil)
        var several = ["derived:", "  - {id: total, value: answers.first}"]
        for place in 0..<40 { several.append("  - {id: part\(place), value: '\(Self.rounds) + \(place)'}") }
        guard case .beyondLimits(.formula(let formula), .tooManySteps)? = try Self.refusal(several.joined(separator: "\n"), rule: "total < 5")
        else {
            Issue.record("not refused for its steps")
            return
        }
        #expect(formula.hasPrefix("count("))
    }

    @Test("A table that takes too many steps is named as one, and the reason is that of the limit")
    func table() throws {
        let error = try Self.refusal(
            """
            decisionTables:
              - id: total
                hitPolicy: first
                inputs: [{value: 'count(for x in 1..answers.first, y in 1..answers.first, z in 1..9 return x)'}]
                outputs: [{default: "1"}]
                rules: [{when: ['0'], then: ['0']}]
                source: call
            """, rule: "total < 5")
        guard case .beyondLimits(.table("total"), let failure)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description == "the evaluation was given up in decision table total: \(failure)")
    }

    @Test("With no steps left for explanations, rules have no remedies and the evaluation stands", arguments: [0, 1000])
    func explanations(steps: Int) throws {
        let programme = try SmallProgramme.read("derived:\n  - {id: total, value: answers.first}")
        let content = try ApplicationContent(["call": "xx-test-test", "answers": ["first": "7", "second": "1"]])
        let evaluator = Evaluator(programme, call: .forTests(of: programme))
        let instant = try Instant(parsing: "2026-02-01T00:00:00Z")
        let run = try evaluator.run(content, at: instant, grantedSupport: nil).run
        let result = try #require(run.results(at: .submission).first)
        #expect(result.outcome == .fail)
        let explainer = RuleExplainer(of: content, by: evaluator, at: instant, grantedSupport: nil, run: run, meter: RunMeter(steps: steps))
        let remedies = explainer.explanation(of: result)?.remedies ?? []
        #expect(remedies.isEmpty == (steps == 0))
    }
}
