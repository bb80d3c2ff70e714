import FEEL

/// Proves what no answer can bring about, on any day.
///
/// Silent where it is not certain: what is not proven may be so all the same.
struct RuleProver {
    /// A condition and what it is asked to be.
    typealias Demand = (condition: ExpressionTree, truth: Literal.Truth)

    private let base: ProvableFacts
    private let parameters: [Parameter]
    private let limits: [LimitDefinition]
    /// What the proofs of one file may take, in comparisons or so.
    private(set) var effort: Int
    private var namesOfFormulas: [String: Set<String>] = [:]

    static let standardEffort = 5_000_000
    /// What a proof takes at least.
    private static let effortOfProof = 500
    private static let mostDays = 64

    init(_ facts: ProvableFacts, parameters: [Parameter], limits: [LimitDefinition] = [], effort: Int = standardEffort) {
        base = facts
        self.parameters = parameters
        self.limits = limits
        self.effort = effort
    }

    /// Whether the demands can't be met at once, whatever is answered and on whatever day. `given` is taken to hold.
    mutating func isImpossible(_ demands: [Demand], given literals: [Literal] = []) -> Bool {
        guard effort > 0 else { return false }
        effort -= Self.effortOfProof
        var names: Set<String> = []
        for demand in demands { names.formUnion(self.names(in: demand.condition)) }
        if !literals.isEmpty || names.contains("permitted") { for limit in limits { names.formUnion(self.names(in: limit.amount.compiled.tree)) } }
        guard let days = days(of: names) else { return false }
        return days.allSatisfy { isImpossible(demands, literals, $0) }
    }

    private mutating func isImpossible(_ demands: [Demand], _ literals: [Literal], _ facts: ProvableFacts) -> Bool {
        let finder = WayFinder(facts: facts)
        var ways = Ways(all: [literals])
        for demand in demands {
            ways = ways.and(finder.ways(demand.condition, demand.truth))
            ways.all.removeAll { Contradiction.isCertain($0, facts, effort: &effort) }
            if ways.all.isEmpty { return true }
            guard effort > 0 else { return false }
        }
        return false
    }

    /// The names that a condition stands on, those of the formulas behind its names included.
    mutating func names(in tree: ExpressionTree) -> Set<String> {
        var names: Set<String> = []
        var open = [tree]
        while let part = open.popLast() {
            open += part.children
            guard case .input = part.kind, let name = base.path(part), names.insert(name).inserted, let formula = base.formulas[name] else {
                continue
            }
            if let known = namesOfFormulas[name] {
                names.formUnion(known)
            } else {
                // Until it is known itself, so that nothing runs in a circle.
                namesOfFormulas[name] = []
                let inner = self.names(in: formula)
                namesOfFormulas[name] = inner
                names.formUnion(inner)
            }
        }
        return names
    }

    /// What is known on the days on which the named parameters have one value each, or none; nil where that is too much.
    private func days(of names: Set<String>) -> [ProvableFacts]? {
        let concerned = parameters.filter { names.contains($0.id) }
        let values = concerned.flatMap(\.values)
        let starts = Set(values.compactMap(\.from) + values.compactMap { $0.until?.adding(days: 1) }).sorted()
        guard starts.count < Self.mostDays else { return nil }
        let first = starts.first?.adding(days: -1) ?? CalendarDate(year: 2000, month: 1, day: 1)
        return ([first].compactMap(\.self) + starts).map { day in
            var facts = base
            for parameter in concerned { facts.constants[parameter.id] = parameter.value(on: day)?.value ?? .null }
            let finder = WayFinder(facts: facts)
            for limit in limits {
                let term = Term(limit.id, kind: .number)
                // The permitted support is the least of the limits, and known only where each of them is.
                if limit.condition == nil {
                    facts.bounds["permitted", default: []].append(.order(Term("permitted", kind: .number), isStrict: false, term))
                }
                if finder.isNull(limit.amount.compiled.tree) {
                    facts.bounds[limit.id, default: []].append(.null(term))
                } else if limit.rounding == nil, let amount = finder.term(limit.amount.compiled.tree) {
                    facts.bounds[limit.id, default: []] += [.order(term, isStrict: false, amount), .order(amount, isStrict: false, term)]
                }
            }
            return facts
        }
    }
}
