package import Decimals
package import ExactJSON

/// What the rules say of one application at one gate.
package enum Verdict: String, Sendable, CaseIterable {
    case eligible, eligibleWithConditions, notEligible, undetermined
}

/// One run of a programme version's rules on one application's content at one gate and instant.
package struct Evaluation: Sendable {
    package var programme: String
    package var programmeVersion: Int
    package var programmeHash: String
    package var call: String
    package var gate: Gate
    package var at: Instant
    /// The amount that stood in for the requested support, at a decision.
    package var grantedSupport: Decimal128?
    package var finance: FinanceTable
    package var verdict: Verdict
    /// Every rule of the gate, in the file's order.
    package var rules: [RuleResult]
    /// The parameters in force, by id, as the evaluation used them.
    package var parameters: [(id: String, value: Parameter.Dated)]
    /// What the programme's decision tables and DMN decisions gave, in the order in which they were asked.
    package var decisions: [DecisionTaken] = []
    /// The benefits plan, computed; nil where the programme reads none, or the application gives none.
    package var benefits: BenefitsTable?
    /// The scores of the criteria that the programme computes, in the file's order.
    package var criteria: [CriterionScore] = []
    /// What the application is ranked by; nil where it is ranked by its scores.
    package var ranking: RankingValue?
    /// What would give a better verdict; only of an explained evaluation.
    package var remedy: VerdictRemedy?

    /// The verdict that rule results amount to (domain.md section 4).
    package static func verdict(of rules: [RuleResult]) -> Verdict {
        verdict(of: rules.lazy.map { ($0.severity, $0.outcome) })
    }

    static func verdict(of outcomes: some Sequence<(Rule.Severity, RuleResult.Outcome)>) -> Verdict {
        var isUndetermined = false
        var hasConditions = false
        for outcome in outcomes {
            switch outcome {
            case (.blocking, .fail): return .notEligible
            case (.blocking, .undetermined): isUndetermined = true
            case (.condition, .fail), (.condition, .undetermined): hasConditions = true
            default: break
            }
        }
        return isUndetermined ? .undetermined : hasConditions ? .eligibleWithConditions : .eligible
    }
}

/// The outcome of one rule with the values it compared.
package struct RuleResult: Sendable {
    package enum Outcome: String, Sendable, CaseIterable {
        case pass, fail, undetermined, notApplicable
    }

    /// A value as people and receipts see it: numbers as decimal strings, dates as RFC 3339, lists and contexts as JSON.
    package struct NamedValue: Sendable, Equatable {
        package var name: String
        package var value: JSON

        package init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    package var id: String
    package var outcome: Outcome
    package var severity: Rule.Severity
    package var pointer: String
    package var values: [NamedValue]
    /// Paths of the facts that were missing, where the outcome is undetermined.
    package var missing: [String]
    /// Why it does not pass, and what would make it; only where an explained evaluation failed or came to nothing.
    package var explanation: RuleExplanation?
    /// Every sub-expression of condition and requirement with its value, in order of evaluation.
    package var trace: [TracedValue]

    package init(
        id: String, outcome: Outcome, severity: Rule.Severity, pointer: String, values: [NamedValue], missing: [String],
        trace: [TracedValue] = []
    ) {
        self.id = id
        self.outcome = outcome
        self.severity = severity
        self.pointer = pointer
        self.values = values
        self.missing = missing
        self.trace = trace
    }

    package struct TracedValue: Sendable, Equatable {
        /// Which formula of the rule, the criterion or the ranking, by its key in the programme file.
        package enum Formula: String, Sendable {
            case when, require, score, value
        }

        package var formula: Formula
        /// Where in the formula, in Unicode scalars.
        package var span: Range<Int>
        package var expression: String
        package var value: JSON
    }
}
