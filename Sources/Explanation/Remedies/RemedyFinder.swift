package import FEEL

/// Finds what would make a failed condition pass.
///
/// Every remedy has been tried: with it the condition is true, with one step less of any of its changes it is not.
package final class RemedyFinder {
    private let condition: FEELExpression
    private let tree: ExpressionTree
    private let slots: [Value]
    private let environment: EvaluationEnvironment
    private let addresses: [String: FactAddress]
    private let reevaluate: (([String: Value]) -> [Value]?)?
    /// What is left for all that is tried.
    package private(set) var budget: EvaluationBudget

    /// - Parameters:
    ///   - slots: the values with which the condition failed.
    ///   - reevaluate: the slots that follow from giving facts, by path, other values, derived values included; nil
    ///     when they cannot be had. Without it the facts are replaced in the slots where the condition reads them.
    package init(
        _ condition: FEELExpression, slots: [Value], environment: EvaluationEnvironment = EvaluationEnvironment(),
        budget: EvaluationBudget? = nil, reevaluate: (([String: Value]) -> [Value]?)? = nil
    ) {
        self.condition = condition
        tree = condition.tree
        self.slots = slots
        self.environment = environment
        self.reevaluate = reevaluate
        addresses = FactAddress.all(in: tree)
        self.budget = budget ?? EvaluationBudget(environment.limits)
    }

    /// For each fact that alone can make the condition pass its least change, in the order of the facts; if none can,
    /// the changes of several facts that together do, as one remedy. Empty when the condition does not fail or nothing
    /// was found.
    package func remedies(changing facts: [AdjustableFact]) -> [Remedy] {
        guard value(of: condition, slots) == false else { return [] }
        let single = facts.compactMap { fact in change(of: fact, for: condition, Margins(tree), given: [:]) }
        if !single.isEmpty { return single.map { Remedy(changes: [$0.change]) } }
        return combined(changing: facts).map { [$0] } ?? []
    }

    private struct Found {
        let change: Remedy.Change
        let value: Value
        /// One step less, which does not pass.
        let before: Value
    }

    private func change(
        of fact: AdjustableFact, for part: FEELExpression, _ margins: Margins, given: [String: Value]
    ) -> Found? {
        let original = fact.current ?? addresses[fact.path]?.value(in: slots)
        guard let original, reevaluate != nil || addresses[fact.path] != nil,
            original.list == nil || tree.onlyCounts(fact.path)
        else { return nil }
        let search = AmountSearch(fact, current: given[fact.path] ?? original) { [self] value in
            guard let slots = slots(given.merging([fact.path: value]) { $1 }),
                let observation = try? part.observe(slots: slots, environment: environment, budget: &budget)
            else { return nil }
            return AmountSearch.Probe(passes: observation.value == true, margins: margins.values(in: observation))
        }
        guard var search, let result = search.least() else { return nil }
        let (current, needed) = (original.counted, result.value.counted)
        let isRaised = needed.ordered(relativeTo: current).map { $0 > 0 } ?? result.isUpward
        let change = Remedy.Change(
            path: fact.path, current: current, needed: needed,
            difference: isRaised ? needed.distance(from: current) : current.distance(from: needed),
            direction: isRaised ? .raise : .lower, isCount: original.list != nil, isExact: result.isExact)
        return Found(change: change, value: result.value, before: result.before ?? original)
    }

    private func slots(_ given: [String: Value]) -> [Value]? {
        if let reevaluate { return reevaluate(given) }
        var slots = slots
        for (path, value) in given {
            guard let replaced = addresses[path]?.replacing(in: slots, by: value) else { return nil }
            slots = replaced
        }
        return slots
    }

    /// A change for each failed part of a conjunction.
    private func combined(changing facts: [AdjustableFact]) -> Remedy? {
        var given: [String: Value] = [:]
        var found: [Found] = []
        for part in tree.conjuncts {
            let condition = condition.part(part, binding: [:])
            guard let slots = slots(given) else { return nil }
            if value(of: condition, slots) == true { continue }
            let margins = Margins(part)
            let next = facts.lazy.compactMap { [given] in self.change(of: $0, for: condition, margins, given: given) }.first
            guard let next else { return nil }
            found.removeAll { $0.change.path == next.change.path }
            found.append(next)
            given[next.change.path] = next.value
        }
        guard !found.isEmpty, passes(given) else { return nil }
        let isLeast = found.allSatisfy { !passes(given.merging([$0.change.path: $0.before]) { $1 }) }
        return isLeast ? Remedy(changes: found.map(\.change)) : nil
    }

    private func passes(_ given: [String: Value]) -> Bool {
        slots(given).flatMap { value(of: condition, $0) } == true
    }

    private func value(of condition: FEELExpression, _ slots: [Value]) -> Value? {
        try? condition.evaluate(slots: slots, environment: environment, budget: &budget)
    }
}

extension Value {
    /// A list as the number of its elements.
    fileprivate var counted: Value { list.map { .number($0.count) } ?? self }
}

extension ExpressionTree {
    /// Whether the expression reads nothing of the list but how many elements it has.
    fileprivate func onlyCounts(_ path: String, isCounted: Bool = false) -> Bool {
        if let read = self.path, read == path || read.hasPrefix(path + ".") {
            guard isCounted, read == path, children.isEmpty else { return false }
        }
        let counts = if case .builtin("count") = kind { true } else { false }
        return children.allSatisfy { $0.onlyCounts(path, isCounted: counts) }
    }

    /// The parts that `and` joins.
    fileprivate var conjuncts: [ExpressionTree] {
        if case .conjunction = kind { return children.flatMap(\.conjuncts) }
        return [self]
    }
}
