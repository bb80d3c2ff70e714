import Decimals
import FEEL
import Localisation

extension Programme {
    var comparedValidity: ComparedPart {
        ComparedPart(
            part: .validity, id: nil, label: nil,
            aspects: [
                .init("from", AspectWords.from, .date(validity?.from)), .init("until", AspectWords.until, .date(validity?.until)),
            ])
    }

    var comparedBenefits: [ComparedPart] {
        guard let benefits else { return [] }
        var aspects: [ComparedPart.Aspect] = [
            .init("plan", AspectWords.plan, .code(benefits.plan)),
            .init("parties", AspectWords.parties, .list(benefits.parties.map { .word($0.id, $0.label) })),
        ]
        for party in benefits.parties {
            let word = party.label
            aspects.append(.init("parties/\(party.id)/gross", word.followed(by: AspectWords.gross, with: ", "), .code(party.gross)))
            aspects.append(.init("parties/\(party.id)/lastingCost", word.followed(by: AspectWords.lastingCost, with: ", "), .code(party.lastingCost)))
            aspects.append(.init("parties/\(party.id)/label", word.followed(by: AspectWords.label, with: ", "), .text(party.label), .wording))
        }
        if let cut = benefits.budgetCut {
            let word = AspectWords.budgetCut
            aspects += [
                .init("budgetCut/party", word.followed(by: AspectWords.parties, with: ", "), .code(cut.party)),
                .init("budgetCut/share", word, .formula(cut.share)),
                .init("budgetCut/rounding", word.followed(by: AspectWords.rounding, with: ", "), .code(cut.rounding?.text)),
            ]
            aspects += cut.attribution.aspects(under: "budgetCut/", word)
        }
        if let present = benefits.presentValue {
            let word = AspectWords.presentValue
            aspects += [
                .init("presentValue/rate", word.followed(by: AspectWords.rate, with: ", "), .formula(present.rate)),
                .init("presentValue/year", word.followed(by: AspectWords.baseYear, with: ", "), .formula(present.year)),
                .init("presentValue/rounding", word.followed(by: AspectWords.rounding, with: ", "), .code(present.rounding?.text)),
            ]
            aspects += present.attribution.aspects(under: "presentValue/", word)
        }
        aspects += benefits.attribution.aspects()
        return [
            ComparedPart(part: .benefits, id: nil, label: nil, aspects: aspects, summary: [.list(benefits.parties.map { .word($0.id, $0.label) })])
        ]
    }

    var comparedRanking: [ComparedPart] {
        guard let ranking else { return [] }
        return [
            ComparedPart(
                part: .ranking, id: nil, label: nil,
                aspects: [
                    .init("value", AspectWords.formula, .formula(ranking.value)), .init("label", AspectWords.label, .text(ranking.label), .wording),
                ]
                    + ranking.attribution.aspects(), summary: [.formula(ranking.value)])
        ]
    }
}

extension AmountDefinition {
    var compared: ComparedPart {
        ComparedPart(
            part: .amount, id: id, label: label,
            aspects: [
                .init("sum", AspectWords.sum, .codes(sum)), .init("less", AspectWords.less, .codes(less)),
                .init("label", AspectWords.label, .text(label), .wording),
            ] + attribution.aspects(), summary: [.codes(sum)])
    }
}

extension Criterion {
    private var scale: ChangedValue {
        .value(.range(RangeValue(lower: .number(lowest), includesLower: true, upper: .number(highest), includesUpper: true)), .plain)
    }

    var compared: ComparedPart {
        ComparedPart(
            part: .criterion, id: id, label: label,
            aspects: [
                .init("weight", AspectWords.weight, .number(weight)), .init("scale", AspectWords.scale, scale),
                .init("threshold", AspectWords.threshold, .number(threshold)), .init("score", AspectWords.score, .formula(score)),
                .init("questions", AspectWords.questions, .codes(questions), .wording), .init("label", AspectWords.label, .text(label), .wording),
                .init("help", AspectWords.help, .text(help), .wording),
            ] + attribution.aspects(), summary: [scale])
    }
}

extension Attribution {
    fileprivate func aspects(under path: String = "", _ word: LocalizedText? = nil) -> [ComparedPart.Aspect] {
        func named(_ aspect: LocalizedText) -> LocalizedText { word?.followed(by: aspect, with: ", ") ?? aspect }
        return [
            .init(path + "assumption", named(AspectWords.assumption), .truth(isAssumption)),
            .init(path + "source", named(AspectWords.source), .text(LocalizedText(verbatim: source)), .wording),
        ]
    }
}
