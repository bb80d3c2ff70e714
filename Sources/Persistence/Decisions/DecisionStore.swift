import Decimals
package import FoundationEssentials
package import Grants
package import Postgres

/// Statements on decisions; a grant is stored with its instalments, which must sum to it.
package enum DecisionStore {
    package static func insert(_ decision: DecisionRecord, instalments: [Instalment]) -> [SQL] {
        let insertion: SQL = """
            INSERT INTO decisions (
                application_id, version, outcome, amount, currency, reasons, evaluation_id, decided_at, decided_by_organisation,
                decided_by_person, advance, accept_by)
            VALUES (
                \(decision.application), \(decision.version), \(decision.outcome), \(decision.amount), \(decision.currency),
                \(decision.reasons), \(decision.evaluation), \(decision.decidedAt), \(decision.decidedBy.organisation),
                \(decision.decidedBy.person), \(decision.advance), \(decision.acceptBy))
            """
        guard !instalments.isEmpty else { return [insertion] }
        return [
            insertion,
            """
            INSERT INTO instalments (application_id, number, due, amount, status, period_start, period_end, condition, kind)
            SELECT \(decision.application), t.number, t.due, t.amount, t.status, t.period_start, t.period_end, t.condition, t.kind
            FROM unnest(\(instalments.map(\.number)), \(instalments.map(\.due)), \(instalments.map(\.amount)),
                \(instalments.map(\.status)), \(instalments.map(\.periodStart)), \(instalments.map(\.periodEnd)),
                \(instalments.map(\.condition)), \(instalments.map(\.kind)))
                AS t (number, due, amount, status, period_start, period_end, condition, kind)
            """,
        ]
    }

    /// At most one row, for `record(_:)`.
    package static func find(_ application: UUID, visibleTo visibility: Visibility) -> SQL {
        """
        SELECT d.* \(sources) WHERE d.application_id = \(application) AND \(visibility.condition)
        """
    }

    package static func record(_ rows: PostgresRows) throws(PostgresError) -> DecisionRecord? {
        guard let row = rows.first, let actor = try Actor(row, "decided_by") else { return nil }
        return DecisionRecord(
            application: try row.decode(UUID.self, "application_id"), version: try row.decode(Int.self, "version"),
            outcome: try row.decode(DecisionRecord.Outcome.self, "outcome"), amount: try row.decode(Decimal128?.self, "amount"),
            advance: try row.decode(Decimal128?.self, "advance"), acceptBy: try row.decode(CalendarDate?.self, "accept_by"),
            currency: try row.decode(String.self, "currency"), reasons: try row.decode(String.self, "reasons"),
            evaluation: try row.decode(UUID.self, "evaluation_id"), decidedAt: try row.decode(Instant.self, "decided_at"),
            decidedBy: actor)
    }

    static let sources: SQL = """
        FROM decisions d
        JOIN applications a ON a.id = d.application_id
        JOIN calls c ON c.code = a.call_code
        JOIN programmes p ON p.code = c.programme_code
        """
}

extension DecisionRecord.Outcome: PostgresEnum {}
