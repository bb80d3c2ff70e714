import ExactJSON

@testable import Grants

/// A small programme that reads a benefits plan of two parties.
enum SmallPlan {
    static let questions = """

          - id: plan
            type: list
            label: {en: Plan, sv: Plan}
            items:
              - {id: year, type: number, label: {en: Year, sv: År}}
              - {id: gain, type: number, label: {en: Gain, sv: Nytta}}
              - {id: cost, type: amount, label: {en: Cost, sv: Kostnad}}
              - {id: otherGain, type: number, label: {en: Gain of others, sv: Andras nytta}}
              - {id: note, type: text, label: {en: Note, sv: Not}}
        """

    static let section = """
        parameters:
          - {id: cutShare, type: percentage, label: {en: Cut, sv: Minskning}, values: [{value: "50", source: call}]}
          - {id: rate, type: percentage, label: {en: Rate, sv: Ränta}, values: [{value: "4", from: 2014-01-01, source: circular}]}
        benefits:
          plan: plan
          parties:
            - {id: own, label: {en: Own, sv: Egen}, gross: gain, lastingCost: cost}
            - {id: others, label: {en: Others, sv: Andra}, gross: otherGain}
          budgetCut: {party: own, share: cutShare, rounding: {unit: "1"}}
          presentValue: {rate: rate, year: period.start.year, source: circular}
          source: call
        """

    static func read(_ section: String = section, questions: String = questions, rule: String = "benefits.net > 0") throws -> Programme {
        try SmallProgramme.read(section, questions: questions, rule: rule)
    }

    static func evaluate(
        _ plan: JSON, start: String? = "2020-06-01", at instant: String = "2026-02-01T00:00:00Z", under programme: Programme,
        traced: Bool = false, explained: Bool = false
    ) throws -> Evaluation {
        var content: JSONObject = ["call": "xx-test-test", "answers": ["plan": plan]]
        content["period"] = start.map { ["start": .string($0)] }
        return try Evaluator(programme, call: .forTests(of: programme))
            .evaluate(ApplicationContent(.object(content)), at: Instant(parsing: instant), traced: traced, explained: explained)
    }
}
