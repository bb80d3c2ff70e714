import Decimals
package import FoundationEssentials
import Grants
package import Postgres

/// The eligibility report, read from stored evaluations and never re-evaluated.
package enum EligibilityReportStore {
    /// Counts and one page of cases in one snapshot and one round trip. Cases in the order in which they were submitted, by the server's
    /// clock: one that came on paper and is registered late stands last, wherever a reader of the pages is. Rules come without titles.
    package nonisolated(nonsending) static func report(
        _ filter: EligibilityReport.Filter, page: PageRequest, authority: String, on connection: PostgresConnection
    ) async throws -> EligibilityReport {
        let results = try await connection.transaction(
            isolation: .repeatableRead, readOnly: true, pipelined: try statements(filter, page: page, authority: authority))
        let (verdicts, kinds) = try EligibilityCounts.verdictsAndKinds(results[0])
        return EligibilityReport(
            verdicts: verdicts, organisationKinds: kinds,
            years: try results[1].decode((Int, Int).self).map { .init(year: $0.0, cases: $0.1) },
            areas: try results[2].decode((String, Int).self).map { .init(area: $0.0, cases: $0.1) },
            rules: try EligibilityCounts.rules(results[3]), cases: try cases(results[4], page))
    }

    /// What `report` runs: the counts by verdict, year, area and rule, and the cases.
    package static func statements(
        _ filter: EligibilityReport.Filter, page: PageRequest, authority: String
    ) throws(InvalidCursor) -> [SQL] {
        let counts = EligibilityCounts(filter: filter, authority: authority)
        return [counts.byVerdict, counts.byYear, counts.byArea, counts.byRule, try cases(filter, page, authority)]
    }

    /// One page of cases without the counts.
    package nonisolated(nonsending) static func cases(
        _ filter: EligibilityReport.Filter, page: PageRequest, authority: String, on connection: PostgresConnection
    ) async throws -> Page<EligibilityReport.Case> {
        try cases(try await connection.query(try cases(filter, page, authority)), page)
    }

    /// The evaluations of cases that the counts lack, or have too much; at most so many, without those put off.
    package nonisolated(nonsending) static func uncounted(atMost most: Int, on connection: PostgresConnection) async throws -> [UUID] {
        try await connection.query(
            """
            SELECT evaluation_id FROM eligibility_cases WHERE change <> 0 AND (put_off_until IS NULL OR put_off_until < now())
            ORDER BY evaluation_id LIMIT \(Int32(clamping: most))
            """
        ).decode(UUID.self)
    }

    /// Brings the counts that reports read up to date with these cases, and gives with how many of them; none while another does it.
    /// Reports are right without it, and quick only with it.
    package nonisolated(nonsending) static func count(_ cases: [UUID], on connection: PostgresConnection) async throws -> Int {
        try await connection.query("SELECT count_eligibility(\(cases))").first?.decode(Int.self, 0) ?? 0
    }

    /// Leaves a case out of the counting for an hour.
    package nonisolated(nonsending) static func putOff(_ evaluation: UUID, on connection: PostgresConnection) async throws {
        _ = try await connection.query(
            "UPDATE eligibility_cases SET put_off_until = now() + interval '1 hour' WHERE evaluation_id = \(evaluation)")
    }

    private static func cases(_ filter: EligibilityReport.Filter, _ page: PageRequest, _ authority: String) throws(InvalidCursor) -> SQL {
        var conditions: [SQL] = ["c.current", "c.programme_code = p.code"] + filter.caseConditions
        if let after = page.after { conditions.append(try following(after)) }
        // The pages of an authority's programmes are merged, so that each is read in the order of its index and no further than need be.
        return """
            SELECT a.id, a.call_code, a.owner, a.owner_name, v.title, a.status, a.submitted_at, a.received_at, e.id, e.evaluated_at, e.verdict,
                e.requested, e.permitted, e.currency,
                ARRAY(SELECT rule_id FROM rule_results r WHERE r.evaluation_id = e.id AND r.outcome = 'fail' ORDER BY ordinal),
                ARRAY(SELECT rule_id FROM rule_results r WHERE r.evaluation_id = e.id AND r.outcome = 'undetermined' ORDER BY ordinal)
            FROM (
                SELECT c.* FROM programmes p CROSS JOIN LATERAL (
                    SELECT c.submitted_at, c.application_id, c.evaluation_id FROM eligibility_cases c
                    WHERE \(conditions.joined(separator: " AND "))
                    ORDER BY c.submitted_at, c.application_id LIMIT \(page.limit + 1 + page.offset)) c
                WHERE p.authority = \(authority)
                ORDER BY c.submitted_at, c.application_id LIMIT \(page.limit + 1) OFFSET \(page.offset)) c
            JOIN applications a ON a.id = c.application_id
            JOIN evaluations e ON e.id = c.evaluation_id
            JOIN application_versions v ON v.application_id = e.application_id AND v.version = e.version
            ORDER BY c.submitted_at, c.application_id
            """
    }

    private static func cases(_ rows: PostgresRows, _ page: PageRequest) throws(PostgresError) -> Page<EligibilityReport.Case> {
        Page(try rows.map(Self.case), limit: page.limit) {
            ["\($0.submittedAt.microsecondsSince1970)", $0.application.uuidString.lowercased()]
        }
    }

    private static func following(_ key: [String]) throws(InvalidCursor) -> SQL {
        guard key.count == 2, let microseconds = Int64(key[0]), let instant = try? Instant(microsecondsSince1970: microseconds),
            let id = UUID(uuidString: key[1])
        else { throw InvalidCursor() }
        return "(c.submitted_at, c.application_id) > (\(instant), \(id))"
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
