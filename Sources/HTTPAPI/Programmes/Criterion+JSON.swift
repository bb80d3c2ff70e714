import Decimals
import ExactJSON
import FEEL
import Grants
import Localisation

extension Validity {
    var json: JSON {
        .members([("from", from.map { .string($0.description) }), ("until", until.map { .string($0.description) })])
    }
}

extension Attribution {
    /// The members of whatever has a source.
    var members: [(String, JSON?)] { [("source", .string(source)), ("assumption", .bool(isAssumption))] }
}

extension AmountDefinition {
    func json(in language: Language) -> JSON {
        .members(
            [
                ("id", .string(id)), ("label", .string(label.text(in: language))), ("sum", .array(sum.map(JSON.string))),
                ("less", .array(less.map(JSON.string))),
            ] + attribution.members)
    }
}

extension Criterion {
    func json(in language: Language) -> JSON {
        .members(
            [
                ("id", .string(id)), ("label", .string(label.text(in: language))), ("help", help.map { .string($0.text(in: language)) }),
                ("weight", weight.json), ("scale", ["lowest": lowest.json, "highest": highest.json]), ("threshold", threshold?.json),
                ("questions", .array(questions.map(JSON.string))), ("score", score.map { .string($0.source) }),
            ] + attribution.members)
    }
}

extension Ranking {
    func json(in language: Language) -> JSON {
        .members([("label", .string(label.text(in: language))), ("value", .string(value.source))] + attribution.members)
    }
}

extension BenefitsDefinition {
    func json(in language: Language) -> JSON {
        .members(
            [
                ("plan", .string(plan)), ("parties", .array(parties.map { $0.json(in: language) })), ("budgetCut", budgetCut?.json),
                ("presentValue", presentValue?.json),
            ] + attribution.members)
    }
}

extension BenefitsDefinition.Party {
    fileprivate func json(in language: Language) -> JSON {
        .members([
            ("id", .string(id)), ("label", .string(label.text(in: language))), ("gross", .string(gross)),
            ("lastingCost", lastingCost.map(JSON.string)),
        ])
    }
}

extension BenefitsDefinition.BudgetCut {
    fileprivate var json: JSON {
        .members(
            [("party", .string(party)), ("share", .string(share.source)), ("rounding", rounding?.json)] + attribution.members)
    }
}

extension BenefitsDefinition.PresentValue {
    fileprivate var json: JSON {
        .members(
            [("rate", .string(rate.source)), ("year", .string(year.source)), ("rounding", rounding?.json)] + attribution.members)
    }
}
