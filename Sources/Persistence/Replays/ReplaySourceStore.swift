import Decimals
package import FoundationEssentials
package import Grants
package import Postgres

/// A submitted application as a replay reads it: its content, and what the evaluation says that its eligibility rests on.
package struct ReplaySource: Sendable {
    package var application: UUID
    package var version: Int
    package var createdAt: Instant
    package var call: String
    package var evaluation: UUID
    package var gate: Gate
    package var evaluatedAt: Instant
    package var judgedBy: ReplayTotals.JudgingVersion
    package var before: ReplayOutcome
    /// JSON, in normal form.
    package var content: String
}

package enum ReplaySourceStore {
    /// The hashes of those of the calls that are of the authority's programmes, by code.
    package static func calls(_ codes: [String], of authority: String) -> SQL {
        """
        SELECT c.code, c.sha256 FROM calls c JOIN programmes p ON p.code = c.programme_code
        WHERE c.code = ANY (\(codes)) AND p.authority = \(authority) ORDER BY c.code
        """
    }

    package static func count(_ calls: [String], of authority: String) -> SQL {
        """
        SELECT count(*) FROM applications a \(visible)
        WHERE a.call_code = ANY (\(calls)) AND a.status <> 'draft' AND p.authority = \(authority)
        """
    }

    /// The next applications of one call, in the order in which they were made.
    ///
    /// Only the receipt says why nothing is permitted; as it is long it is read only where it may tell of an undetermined limit.
    package nonisolated(nonsending) static func page(
        of call: String, authority: String, after last: ReplaySource?, limit: Int, on connection: PostgresConnection
    ) async throws -> [ReplaySource] {
        let after: SQL = last.map { "AND (a.created_at, a.id) > (\($0.createdAt), \($0.application))" } ?? ""
        let rows = try await connection.query(
            """
            SELECT a.id, v.version, a.created_at, a.call_code, e.id, e.gate, e.evaluated_at, e.programme_code, e.programme_version,
                e.programme_sha256, e.verdict, e.requested, e.permitted, r.ids, r.outcomes, r.severities, v.content::text,
                CASE WHEN e.permitted IS NULL AND strpos(e.receipt, '{"amount":null,') > 0 THEN e.receipt END
            FROM applications a \(visible)
            JOIN evaluations e ON e.id = a.evaluation_id
            JOIN application_versions v ON v.application_id = a.id AND v.version = e.version
            CROSS JOIN LATERAL (
                SELECT coalesce(array_agg(rule_id ORDER BY ordinal), '{}') AS ids, coalesce(array_agg(outcome ORDER BY ordinal), '{}') AS outcomes,
                    coalesce(array_agg(severity ORDER BY ordinal), '{}') AS severities
                FROM rule_results WHERE evaluation_id = e.id) r
            WHERE a.call_code = \(call) AND a.status <> 'draft' AND p.authority = \(authority) \(after)
            ORDER BY a.created_at, a.id LIMIT \(limit)
            """)
        return try rows.map(source)
    }

    private static let visible: SQL = "JOIN calls c ON c.code = a.call_code JOIN programmes p ON p.code = c.programme_code"

    private static func source(_ row: PostgresRow) throws(PostgresError) -> ReplaySource {
        let ids = try row.decode([String].self, 13)
        let outcomes = try row.decode([RuleResult.Outcome].self, 14)
        let severities = try row.decode([Rule.Severity].self, 15)
        return ReplaySource(
            application: try row.decode(UUID.self, 0), version: try row.decode(Int.self, 1), createdAt: try row.decode(Instant.self, 2),
            call: try row.decode(String.self, 3), evaluation: try row.decode(UUID.self, 4), gate: try row.decode(Gate.self, 5),
            evaluatedAt: try row.decode(Instant.self, 6),
            judgedBy: .init(
                programme: try row.decode(String.self, 7), version: try row.decode(Int.self, 8), hash: try row.decode(String.self, 9)),
            before: ReplayOutcome(
                verdict: try row.decode(Verdict.self, 10), requested: try row.decode(Decimal128.self, 11),
                permitted: try row.decode(Decimal128?.self, 12),
                hasUndeterminedLimit: try row.decode(String?.self, 17).map(ReplayOutcome.hasUndeterminedLimit(receipt:)) ?? false,
                rules: zip(ids, zip(outcomes, severities)).map { .init(id: $0, outcome: $1.0, severity: $1.1) }),
            content: try row.decode(String.self, 16))
    }
}
