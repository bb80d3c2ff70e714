import Decimals
import ExactJSON
import Grants
import Localisation
import Persistence

extension DecideApplication.Proposal {
    /// Throws `.invalid` with everything that is wrong with it.
    func check(requested: Decimal128) throws(CaseworkError) {
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
        guard issues.isEmpty else { throw .invalid(issues) }
    }

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
