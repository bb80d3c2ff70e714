import Decimals
import ExactJSON
import Grants
import Localisation
import Persistence

extension DecideApplication.Proposal {
    /// Throws `.invalid` with everything that is wrong with it.
    func check(requested: Decimal128, plan: PayoutPlan) throws(CaseworkError) {
        var issues: [FieldIssue] = []
        if reasons.allSatisfy(\.isWhitespace) { issues.append(FieldIssue(JSONPointer("reasons"), .required, text: Self.needsReasons)) }
        if reasons.utf8.contains(0) { issues.append(FieldIssue(JSONPointer("reasons"), .invalidCharacter)) }
        let pointer = JSONPointer("amount")
        switch (outcome, amount?.normalized) {
        case (.rejected, nil): break
        case (.rejected, _?): issues.append(FieldIssue(pointer, .unknownMember, ["name": "amount"], text: Self.refusalHasNoAmount))
        case (.granted, nil): issues.append(FieldIssue(pointer, .required, text: Self.needsAmount))
        case (.granted, let amount?) where amount.sign <= 0:
            issues.append(FieldIssue(pointer, .invalidAmount, ["value": amount.plainText], text: Self.needsAmount))
        case (.granted, let amount?) where amount.scale > Money.decimals:
            issues.append(FieldIssue(pointer, .amountTooPrecise, ["value": amount.plainText, "digits": "\(Money.decimals)"]))
        case (.granted, let amount?) where amount > requested:
            issues.append(
                FieldIssue(pointer, .amountAboveRequested, ["value": amount.moneyText, "requested": requested.moneyText]))
        case (.granted, _?): break
        }
        issues += advanceIssues(plan)
        guard issues.isEmpty else { throw .invalid(issues) }
    }

    /// An advance is a part of a grant, as large as the plan lets it be.
    private func advanceIssues(_ plan: PayoutPlan) -> [FieldIssue] {
        guard let advance = advance?.normalized else { return [] }
        let pointer = JSONPointer("advance")
        guard outcome == .granted, plan.advance != nil else {
            return [FieldIssue(pointer, .unknownMember, ["name": "advance"], text: Self.noAdvance)]
        }
        guard advance.sign > 0 else { return [FieldIssue(pointer, .invalidAmount, ["value": advance.plainText])] }
        guard advance.scale <= Money.decimals else {
            return [FieldIssue(pointer, .amountTooPrecise, ["value": advance.plainText, "digits": "\(Money.decimals)"])]
        }
        guard let amount, let most = try? plan.maximumAdvance(of: amount), advance > most else { return [] }
        return [
            FieldIssue(pointer, .amountTooLarge, ["value": advance.moneyText, "maximum": most.moneyText], text: Self.advanceTooLarge)
        ]
    }

    private static let noAdvance: LocalizedText = [
        .en: "Nothing is paid in advance here.", .nb: "Her betales det ikke forskudd.", .nn: "Her blir det ikkje betalt forskot.",
        .sv: "Här betalas inget förskott.", .fi: "Tässä ei makseta ennakkoa.",
    ]
    private static let advanceTooLarge: LocalizedText = [
        .en: "The advance of {value} is more than {maximum}, the most that may be paid in advance.",
        .nb: "Forskuddet på {value} er mer enn {maximum}, det meste som kan betales på forskudd.",
        .nn: "Forskotet på {value} er meir enn {maximum}, det meste som kan betalast på forskot.",
        .sv: "Förskottet på {value} är mer än {maximum}, det mesta som får betalas i förskott.",
        .fi: "Ennakko {value} on suurempi kuin {maximum}, joka voidaan enintään maksaa ennakkona.",
    ]
    private static let needsReasons: LocalizedText = [
        .en: "A decision needs reasons.", .nb: "Et vedtak må begrunnes.", .nn: "Eit vedtak må grunngivast.",
        .sv: "Ett beslut måste motiveras.", .fi: "Päätös on perusteltava.",
    ]
    private static let needsAmount: LocalizedText = [
        .en: "A grant needs an amount above zero.", .nb: "Et tilsagn må ha et beløp over null.",
        .nn: "Eit tilsegn må ha eit beløp over null.", .sv: "Ett beviljat stöd måste ha ett belopp över noll.",
        .fi: "Myönnöllä on oltava nollaa suurempi rahamäärä.",
    ]
    private static let refusalHasNoAmount: LocalizedText = [
        .en: "A refusal has no amount.", .nb: "Et avslag har ikke noe beløp.", .nn: "Eit avslag har ikkje noko beløp.",
        .sv: "Ett avslag har inget belopp.", .fi: "Hylkäyksessä ei ole rahamäärää.",
    ]
}

extension ApplicationContent {
    /// The support applied for over all years, exactly.
    func requestedTotal() throws(DecimalError) -> Decimal128 {
        var total = Decimal128.zero
        for amount in requestedSupport.values { total = try total + amount }
        return total
    }
}

extension FieldIssue {
    /// A blocking rule that the granted amount breaks, in the rule's own words.
    static func brokenByGrant(_ result: RuleResult, in programme: Programme) -> FieldIssue {
        let rule = programme.rules.first { $0.id == result.id }
        let text = rule.map { rule in
            LocalizedText(Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, rule.text(of: result, in: $0)) }))
        }
        return FieldIssue(JSONPointer("amount"), .ruleFailed, ["rule": result.id], text: text)
    }
}
