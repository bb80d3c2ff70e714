import FEEL

/// What of the document an expression of a programme rests on, directly and by way of derived values, limits and amounts.
struct FactDependencies {
    /// Input paths such as `answers.advanceAmount`.
    private(set) var facts: Set<String> = []
    /// Whether an amount or a share of the finance table is among them.
    private(set) var readsFinance = false
    /// Whether a decision table is: its cells may read any fact.
    private var readsAll = false
    private let programme: Programme
    private var seen: Set<String> = []

    init(of expression: FEELExpression, under programme: Programme) {
        self.programme = programme
        follow(expression)
    }

    /// Whether the fact, a part of it or what it is a part of is read.
    func contains(_ path: String) -> Bool {
        readsAll || facts.contains { $0 == path || $0.hasPrefix(path + ".") || path.hasPrefix($0 + ".") }
    }

    private mutating func follow(_ expression: FEELExpression) {
        for path in expression.facts { follow(path) }
    }

    private mutating func follow(_ path: String) {
        let name = String(path.prefix { $0 != "." })
        guard let slot = programme.layout.declarations.slot(of: name) else { return }
        if let derived = programme.derived.first(where: { $0.id == name }) {
            guard seen.insert(name).inserted else { return }
            switch derived.logic {
            case .formula(let formula): follow(formula.compiled)
            case .table(let table):
                readsAll = true
                if derived.stage != .beforeAmounts { followAmounts() }
                if derived.stage == .last { followLimits() }
                table.inputs.forEach { follow($0) }
            case .decision(let decision): decision.inputs.forEach { follow($0.formula.compiled) }
            }
        } else if slot == programme.layout.benefits, let benefits = programme.benefits {
            guard seen.insert(name).inserted else { return }
            facts.insert("answers.\(benefits.plan)")
            let formulas = [benefits.budgetCut?.share, benefits.presentValue?.rate, benefits.presentValue?.year]
            for formula in formulas.compactMap(\.self) { follow(formula.compiled) }
        } else if slot < programme.layout.parameters {
            facts.insert(path)
        } else if slot >= programme.layout.limits {
            followLimits()
        } else if slot >= programme.layout.amounts {
            followAmounts()
        }
    }

    private mutating func followAmounts() {
        guard !readsFinance else { return }
        readsFinance = true
        for flatRate in programme.flatRates {
            follow(flatRate.rate.compiled)
            if let condition = flatRate.condition { follow(condition.compiled) }
        }
    }

    private mutating func followLimits() {
        guard seen.insert("permitted").inserted else { return }
        for limit in programme.limits {
            follow(limit.amount.compiled)
            if let condition = limit.condition { follow(condition.compiled) }
        }
        followAmounts()
    }
}
