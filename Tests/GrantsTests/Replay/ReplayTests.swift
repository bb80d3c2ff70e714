import ApplicationGenerator
import Decimals
import ExactJSON
import Localisation
import Testing

@testable import Grants

@Suite("Replaying applications under another version")
struct ReplayTests {
    typealias State = ReplayOutcome.RuleState

    /// A programme of the checkout with parts of its file replaced.
    static func programme(_ code: String, replacing parts: [(String, String)]) throws -> Programme {
        var text = try Repository.text("Config/programmes/\(code).yaml")
        for (old, new) in parts {
            try #require(text.contains(old))
            text = text.replacing(old, with: new)
        }
        return try ProgrammeFile.read(text)
    }

    /// Difi's scheme with a lower share, a lower maximum and another severity.
    static func stricter() throws -> Programme {
        try programme(
            "no-difi-medfinansiering-2",
            replacing: [
                (#"value: "50", source: call2018"#, #"value: "40", source: call2018"#),
                (#"value: "15000000""#, #"value: "9000000""#), (#"value: P36M"#, #"value: P30M"#),
            ])
    }

    @Test("gives what evaluating each one singly gives", arguments: GeneratedApplicationTests.calls)
    func equality(call: String) throws {
        let call = try Repository.call(call)
        let published = try Repository.programme(of: call)
        let other = try call.programme == "no-difi-medfinansiering" ? Self.stricter() : published
        let generator = ApplicationGenerator(published, call: call, seed: 11)
        let replayer = Replayer(other, calls: [call])
        var flips = 0
        for number in 0..<300 {
            let content = generator.application(number)
            let instant = generator.instant(number)
            let before = ReplayOutcome(of: try Evaluator(published, call: call).evaluate(content, at: instant))
            let after = ReplayOutcome(of: try Evaluator(other, call: call).evaluate(content, at: instant, traced: true, explained: false))
            let result = replayer.result(of: content.json.bytes(), call: call.code, gate: .submission, at: instant, before: before)
            #expect(result == .compared(ReplayComparison(before: before, after: after)))
            if before.verdict != after.verdict { flips += 1 }
        }
        #expect((flips > 0) == (other.hash != published.hash))
    }

    @Test("says of every flip which changed rules decide it, and of nothing else")
    func deciding() throws {
        let call = try Repository.call("no-difi-medfinansiering-2018")
        let published = try Repository.programme(of: call)
        let generator = ApplicationGenerator(published, call: call, seed: 12)
        let replayers = (Replayer(try Self.stricter(), calls: [call]), Replayer(published, calls: [call]))
        var flips = 0
        for number in 0..<300 {
            let (content, instant) = (generator.application(number).json.bytes(), generator.instant(number))
            let none = ReplayOutcome(verdict: .eligible, requested: 0, permitted: nil, rules: [])
            guard case .compared(let one) = replayers.0.result(of: content, call: call.code, gate: .submission, at: instant, before: none),
                case .compared(let two) = replayers.1.result(of: content, call: call.code, gate: .submission, at: instant, before: none)
            else { throw Failure() }
            for comparison in [
                ReplayComparison(before: one.after, after: two.after), ReplayComparison(before: two.after, after: one.after),
            ] {
                let deciding = comparison.changes.filter(\.decides)
                #expect(deciding.isEmpty == !comparison.isFlipped)
                #expect(deciding.allSatisfy { [.blocking, .condition].contains($0.to?.severity) })
                if comparison.isFlipped { flips += 1 }
            }
        }
        #expect(flips > 20)
    }

    @Test(
        "counts as supportable the lesser of requested and permitted, in whole hundredths, where the application is eligible",
        arguments: [
            (Verdict.eligible, "100", "90", "90"), (.eligible, "100", "100.01", "100"), (.eligibleWithConditions, "100", "33.339", "33.33"),
            (.eligible, "100", "", "100"), (.notEligible, "100", "90", "0"), (.undetermined, "100", "90", "0"), (.eligible, "100", "-1", "0"),
        ])
    func supportable(verdict: Verdict, requested: String, permitted: String, expected: String) throws {
        let outcome = ReplayOutcome(
            verdict: verdict, requested: try #require(Decimal128(exactly: requested)), permitted: Decimal128(exactly: permitted),
            rules: [])
        #expect(outcome.supportable.canonical == expected)
    }

    @Test("counts nothing as supportable while a limit is undetermined, and the whole request where no limit applies")
    func undeterminedLimit() throws {
        func outcomes(_ limit: String, answers: JSON = [:]) throws -> [ReplayOutcome] {
            let text = SmallProgramme.text("", rule: "support >= 0").replacing(
                #"- {id: most, label: {en: Most, sv: Högst}, amount: "1000", source: call}"#, with: limit)
            let programme = try ProgrammeFile.read(text)
            let evaluator = Evaluator(programme, call: .forTests(of: programme))
            let content = try ApplicationContent(
                ["call": "xx-test-test", "answers": answers, "financing": ["requestedSupport": ["2026": "500"]]])
            let instant = try Instant(parsing: "2026-02-01T00:00:00Z")
            let evaluation = try evaluator.evaluate(content, at: instant, traced: true)
            let receipt = Receipt(of: evaluation, by: evaluator, content: content, application: "a", applicationVersion: 1)
            // As it is stored: the columns and, where nothing is permitted, the receipt.
            let written = String(decoding: receipt.bytes, as: UTF8.self)
            let stored = ReplayOutcome(
                verdict: evaluation.verdict, requested: evaluation.finance.requested, permitted: evaluation.finance.permitted,
                hasUndeterminedLimit: ReplayOutcome.hasUndeterminedLimit(receipt: written), rules: [])
            #expect(written.contains(#"{"amount":null,"#) == stored.hasUndeterminedLimit)
            return [ReplayOutcome(of: evaluation), try evaluator.replayOutcome(of: content, gate: .submission, at: instant), stored]
        }
        let label = "label: {en: Most, sv: Högst}, source: call"
        let undetermined = try outcomes("- {id: most, amount: answers.first, \(label)}")
        #expect(undetermined.allSatisfy { $0.verdict == .eligible && $0.permitted == nil && $0.supportable == 0 })
        let condition = try outcomes("- {id: most, when: answers.first > 0, amount: 1000, \(label)}")
        #expect(condition.allSatisfy { $0.permitted == nil && $0.supportable == 0 })
        let none = try outcomes("- {id: most, when: answers.first > 0, amount: 1000, \(label)}", answers: ["first": "0"])
        #expect(none.allSatisfy { $0.permitted == nil && $0.supportable == 500 })
    }

    @Test("tells which rules changed: outcomes, severities, rules that come and rules that go")
    func changes() throws {
        let before = ReplayOutcome(
            verdict: .notEligible, requested: 100, permitted: 80,
            rules: [
                State(id: "same", outcome: .fail, severity: .condition), State(id: "limit", outcome: .fail, severity: .blocking),
                State(id: "softened", outcome: .fail, severity: .blocking), State(id: "gone", outcome: .pass, severity: .blocking),
            ])
        let after = ReplayOutcome(
            verdict: .eligibleWithConditions, requested: 100, permitted: 100,
            rules: [
                State(id: "new", outcome: .pass, severity: .blocking), State(id: "same", outcome: .fail, severity: .condition),
                State(id: "limit", outcome: .pass, severity: .blocking), State(id: "softened", outcome: .fail, severity: .condition),
            ])
        let comparison = ReplayComparison(before: before, after: after)
        #expect(comparison.changes.map(\.rule) == ["new", "limit", "softened", "gone"])
        #expect(comparison.changes.map(\.decides) == [false, true, true, false])
        #expect(comparison.changes[0].from == nil)
        #expect(comparison.changes[3].to == nil)
        #expect(comparison.cost == 100)
    }

    @Test("lists content that no longer fits, with every reason")
    func unfit() throws {
        let call = try Repository.call("no-difi-medfinansiering-2018")
        let narrower = try Self.programme(
            "no-difi-medfinansiering",
            replacing: [
                ("- {id: travel, label", "- {id: journeys, label"), ("- {id: concept, label", "- {id: idea, label"),
            ])
        let content: JSON = [
            "call": "no-difi-medfinansiering-2018", "answers": ["projectPhase": "concept", "unheardOf": true],
            "budget": ["lines": [["category": "travel", "amounts": ["2018": "5"]]]],
        ]
        let before = ReplayOutcome(verdict: .eligible, requested: 5, permitted: nil, rules: [])
        let result = Replayer(narrower, calls: [call])
            .result(of: content.bytes(), call: call.code, gate: .submission, at: call.opens, before: before)
        guard case .doesNotFit(before, let issues, count: 3) = result else { throw Failure() }
        #expect(issues.map(\.code) == [.unknownCategory, .invalidChoice, .unknownQuestion])
        #expect(issues.map(\.pointer.description) == ["/budget/lines/0/category", "/answers/projectPhase", "/answers/unheardOf"])
        let many: JSON = [
            "budget": ["lines": .array((0..<50).map { ["category": .string("c\($0)"), "amounts": ["2018": "5"]] })]
        ]
        guard
            case .doesNotFit(_, let first, count: 50) = Replayer(narrower, calls: [call])
                .result(of: many.bytes(), call: call.code, gate: .submission, at: call.opens, before: before)
        else { throw Failure() }
        #expect(first.count == Replayer.mostIssues)
    }

    @Test(
        "says why content can't be evaluated",
        arguments: [("{", "can't be read"), (#"{"budget": {"lines": [{"category": "staff", "amounts": {"2020": "5"}}]}}"#, "no rate for")])
    func notEvaluable(content: String, expected: String) throws {
        let call = try Repository.call("se-eruf-mellersta-norrland-2019")
        var programme = try Repository.programme(of: call)
        for index in programme.parameters.indices { programme.parameters[index].values = [] }
        let before = ReplayOutcome(verdict: .eligible, requested: 7, permitted: nil, rules: [])
        let result = Replayer(programme, calls: [call])
            .result(of: Array(content.utf8), call: call.code, gate: .submission, at: call.opens, before: before)
        guard case .notEvaluable(before, let reason) = result else { throw Failure() }
        #expect(reason.contains(expected))
    }

    @Test("adds up exactly: verdicts from and to, support before and after, by call and by rule")
    func totals() throws {
        var totals = ReplayTotals()
        let version = ReplayTotals.JudgingVersion(programme: "p", version: 1, hash: "abc")
        func outcome(_ verdict: Verdict, _ permitted: Decimal128?, _ limit: RuleResult.Outcome) -> ReplayOutcome {
            ReplayOutcome(
                verdict: verdict, requested: 100, permitted: permitted, rules: [State(id: "limit", outcome: limit, severity: .blocking)])
        }
        func add(_ before: ReplayOutcome, _ after: ReplayOutcome, call: String) throws {
            try totals.add(.compared(ReplayComparison(before: before, after: after)), call: call, judgedBy: version)
        }
        let cent = try #require(Decimal128(exactly: "0.01"))
        try add(outcome(.eligible, 90, .pass), outcome(.eligible, cent, .pass), call: "b")
        try add(outcome(.eligible, 90, .pass), outcome(.notEligible, 80, .fail), call: "a")
        try add(outcome(.notEligible, 90, .fail), outcome(.eligible, 120, .pass), call: "a")
        try totals.add(.doesNotFit(outcome(.eligible, 33, .pass), [], count: 1), call: "a", judgedBy: version)
        try totals.add(.notEvaluable(outcome(.notEligible, 33, .fail), "no"), call: "b", judgedBy: version)
        let json = totals.json(ruleOrder: ["limit"])
        #expect(totals.applications == 5)
        #expect(totals.flipped == 2)
        #expect(json["counts"] == ["applications": 5, "compared": 3, "flipped": 2, "doesNotFit": 1, "notEvaluable": 1])
        #expect(
            json["verdicts"] == [
                ["from": "eligible", "to": "eligible", "applications": 1], ["from": "eligible", "to": "notEligible", "applications": 1],
                ["from": "notEligible", "to": "eligible", "applications": 1],
            ])
        #expect(
            json["support"] == [
                "before": "180", "after": "100.01", "cost": "-79.99", "increase": "100", "decrease": "179.99", "notCompared": "33",
            ])
        #expect(
            json["rules"] == [
                [
                    "rule": "limit", "changed": 2, "decides": 2,
                    "outcomes": [["from": "pass", "to": "fail", "applications": 1], ["from": "fail", "to": "pass", "applications": 1]],
                ]
            ])
        #expect(json["versions"] == [["programme": "p", "version": 1, "sha256": "abc", "applications": 5]])
        let calls = json["byCall"]?.arrayValue ?? []
        #expect(calls.map { $0["call"] } == ["a", "b"])
        #expect(calls.first?["counts"]?["applications"] == 3)
        #expect(calls.last?["support"]?["cost"] == "-89.99")
    }

    struct Failure: Error {}
}
