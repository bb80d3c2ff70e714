package import Decimals
import ExactJSON

/// What an evaluation came to, as far as replays compare it.
package struct ReplayOutcome: Sendable, Equatable {
    package struct RuleState: Sendable, Equatable {
        package var id: String
        package var outcome: RuleResult.Outcome
        package var severity: Rule.Severity

        package init(id: String, outcome: RuleResult.Outcome, severity: Rule.Severity) {
            self.id = id
            self.outcome = outcome
            self.severity = severity
        }
    }

    package var verdict: Verdict
    package var requested: Decimal128
    /// nil where no limit applies or one of them is undetermined.
    package var permitted: Decimal128?
    package var hasUndeterminedLimit: Bool
    /// In the order of the programme file.
    package var rules: [RuleState]

    package init(
        verdict: Verdict, requested: Decimal128, permitted: Decimal128?, hasUndeterminedLimit: Bool = false, rules: [RuleState]
    ) {
        self.hasUndeterminedLimit = hasUndeterminedLimit
        self.verdict = verdict
        self.requested = requested
        self.permitted = permitted
        self.rules = rules
    }

    package init(of evaluation: Evaluation) {
        self.init(
            verdict: evaluation.verdict, requested: evaluation.finance.requested, permitted: evaluation.finance.permitted,
            hasUndeterminedLimit: evaluation.finance.hasUndeterminedLimit,
            rules: evaluation.rules.map { RuleState(id: $0.id, outcome: $0.outcome, severity: $0.severity) })
    }

    /// The most that could be granted: of an eligible application, with or without conditions, the lesser of requested and permitted,
    /// in whole hundredths as grants are; of any other, and while a limit is undetermined, nothing.
    package var supportable: Decimal128 {
        switch verdict {
        case .notEligible, .undetermined: return .zero
        case .eligible, .eligibleWithConditions:
            guard !hasUndeterminedLimit else { return .zero }
            guard let permitted, permitted < requested else { return requested }
            let whole = (try? permitted.rounded(toScale: Money.decimals, mode: .floor)) ?? permitted
            return whole.isNegative ? .zero : whole
        }
    }

    /// Whether a receipt tells of a limit that it is undetermined.
    package static func hasUndeterminedLimit(receipt: String) -> Bool {
        let limits = (try? JSON(parsing: Array(receipt.utf8)))?["finance"]?["limits"]?.arrayValue
        return limits?.contains { $0["amount"] == .null } ?? false
    }
}
