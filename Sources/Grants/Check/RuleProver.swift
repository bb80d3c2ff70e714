import FEEL

/// Proves what no answer can bring about, on any day.
///
/// Silent where it is not certain: what is not proven may be so all the same.
struct RuleProver {
    /// A condition and what it is asked to be.
    typealias Demand = (condition: ExpressionTree, truth: Literal.Truth)

    private let base: ProvableFacts
    private let parameters: [String: Parameter]
    private let limits: [LimitDefinition]
    /// What the proofs of one file may take, in comparisons or so.
    private(set) var effort: Int
    /// Whether there is still time.
    private let goesOn: () -> Bool
    private var namesOfFormulas: [String: Set<String>] = [:]

    static let standardEffort = 5_000_000
    /// What a proof takes at least.
    private static let effortOfProof = 500
    private static let mostDays = 64

    init(
        _ facts: ProvableFacts, parameters: [Parameter], limits: [LimitDefinition] = [], effort: Int = standardEffort,
        while goesOn: @escaping () -> Bool = { true }
    ) {
        base = facts
        self.parameters = Dictionary(parameters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.limits = limits
        self.effort = effort
        self.goesOn = goesOn
    }

    /// Whether the demands can't be met at once, whatever is answered and on whatever day. `given` is taken to hold.
    mutating func isImpossible(_ demands: [Demand], given literals: [Literal] = []) -> Bool {
        if !goesOn() { effort = 0 }
        guard effort > 0 else { return false }
        effort -= Self.effortOfProof
        var names = Set(literals.flatMap(\.valued).map(\.key))
        for demand in demands { names.formUnion(self.names(in: demand.condition)) }
        let limits = limits(boundBy: &names)
        effort -= names.count
        let concerned = names.compactMap { parameters[$0] }
        guard let days = days(of: concerned) else { return false }
        return days.allSatisfy { day in
            guard effort > 0 else { return false }
            return isImpossible(demands, literals, facts(on: day, concerned, limits))
        }
    }

    /// Takes what something beside a proof took.
    mutating func spend(_ effort: Int) { self.effort -= effort }

    private mutating func isImpossible(_ demands: [Demand], _ literals: [Literal], _ facts: ProvableFacts) -> Bool {
        let finder = WayFinder(facts: facts)
        var ways = Ways(all: [literals])
        for demand in demands {
            let spent = finder.spent
            ways = ways.and(finder.ways(demand.condition, demand.truth))
            effort -= finder.spent - spent
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
            effort -= 1
            open += part.children
            guard case .input = part.kind, let name = base.path(part), names.insert(name).inserted, let formula = base.formulas[name] else {
                continue
            }
            if let known = namesOfFormulas[name] {
                names.formUnion(known)
                effort -= known.count
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

    /// The limits among the names, all of them where the permitted support is; the names that their amounts stand on are added.
    private mutating func limits(boundBy names: inout Set<String>) -> [LimitDefinition] {
        let areAllNamed = names.contains("permitted")
        var named: [LimitDefinition] = []
        // A limit may stand on those before it.
        for limit in limits.reversed() where areAllNamed || names.contains(limit.id) {
            names.formUnion(self.names(in: limit.amount.compiled.tree))
            named.append(limit)
        }
        return named.reversed()
    }

    /// Days on which the parameters have each of their values together, or none; nil where they are too many.
    private mutating func days(of concerned: [Parameter]) -> [CalendarDate]? {
        let values = concerned.flatMap(\.values)
        effort -= values.count
        let starts = Set(values.compactMap(\.from) + values.compactMap { $0.until?.adding(days: 1) }).sorted()
        guard starts.count < Self.mostDays else { return nil }
        let first = starts.first?.adding(days: -1) ?? CalendarDate(year: 2000, month: 1, day: 1)
        return [first].compactMap(\.self) + starts
    }

    /// What is known on a day.
    private mutating func facts(on day: CalendarDate, _ parameters: [Parameter], _ limits: [LimitDefinition]) -> ProvableFacts {
        var facts = base
        for parameter in parameters {
            facts.constants[parameter.id] = parameter.value(on: day)?.value ?? .null
            effort -= parameter.values.count
        }
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
        effort -= finder.spent + limits.count * 10
        return facts
    }
}
