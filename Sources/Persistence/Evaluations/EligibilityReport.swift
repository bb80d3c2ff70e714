package import Decimals
package import FoundationEssentials
package import Grants
package import Localisation

/// How the submitted applications of an authority's programmes stand, from the evaluations that their eligibility rests on.
package struct EligibilityReport: Sendable {
    /// How many of the cases had each outcome of one rule of one programme version.
    package struct RuleCount: Sendable, Equatable {
        package var programme: String
        package var programmeVersion: Int
        package var rule: String
        /// As the programme version has it; the store knows none.
        package var title: LocalizedText?
        package var severity: Rule.Severity
        package var outcomes: [RuleResult.Outcome: Int]
    }

    /// How many of the cases belong to a year; a case counts in each of its years.
    package struct YearCount: Sendable, Equatable {
        package var year: Int
        package var cases: Int
    }

    /// How many of the cases lie in an area; a case counts in each of its areas.
    package struct AreaCount: Sendable, Equatable {
        /// `country:code`.
        package var area: String
        package var cases: Int
    }

    package struct Case: Sendable {
        package var application: UUID
        package var call: String
        package var owner: String
        package var ownerName: String?
        /// Of the version that was evaluated.
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

    /// More areas than this are not listed; what is left out has the fewest cases.
    package static let maximumAreas = 1_000

    /// Every verdict, zero where no case has it.
    package var verdicts: [Verdict: Int]
    /// Every kind of applicant, zero where no case has it.
    package var organisationKinds: [OrganisationKind: Int]
    /// In order; with a year asked for, that one alone.
    package var years: [YearCount]
    /// The most cases first; with an area asked for, that one alone.
    package var areas: [AreaCount]
    /// By programme and version, in the order of its file.
    package var rules: [RuleCount]
    package var cases: Page<Case>
}
