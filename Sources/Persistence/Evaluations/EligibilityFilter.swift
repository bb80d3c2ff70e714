package import Grants
import Postgres

extension EligibilityReport {
    /// What the report is narrowed to; nil is everything.
    package struct Filter: Sendable, Equatable {
        package var programme: String?
        package var programmeVersion: Int?
        package var call: String?
        package var verdict: Verdict?
        /// Of the applicant.
        package var organisationKind: OrganisationKind?
        /// A calendar year of the project's period or of one of its amounts.
        package var year: Int?
        /// `country:code` of one of the project's areas.
        package var area: String?
        /// With an outcome: cases in which the rule had it.
        package var rule: String?
        /// Without a rule: cases in which some rule had it.
        package var outcome: RuleResult.Outcome?
        /// Rules of this severity alone: those counted, and those that `rule` and `outcome` ask for.
        package var severity: Rule.Severity?

        package init(
            programme: String? = nil, programmeVersion: Int? = nil, call: String? = nil, verdict: Verdict? = nil,
            organisationKind: OrganisationKind? = nil, year: Int? = nil, area: String? = nil, rule: String? = nil,
            outcome: RuleResult.Outcome? = nil, severity: Rule.Severity? = nil
        ) {
            self.programme = programme
            self.programmeVersion = programmeVersion
            self.call = call
            self.verdict = verdict
            self.organisationKind = organisationKind
            self.year = year
            self.area = area
            self.rule = rule
            self.outcome = outcome
            self.severity = severity
        }
    }
}

extension EligibilityReport.Filter {
    /// Whether the kept counts answer it; else the cases are counted.
    var isCounted: Bool {
        area == nil && rule == nil && outcome == nil && (year == nil || !isDetailed)
    }

    /// What a row `c` of eligibility_cases of programme `p` must be, besides the authority's.
    var caseConditions: [SQL] {
        var conditions = programmeConditions
        if let programmeVersion { conditions.append("c.programme_version = \(Int32(clamping: programmeVersion))") }
        if let call { conditions.append("c.call_code = \(call)") }
        if let verdict { conditions.append("c.verdict = \(verdict)") }
        if let organisationKind { conditions.append("c.organisation_kind = \(organisationKind)") }
        if let year { conditions.append("c.years @> ARRAY[\(Int32(clamping: year))]") }
        if let area {
            conditions.append("EXISTS (SELECT FROM eligibility_areas s WHERE s.evaluation_id = c.evaluation_id AND s.area = \(area))")
        }
        var results: [SQL] = []
        if let rule { results.append("f.rule_id = \(rule)") }
        if let outcome { results.append("f.outcome = \(outcome)") }
        if !results.isEmpty {
            if let severity { results.append("f.severity = \(severity)") }
            conditions.append(
                "EXISTS (SELECT FROM rule_results f WHERE f.evaluation_id = c.evaluation_id AND \(results.joined(separator: " AND ")))")
        }
        return conditions
    }

    /// What a row `k` of eligibility_cells of programme `p` must be to be counted by verdict and organisation kind.
    var verdictCells: [SQL] { cells + [yearCell] + detail }

    /// The same, to be counted by year.
    var yearCells: [SQL] { cells + [year == nil ? "k.year > 0" : yearCell] + (isDetailed ? detail : ["k.verdict = ''"]) }

    /// The same, to be counted by rule or by area.
    var resultCells: [SQL] { cells + [yearCell] + (isDetailed ? detail : ["k.verdict = ''"]) }

    private var isDetailed: Bool { verdict != nil || organisationKind != nil }

    private var cells: [SQL] {
        var conditions = programmeConditions + ["k.call_code = \(call ?? "")"]
        if let programmeVersion { conditions.append("k.programme_version = \(Int32(clamping: programmeVersion))") }
        return conditions
    }

    private var yearCell: SQL { "k.year = \(Int32(clamping: year ?? 0))" }

    private var detail: [SQL] {
        var conditions: [SQL] = ["k.verdict <> ''"]
        if let verdict { conditions.append("k.verdict = \(verdict)") }
        if let organisationKind { conditions.append("k.organisation_kind = \(organisationKind)") }
        return conditions
    }

    private var programmeConditions: [SQL] {
        var conditions: [SQL] = []
        if let programme { conditions.append("p.code = \(programme)") }
        if let call { conditions.append("p.code = (SELECT programme_code FROM calls WHERE code = \(call))") }
        return conditions
    }
}
