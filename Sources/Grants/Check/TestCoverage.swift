import Decimals

/// What a programme's test cases leave untried.
struct TestCoverage {
    private var outcomes: [String: Set<RuleResult.Outcome>] = [:]
    /// Whether the support of a test was below (-1), at (0) or above (1) a limit.
    private var sides: [String: Set<Int>] = [:]
    private var hasUndetermined = false

    mutating func note(_ evaluation: Evaluation) {
        for rule in evaluation.rules { outcomes[rule.id, default: []].insert(rule.outcome) }
        if evaluation.verdict == .undetermined { hasUndetermined = true }
        guard let support = evaluation.finance[BuiltInAmount.support.rawValue]?.total else { return }
        for limit in evaluation.finance.limits {
            guard let amount = limit.amount else { continue }
            sides[limit.id, default: []].insert(support < amount ? -1 : support == amount ? 0 : 1)
        }
    }

    /// Remarks at the entries that are not tried in full, though they could be.
    func remarks(on programme: Programme, while goesOn: @escaping () -> Bool) -> [FileError] {
        guard !programme.tests.isEmpty else { return [FileError(line: 1, column: 1, message: "the file has no test of its own")] }
        var remarks: [FileError] = []
        var check = RuleCheck(programme, effort: programme.effortOfProofs, while: goesOn)
        for (place, rule) in programme.rules.enumerated() {
            let untried = [RuleResult.Outcome.pass, .fail].filter { !(outcomes[rule.id]?.contains($0) ?? false) }
            guard !untried.isEmpty else { continue }
            let missing = untried.filter { check.isPossible($0, of: place) }.map { $0 == .pass ? "passes" : "fails" }
            // Without effort nothing could be proven impossible; that the check is not whole has been told.
            guard !missing.isEmpty, check.effort > 0 else { continue }
            remarks.append(
                FileError(
                    line: rule.requirement.line, column: rule.requirement.column,
                    message: "in no test the rule \(rule.id) \(missing.joined(separator: " or "))"))
        }
        for limit in programme.limits where check.canApply(limit) && check.effort > 0 {
            let missing = [(-1, "below"), (0, "at"), (1, "above")].filter { !(sides[limit.id]?.contains($0.0) ?? false) }.map(\.1)
            guard !missing.isEmpty else { continue }
            remarks.append(
                FileError(
                    line: limit.amount.line, column: limit.amount.column,
                    message: "in no test the support is \(missing.joined(separator: " or ")) the limit \(limit.id)"))
        }
        if !hasUndetermined { remarks.append(FileError(line: programme.tests[0].line, column: 1, message: "no test comes out undetermined")) }
        return remarks
    }
}
