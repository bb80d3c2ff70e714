package import Decimals
package import FoundationEssentials
package import Grants
package import Postgres

/// An application as lists show it.
package struct ApplicationSummary: Sendable {
    package var id: UUID
    package var call: String?
    package var title: String?
    package var owner: String
    package var ownerName: String?
    package var status: ApplicationStatus
    package var revision: Int64
    package var createdAt: Instant
    package var updatedAt: Instant
    package var submittedAt: Instant?
    package var receivedAt: Instant?
    package var verdict: Verdict?
    package var requested: Decimal128
    package var granted: Decimal128?
    /// The rejected application that this one takes up again.
    package var previousApplication: UUID?
}

/// What a list of applications is narrowed to; nil is everything.
package struct ApplicationFilter: Sendable, Equatable {
    package var call: String?
    package var status: ApplicationStatus?
    /// `register:number` of the owner.
    package var organisation: String?
    /// A calendar year of the project's period or of one of its amounts.
    package var year: Int?

    package init(call: String? = nil, status: ApplicationStatus? = nil, organisation: String? = nil, year: Int? = nil) {
        self.call = call
        self.status = status
        self.organisation = organisation
        self.year = year
    }
}

extension ApplicationStore {
    /// Oldest first, then by id: what is added while pages are read comes last, so nothing is lost or doubled.
    package nonisolated(nonsending) static func list(
        _ filter: ApplicationFilter, page: PageRequest, visibleTo visibility: Visibility, on connection: PostgresConnection
    ) async throws -> Page<ApplicationSummary> {
        var conditions: [SQL] = [visibility.condition]
        if let call = filter.call { conditions.append("a.call_code = \(call)") }
        if let status = filter.status { conditions.append("a.status = \(status)") }
        if let organisation = filter.organisation { conditions.append("a.owner = \(organisation)") }
        if let year = filter.year { conditions.append("v.years @> ARRAY[\(Int32(clamping: year))]") }
        if let after = page.after { conditions.append(try following(after)) }
        let rows = try await connection.query(
            """
            SELECT a.id, a.call_code, v.title, a.owner, a.owner_name, a.status, a.revision, a.created_at, a.updated_at, a.submitted_at,
                a.received_at, e.verdict, d.amount,
                (SELECT coalesce(sum(r.amount), 0) FROM requested_support r
                    WHERE r.application_id = v.application_id AND r.version = v.version),
                a.previous_application
            \(sources)
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY a.created_at, a.id LIMIT \(page.limit + 1) OFFSET \(page.offset)
            """)
        let summaries = try rows.map { row in
            ApplicationSummary(
                id: try row.decode(UUID.self, 0), call: try row.decode(String?.self, 1), title: try row.decode(String?.self, 2),
                owner: try row.decode(String.self, 3), ownerName: try row.decode(String?.self, 4),
                status: try row.decode(ApplicationStatus.self, 5), revision: try row.decode(Int64.self, 6),
                createdAt: try row.decode(Instant.self, 7), updatedAt: try row.decode(Instant.self, 8),
                submittedAt: try row.decode(Instant?.self, 9), receivedAt: try row.decode(Instant?.self, 10),
                verdict: try row.decode(Verdict?.self, 11), requested: try row.decode(Decimal128.self, 13),
                granted: try row.decode(Decimal128?.self, 12), previousApplication: try row.decode(UUID?.self, 14))
        }
        return Page(summaries, limit: page.limit) { ["\($0.createdAt.microsecondsSince1970)", $0.id.uuidString.lowercased()] }
    }

    /// Rows after a key of instant (microseconds) and id, in the order of `a.created_at, a.id`.
    static func following(_ key: [String]) throws(InvalidCursor) -> SQL {
        guard key.count == 2, let microseconds = Int64(key[0]), let instant = try? Instant(microsecondsSince1970: microseconds),
            let id = UUID(uuidString: key[1])
        else { throw InvalidCursor() }
        return "(a.created_at, a.id) > (\(instant), \(id))"
    }
}
