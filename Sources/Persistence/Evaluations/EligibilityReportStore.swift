import Decimals
import FoundationEssentials
import Grants
package import Postgres

/// The eligibility report, read from stored evaluations and never re-evaluated.
package enum EligibilityReportStore {
    /// Counts and one page of cases in one snapshot and one round trip. Cases in the order in which they were submitted, by the server's
    /// clock: one that came on paper and is registered late stands last, wherever a reader of the pages is.
    package nonisolated(nonsending) static func report(
        _ filter: EligibilityReport.Filter, page: PageRequest, authority: String, on connection: PostgresConnection
    ) async throws -> EligibilityReport {
        let base = base(filter, authority)
        let results = try await connection.transaction(
            isolation: .repeatableRead, readOnly: true,
            pipelined: [
                "SELECT e.verdict, count(*) \(base) GROUP BY e.verdict",
                """
                SELECT e.programme_code, r.rule_id, r.severity, r.outcome, count(*)
                FROM rule_results r JOIN (SELECT e.id, e.programme_code \(base)) e ON e.id = r.evaluation_id
                GROUP BY e.programme_code, r.rule_id, r.severity, r.outcome
                ORDER BY e.programme_code, min(r.ordinal), r.rule_id, r.severity, r.outcome
                """,
                try cases(base, page),
            ])
        var verdicts = Dictionary(uniqueKeysWithValues: Verdict.allCases.map { ($0, 0) })
        for (verdict, count) in try results[0].decode((Verdict, Int).self) { verdicts[verdict] = count }
        return EligibilityReport(verdicts: verdicts, rules: try counts(results[1]), cases: try cases(results[2], page))
    }

    /// One page of cases without the counts.
    package nonisolated(nonsending) static func cases(
        _ filter: EligibilityReport.Filter, page: PageRequest, authority: String, on connection: PostgresConnection
    ) async throws -> Page<EligibilityReport.Case> {
        try cases(try await connection.query(try cases(base(filter, authority), page)), page)
    }

    private static func cases(_ base: SQL, _ page: PageRequest) throws(InvalidCursor) -> SQL {
        let after: SQL = try page.after.map { key throws(InvalidCursor) in "AND \(try following(key))" } ?? ""
        return "\(selection) \(base) \(after) ORDER BY a.submitted_at, a.id LIMIT \(page.limit + 1) OFFSET \(page.offset)"
    }

    private static func cases(_ rows: PostgresRows, _ page: PageRequest) throws(PostgresError) -> Page<EligibilityReport.Case> {
        Page(try rows.map(Self.case), limit: page.limit) {
            ["\($0.submittedAt.microsecondsSince1970)", $0.application.uuidString.lowercased()]
        }
    }

    private static let selection: SQL = """
        SELECT a.id, a.call_code, a.owner, a.owner_name, v.title, a.status, a.submitted_at, a.received_at, e.id, e.evaluated_at, e.verdict, e.requested,
            e.permitted, e.currency,
            ARRAY(SELECT rule_id FROM rule_results r WHERE r.evaluation_id = e.id AND r.outcome = 'fail' ORDER BY ordinal),
            ARRAY(SELECT rule_id FROM rule_results r WHERE r.evaluation_id = e.id AND r.outcome = 'undetermined' ORDER BY ordinal)
        """

    private static func base(_ filter: EligibilityReport.Filter, _ authority: String) -> SQL {
        var conditions: [SQL] = ["p.authority = \(authority)", "a.status <> 'draft'"]
        if let call = filter.call { conditions.append("a.call_code = \(call)") }
        if let verdict = filter.verdict { conditions.append("e.verdict = \(verdict)") }
        var results: [SQL] = []
        if let rule = filter.rule { results.append("f.rule_id = \(rule)") }
        if let outcome = filter.outcome { results.append("f.outcome = \(outcome)") }
        if !results.isEmpty {
            conditions.append(
                "EXISTS (SELECT FROM rule_results f WHERE f.evaluation_id = e.id AND \(results.joined(separator: " AND ")))")
        }
        return """
            FROM applications a
            JOIN application_versions v ON v.application_id = a.id AND v.version = a.current_version
            JOIN calls c ON c.code = a.call_code
            JOIN programmes p ON p.code = c.programme_code
            JOIN evaluations e ON e.id = a.evaluation_id
            WHERE \(conditions.joined(separator: " AND "))
            """
    }

    private static func following(_ key: [String]) throws(InvalidCursor) -> SQL {
        guard key.count == 2, let microseconds = Int64(key[0]), let instant = try? Instant(microsecondsSince1970: microseconds),
            let id = UUID(uuidString: key[1])
        else { throw InvalidCursor() }
        return "(a.submitted_at, a.id) > (\(instant), \(id))"
    }

    private static func counts(_ rows: PostgresRows) throws(PostgresError) -> [EligibilityReport.RuleCount] {
        var counts: [EligibilityReport.RuleCount] = []
        for (programme, rule, severity, outcome, count) in try rows.decode((String, String, Rule.Severity, RuleResult.Outcome, Int).self) {
            if counts.last.map({ ($0.programme, $0.rule, $0.severity) != (programme, rule, severity) }) ?? true {
                counts.append(.init(programme: programme, rule: rule, severity: severity, outcomes: [:]))
            }
            counts[counts.count - 1].outcomes[outcome] = count
        }
        return counts
    }

    private static func `case`(_ row: PostgresRow) throws(PostgresError) -> EligibilityReport.Case {
        EligibilityReport.Case(
            application: try row.decode(UUID.self, 0), call: try row.decode(String.self, 1), owner: try row.decode(String.self, 2),
            ownerName: try row.decode(String?.self, 3), title: try row.decode(String?.self, 4),
            status: try row.decode(ApplicationStatus.self, 5), submittedAt: try row.decode(Instant.self, 6),
            receivedAt: try row.decode(Instant.self, 7), evaluation: try row.decode(UUID.self, 8),
            evaluatedAt: try row.decode(Instant.self, 9), verdict: try row.decode(Verdict.self, 10),
            requested: try row.decode(Decimal128.self, 11), permitted: try row.decode(Decimal128?.self, 12),
            currency: try row.decode(String.self, 13), failed: try row.decode([String].self, 14),
            undetermined: try row.decode([String].self, 15))
    }
}
