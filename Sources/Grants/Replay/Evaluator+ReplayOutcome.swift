import FEEL

extension Evaluator {
    /// What `evaluate` comes to, without what explains it: no values, missing facts or traces.
    package func replayOutcome(
        of content: ApplicationContent, gate: Gate, at instant: Instant
    ) throws(EvaluationError) -> ReplayOutcome {
        let (run, finance) = try run(content, at: instant, grantedSupport: nil)
        var rules: [ReplayOutcome.RuleState] = []
        // By index: a rule has many parts, and iterating would copy each.
        for place in programme.rules.indices where programme.rules[place].gates.contains(gate) {
            let outcome = try EvaluationRun.outcome(programme.rules[place]) { formula throws(EvaluationError) in
                try run.value(of: formula).boolean
            }
            rules.append(.init(id: programme.rules[place].id, outcome: outcome, severity: programme.rules[place].severity))
        }
        return ReplayOutcome(
            verdict: Evaluation.verdict(of: rules.lazy.map { ($0.severity, $0.outcome) }), requested: finance.requested,
            permitted: finance.permitted, hasUndeterminedLimit: finance.hasUndeterminedLimit, rules: rules)
    }
}
