package import Decimals

/// What a replay adds up to: who flips, by which rule, and what it costs.
package struct ReplayTotals: Sendable, Equatable {
    struct Pair<Value: Hashable & Sendable>: Hashable, Sendable {
        var from: Value
        var to: Value
    }

    /// The sums over some of the applications.
    struct Sums: Sendable, Equatable {
        var compared = 0
        var doesNotFit = 0
        var notEvaluable = 0
        var verdicts: [Pair<Verdict>: Int] = [:]
        var before = Decimal128.zero
        var after = Decimal128.zero
        /// What those that could get more get more, and what the others get less.
        var increase = Decimal128.zero
        var decrease = Decimal128.zero
        /// What could be granted to the applications that the other version can't judge.
        var notCompared = Decimal128.zero

        var applications: Int { compared + doesNotFit + notEvaluable }
        var flipped: Int { verdicts.reduce(0) { $1.key.from == $1.key.to ? $0 : $0 + $1.value } }
    }

    /// How often a rule came out otherwise, and how many flips rest on it.
    struct RuleSums: Sendable, Equatable {
        var changed = 0
        var decides = 0
        /// nil where the rule is not one of the version's.
        var outcomes: [Pair<RuleResult.Outcome?>: Int] = [:]
    }

    /// The version that judged an application.
    package struct JudgingVersion: Hashable, Sendable {
        package var programme: String
        package var version: Int
        package var hash: String

        package init(programme: String, version: Int, hash: String) {
            self.programme = programme
            self.version = version
            self.hash = hash
        }
    }

    private(set) var all = Sums()
    private(set) var byCall: [String: Sums] = [:]
    private(set) var rules: [String: RuleSums] = [:]
    private(set) var versions: [JudgingVersion: Int] = [:]

    package init() {}

    package var applications: Int { all.applications }
    package var flipped: Int { all.flipped }

    /// Throws where the sums would no longer be exact.
    package mutating func add(_ result: ReplayResult, call: String, judgedBy version: JudgingVersion) throws(DecimalError) {
        try all.add(result)
        try byCall[call, default: Sums()].add(result)
        versions[version, default: 0] += 1
        guard case .compared(let comparison) = result else { return }
        for change in comparison.changes {
            rules[change.rule, default: RuleSums()].add(change)
        }
    }
}

extension ReplayTotals.Sums {
    fileprivate mutating func add(_ result: ReplayResult) throws(DecimalError) {
        switch result {
        case .compared(let comparison):
            compared += 1
            verdicts[.init(from: comparison.before.verdict, to: comparison.after.verdict), default: 0] += 1
            before = try before + comparison.before.supportable
            after = try after + comparison.after.supportable
            let cost = comparison.cost
            if cost.isNegative { decrease = try decrease - cost } else { increase = try increase + cost }
        case .doesNotFit(let outcome, _, _):
            doesNotFit += 1
            notCompared = try notCompared + outcome.supportable
        case .notEvaluable(let outcome, _):
            notEvaluable += 1
            notCompared = try notCompared + outcome.supportable
        }
    }
}

extension ReplayTotals.RuleSums {
    fileprivate mutating func add(_ change: ReplayComparison.RuleChange) {
        changed += 1
        if change.decides { decides += 1 }
        outcomes[.init(from: change.from?.outcome, to: change.to?.outcome), default: 0] += 1
    }
}
