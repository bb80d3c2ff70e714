package import Decimals
package import FoundationEssentials
package import Grants

/// How the submitted applications of an authority's programmes stand, from the evaluations that their eligibility rests on.
package struct EligibilityReport: Sendable {
    /// What the report is narrowed to; nil is everything. With a rule and an outcome: cases in which that rule had it.
    package struct Filter: Sendable, Equatable {
        package var call: String?
        package var verdict: Verdict?
        package var rule: String?
        package var outcome: RuleResult.Outcome?

        package init(call: String? = nil, verdict: Verdict? = nil, rule: String? = nil, outcome: RuleResult.Outcome? = nil) {
            self.call = call
            self.verdict = verdict
            self.rule = rule
            self.outcome = outcome
        }
    }

    /// How many of the cases had each outcome of one rule of one programme.
    package struct RuleCount: Sendable, Equatable {
        package var programme: String
        package var rule: String
        package var severity: Rule.Severity
        package var outcomes: [RuleResult.Outcome: Int]
    }

    package struct Case: Sendable {
        package var application: UUID
        package var call: String
        package var owner: String
        package var ownerName: String?
        package var title: String?
        package var status: ApplicationStatus
        /// When it was registered, by the server's clock; on paper it may have come earlier.
        package var submittedAt: Instant
        package var receivedAt: Instant
        package var evaluation: UUID
        package var evaluatedAt: Instant
        package var verdict: Verdict
        package var requested: Decimal128
        package var permitted: Decimal128?
        package var currency: String
        /// Rules in the order of the programme file.
        package var failed: [String]
        package var undetermined: [String]
    }

    /// Every verdict, zero where no case has it.
    package var verdicts: [Verdict: Int]
    package var rules: [RuleCount]
    package var cases: Page<Case>
}
