package import Decimals

/// One application's outcome under the version that judged it beside that under another version.
package struct ReplayComparison: Sendable, Equatable {
    /// A rule that came out otherwise, or with another severity; nil where a version does not have it at the gate.
    package struct RuleChange: Sendable, Equatable {
        package var rule: String
        package var from: ReplayOutcome.RuleState?
        package var to: ReplayOutcome.RuleState?
        /// Whether the change of verdict rests on it.
        package var decides: Bool
    }

    package let before: ReplayOutcome
    package let after: ReplayOutcome
    /// In the order of the other version's file; rules that only the judging version has come last.
    package let changes: [RuleChange]

    package init(before: ReplayOutcome, after: ReplayOutcome) {
        self.before = before
        self.after = after
        changes = before.rules == after.rules ? [] : Self.changes(before, after)
    }

    package var isFlipped: Bool { before.verdict != after.verdict }

    /// How much more could be granted than before; negative where it is less.
    package var cost: Decimal128 {
        // Exact: both have at most two decimals and come from amounts within `Money.maximum`.
        after.supportable.adding(-before.supportable) ?? .zero
    }

    private static func changes(_ before: ReplayOutcome, _ after: ReplayOutcome) -> [RuleChange] {
        let old = Dictionary(before.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(after.rules.map(\.id))
        var changes: [RuleChange] = []
        func add(_ id: String, _ from: ReplayOutcome.RuleState?, _ to: ReplayOutcome.RuleState?) {
            guard from != to else { return }
            let (one, other) = (from.flatMap(verdict), to.flatMap(verdict))
            // The rule alone made the verdict what it was, or makes it what it is, and not so in the other version.
            let decides = before.verdict != after.verdict && one != other && (one == before.verdict || other == after.verdict)
            changes.append(RuleChange(rule: id, from: from, to: to, decides: decides))
        }
        for rule in after.rules { add(rule.id, old[rule.id], rule) }
        for rule in before.rules where !kept.contains(rule.id) { add(rule.id, rule, nil) }
        return changes
    }

    /// The verdict that the rule alone would give, where that is not `eligible`.
    private static func verdict(_ state: ReplayOutcome.RuleState) -> Verdict? {
        let verdict = Evaluation.verdict(of: CollectionOfOne((state.severity, state.outcome)))
        return verdict == .eligible ? nil : verdict
    }
}
