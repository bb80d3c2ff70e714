import Decimals
package import FoundationEssentials
import Grants
package import Postgres

/// Payout schedules, over all grants or of one.
package enum PayoutStore {
    /// By due day, application and number.
    package nonisolated(nonsending) static func list(
        _ filter: PayoutFilter, page: PageRequest, authority: String, on connection: PostgresConnection
    ) async throws -> Page<PayoutRow> {
        let after: SQL = try page.after.map { "AND \(try following($0))" } ?? ""
        let rows = try await connection.query(
            """
            \(selection) WHERE \(condition(filter, authority)) \(after)
            ORDER BY i.due, i.application_id, i.number LIMIT \(page.limit + 1) OFFSET \(page.offset)
            """)
        return Page(try rows.map(Self.row), limit: page.limit) {
            ["\($0.instalment.due)", $0.application.uuidString.lowercased(), "\($0.instalment.number)"]
        }
    }

    /// The schedule of one application; no rows where there is none to see.
    package nonisolated(nonsending) static func schedule(
        of application: UUID, visibleTo visibility: Visibility, on connection: PostgresConnection
    ) async throws -> [PayoutRow] {
        let rows = try await connection.query(
            "\(selection) WHERE i.application_id = \(application) AND \(visibility.condition) ORDER BY i.number")
        return try rows.map(row)
    }

    private static let selection: SQL = """
        SELECT i.application_id, a.call_code, c.programme_code, v.title, a.owner, a.owner_name, v.account_type, v.account_number,
            d.currency, i.number, i.due, i.amount, i.period_start, i.period_end, i.condition, i.status, i.kind
        \(DecisionStore.sources)
        JOIN application_versions v ON v.application_id = d.application_id AND v.version = d.version
        JOIN instalments i ON i.application_id = d.application_id
        """

    private static func condition(_ filter: PayoutFilter, _ authority: String) -> SQL {
        var conditions: [SQL] = ["p.authority = \(authority)"]
        if let call = filter.call { conditions.append("a.call_code = \(call)") }
        if let programme = filter.programme { conditions.append("c.programme_code = \(programme)") }
        if let from = filter.from { conditions.append("i.due >= \(from)") }
        if let to = filter.to { conditions.append("i.due <= \(to)") }
        if let status = filter.status { conditions.append("i.status = \(status)") }
        return conditions.joined(separator: " AND ")
    }

    private static func following(_ key: [String]) throws(InvalidCursor) -> SQL {
        guard key.count == 3, let due = try? CalendarDate(parsing: key[0]), let id = UUID(uuidString: key[1]),
            let number = Int32(key[2])
        else { throw InvalidCursor() }
        return "(i.due, i.application_id, i.number) > (\(due), \(id), \(number))"
    }

    private static func row(_ row: PostgresRow) throws(PostgresError) -> PayoutRow {
        PayoutRow(
            application: try row.decode(UUID.self, 0), call: try row.decode(String.self, 1),
            programme: try row.decode(String.self, 2), title: try row.decode(String?.self, 3),
            owner: try row.decode(String.self, 4), ownerName: try row.decode(String?.self, 5),
            accountType: try row.decode(String?.self, 6), accountNumber: try row.decode(String?.self, 7),
            currency: try row.decode(String.self, 8),
            instalment: Instalment(
                number: try row.decode(Int.self, 9), due: try row.decode(CalendarDate.self, 10),
                amount: try row.decode(Decimal128.self, 11), periodStart: try row.decode(CalendarDate?.self, 12),
                periodEnd: try row.decode(CalendarDate?.self, 13), condition: try row.decode(PayoutCondition?.self, 14),
                status: try row.decode(Instalment.Status.self, 15), kind: try row.decode(Instalment.Kind.self, 16)))
    }
}
