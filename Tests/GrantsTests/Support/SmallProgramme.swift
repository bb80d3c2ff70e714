import ExactJSON

@testable import Grants

/// A programme of one category and a few questions, with parts that a test adds.
enum SmallProgramme {
    static func read(
        _ parts: String, questions: String = "", rule: String = "total < 5", payout: String = "{kind: claims, period: halfYear}",
        models: [DecisionModelFile] = []
    ) throws -> Programme {
        try ProgrammeFile.read(text(parts, questions: questions, rule: rule, payout: payout), models: models)
    }

    static func text(
        _ parts: String, questions: String = "", rule: String = "total < 5", payout: String = "{kind: claims, period: halfYear}"
    ) -> String {
        """
        code: xx-test
        version: 1
        name: {en: Test, sv: Prov}
        authority: {register: "0007", number: 202100-6198, name: An authority}
        country: SE
        currency: SEK
        languages: [en, sv]
        categories:
          - {id: staff, label: {en: Staff, sv: Personal}}
        questions:
          - {id: first, type: number, label: {en: First, sv: Första}}
          - {id: second, type: number, label: {en: Second, sv: Andra}}
          - {id: word, type: text, label: {en: Word, sv: Ord}}\(questions)
        \(parts)
        shares:
          - {id: supportShare, label: {en: Share, sv: Andel}, numerator: support, base: totalCosts, display: {digits: 2}}
        limits:
          - {id: most, label: {en: Most, sv: Högst}, amount: "1000", source: call}
        rules:
          - id: only
            title: {en: Rule, sv: Regel}
            severity: blocking
            require: '\(rule)'
            pointer: /answers/first
            message: {en: No, sv: Nej}
            source: call
        payout: \(payout)
        """
    }

    static func evaluate(
        _ programme: Programme, answers: JSON = [:], traced: Bool = false, explained: Bool = false
    ) throws -> Evaluation {
        let content = try ApplicationContent(["call": "xx-test-test", "answers": answers])
        return try Evaluator(programme, call: .forTests(of: programme))
            .evaluate(content, at: Instant(parsing: "2026-02-01T00:00:00Z"), traced: traced, explained: explained)
    }
}
