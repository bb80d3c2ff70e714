import Grants
import Postgres

/// The statements that count the cases of an eligibility report, and what they answer. The kept counts are added to the cases that they
/// have not got yet; where they do not answer the filter, the cases themselves are counted, by index-only scans.
struct EligibilityCounts {
    let filter: EligibilityReport.Filter
    let authority: String
    /// Whether the kept counts are added up, or the cases.
    private var isCounted: Bool

    init(filter: EligibilityReport.Filter, authority: String) {
        self.filter = filter
        self.authority = authority
        isCounted = filter.isCounted
    }

    var byVerdict: SQL {
        """
        SELECT verdict, organisation_kind, sum(n)::bigint
        FROM (\(sum(
            "SELECT k.verdict, k.organisation_kind, k.cases AS n \(cells(filter.verdictCells))",
            "SELECT c.verdict, c.organisation_kind, \(change) AS n \(cases())"))) t
        GROUP BY verdict, organisation_kind HAVING sum(n) <> 0
        """
    }

    var byYear: SQL {
        var conditions: [SQL] = []
        if let year = filter.year { conditions.append("y.year = \(Int32(clamping: year))") }
        return """
            SELECT year, sum(n)::bigint
            FROM (\(sum(
                "SELECT k.year, k.cases AS n \(cells(filter.yearCells))",
                "SELECT y.year, \(change) AS n \(cases(joining: "CROSS JOIN LATERAL unnest(c.years) AS y (year)", where: conditions))"))) t
            GROUP BY year HAVING sum(n) <> 0 ORDER BY year
            """
    }

    var byArea: SQL {
        // Kept for any year alone: a case of many areas and many years would have too many counts to change.
        guard !isCounted || filter.year == nil else {
            var uncounted = self
            uncounted.isCounted = false
            return uncounted.byArea
        }
        var conditions: [SQL] = []
        if let area = filter.area { conditions.append("s.area = \(area)") }
        return """
            SELECT area, sum(n)::bigint
            FROM (\(sum(
                "SELECT s.area, s.cases AS n \(cells(filter.resultCells, joining: "JOIN eligibility_area_counts s ON s.cell_id = k.id"))",
                """
                SELECT s.area, \(change) AS n
                \(cases(joining: "JOIN eligibility_areas s ON s.evaluation_id = c.evaluation_id", where: conditions))
                """))) t
            GROUP BY area HAVING sum(n) <> 0 ORDER BY sum(n) DESC, area LIMIT \(EligibilityReport.maximumAreas)
            """
    }

    var byRule: SQL {
        var conditions: [SQL] = []
        if let severity = filter.severity { conditions.append("r.severity = \(severity)") }
        return """
            SELECT programme_code, programme_version, rule_id, severity, outcome, sum(n)::bigint
            FROM (\(sum(
                """
                SELECT k.programme_code, k.programme_version, r.rule_id, r.severity, r.outcome, r.ordinal, r.cases AS n
                \(cells(filter.resultCells + conditions, joining: "JOIN eligibility_rule_counts r ON r.cell_id = k.id"))
                """,
                """
                SELECT c.programme_code, c.programme_version, r.rule_id, r.severity, r.outcome, r.ordinal, \(change) AS n
                \(cases(joining: "JOIN rule_results r ON r.evaluation_id = c.evaluation_id", where: conditions))
                """))) t
            GROUP BY programme_code, programme_version, rule_id, severity, outcome HAVING sum(n) <> 0
            ORDER BY programme_code, programme_version, min(ordinal), rule_id, severity, outcome
            """
    }

    /// Verdicts and organisation kinds, each summed over the other.
    static func verdictsAndKinds(_ rows: PostgresRows) throws(PostgresError) -> ([Verdict: Int], [OrganisationKind: Int]) {
        var verdicts = Dictionary(uniqueKeysWithValues: Verdict.allCases.map { ($0, 0) })
        var kinds = Dictionary(uniqueKeysWithValues: OrganisationKind.allCases.map { ($0, 0) })
        for (verdict, kind, count) in try rows.decode((Verdict, String, Int).self) {
            verdicts[verdict, default: 0] += count
            // No application is submitted without a kind.
            if let kind = OrganisationKind(rawValue: kind) { kinds[kind, default: 0] += count }
        }
        return (verdicts, kinds)
    }

    static func rules(_ rows: PostgresRows) throws(PostgresError) -> [EligibilityReport.RuleCount] {
        var counts: [EligibilityReport.RuleCount] = []
        let decoded = try rows.decode((String, Int, String, Rule.Severity, RuleResult.Outcome, Int).self)
        for (programme, version, rule, severity, outcome, count) in decoded {
            let key = (programme, version, rule, severity)
            if counts.last.map({ ($0.programme, $0.programmeVersion, $0.rule, $0.severity) != key }) ?? true {
                counts.append(.init(programme: programme, programmeVersion: version, rule: rule, severity: severity, outcomes: [:]))
            }
            counts[counts.count - 1].outcomes[outcome] = count
        }
        return counts
    }

    private func sum(_ counted: SQL, _ uncounted: SQL) -> SQL {
        isCounted ? "\(counted) UNION ALL \(uncounted)" : uncounted
    }

    /// What a row of `cases` adds to the counts.
    private var change: SQL { isCounted ? "c.change" : "1" }

    private func cases(joining other: SQL = "", where conditions: [SQL] = []) -> SQL {
        let all = ["p.authority = \(authority)", isCounted ? "c.change <> 0" : "c.current"] + filter.caseConditions + conditions
        return "FROM programmes p JOIN eligibility_cases c ON c.programme_code = p.code \(other) WHERE \(all.joined(separator: " AND "))"
    }

    private func cells(_ conditions: [SQL], joining other: SQL = "") -> SQL {
        let all = ["p.authority = \(authority)"] + conditions
        return "FROM programmes p JOIN eligibility_cells k ON k.programme_code = p.code \(other) WHERE \(all.joined(separator: " AND "))"
    }
}
