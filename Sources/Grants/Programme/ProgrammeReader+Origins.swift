import DMN
import FEEL

extension ProgrammeReader {
    /// Notes what a name is computed from, for the analysis of decision tables.
    mutating func note(_ name: String, isComputedFrom facts: [String]) {
        if analysisLimits != nil { origins[name] = ValueOrigin(facts, under: origins, within: &originWork) }
    }

    mutating func note(_ name: String, isComputedFrom formulas: [Formula?], and facts: [String] = []) {
        note(name, isComputedFrom: formulas.compactMap(\.self).flatMap(\.compiled.facts) + facts)
    }

    /// Names whose entries have mistakes: of what they are computed from nothing is known.
    mutating func noteLost(_ names: [String]) {
        for name in names { origins[name] = .anything }
    }

    mutating func note(_ derived: DerivedValue) {
        switch derived.logic {
        case .formula(let formula): note(derived.id, isComputedFrom: [formula])
        case .table(let table): note(derived.id, isComputedFrom: Array(table.compiled.reads.facts))
        case .decision(let decision): note(derived.id, isComputedFrom: decision.inputs.map(\.formula))
        }
    }

    /// What the finance table computes of the budget's lines and the financing.
    mutating func noteAmounts(categories: [Programme.Category], flatRates: [FlatRate]) {
        for category in categories { note(category.id, isComputedFrom: ["lines." + category.id]) }
        for flatRate in flatRates { note(flatRate.id, isComputedFrom: [flatRate.rate, flatRate.condition], and: flatRate.bases) }
        let rates = flatRates.map(\.id)
        for amount in BuiltInAmount.allCases { note(amount.rawValue, isComputedFrom: amount.parts.flatMap { $0 == "flatRates" ? rates : [$0] }) }
    }

    /// The years, which hold all amounts and shares.
    mutating func noteYears(_ shares: [ShareDefinition]) {
        for share in shares { note(share.id, isComputedFrom: [share.numerator, share.base]) }
        note("years", isComputedFrom: Array(layout.declarations.names[layout.amounts..<layout.years]))
    }

    mutating func note(_ benefits: BenefitsDefinition?) {
        guard let benefits else { return }
        note(
            BenefitsDefinition.name, isComputedFrom: [benefits.budgetCut?.share, benefits.presentValue?.rate, benefits.presentValue?.year],
            and: ["answers." + benefits.plan])
    }

    /// What the limits give together.
    mutating func noteSupport(_ limits: [LimitDefinition]) {
        for name in ["permitted", "headroom", "bindingLimit"] { note(name, isComputedFrom: limits.map(\.id) + ["requested"]) }
    }
}

extension BuiltInAmount {
    /// What it sums. Flat rates count only by themselves: beside lines, which make any sum, nothing follows from them.
    fileprivate var parts: [String] {
        switch self {
        case .flatRates: ["flatRates"]
        case .unitCosts, .lumpSums, .income, .actualCosts: ["lines"]
        case .totalCosts: ["lines", "coFinanciers"]
        case .publicInKind, .privateInKind, .inKind, .publicCash, .privateCash, .cash, .publicCoFinancing, .privateCoFinancing, .coFinancing:
            ["coFinanciers"]
        case .support: ["requested"]
        case .totalFinancing: ["requested", "coFinanciers"]
        case .financingGap: ["lines", "coFinanciers", "requested"]
        }
    }
}
