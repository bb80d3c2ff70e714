import FEEL

/// What one evaluation of an application has left to spend, over all its formulas, tables and models, and what it found out about
/// missing facts.
final class RunMeter {
    /// Steps of a whole evaluation.
    static let steps = 20_000_000

    var budget: EvaluationBudget
    /// The place of each derived value, by its id; empty until it is asked for.
    var places: [String: Int] = [:]
    // Both are right for the rest of a run, as its facts are complete when it is first asked what is missing.
    /// What a derived value reads and finds missing, by its id.
    var missing: [String: [String]] = [:]
    /// The facts that stand behind a path of a derived value.
    var factsBehind: [String: [String]] = [:]

    init(steps: Int = RunMeter.steps) {
        var limits = Limits.standard
        limits.steps = steps
        budget = EvaluationBudget(limits)
    }

    /// Lets something use a meter of what is left; its failure, other than of steps, stays its own.
    func spend<Result>(_ body: (RunMeter) -> Result) -> Result {
        let left = max(0, budget.steps)
        let part = RunMeter(steps: left)
        defer { _ = budget.spend(left - part.budget.steps) }
        return body(part)
    }
}
