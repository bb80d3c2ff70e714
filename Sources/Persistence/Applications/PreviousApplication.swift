package import FoundationEssentials
package import Grants
package import Postgres

/// An earlier application that another one names as the one it takes up again.
package struct PreviousApplication: Sendable, Equatable {
    package var id: UUID
    package var status: ApplicationStatus
}

extension ApplicationStore {
    /// The application that the content of another names, if it has left its draft and has the same owner and programme: at most
    /// one row, for `previous(_:)`.
    package static func findPrevious(of id: UUID) -> SQL {
        """
        SELECT e.id, e.status
        FROM applications a
        JOIN application_versions v ON v.application_id = a.id AND v.version = a.current_version
        JOIN calls c ON c.code = a.call_code
        JOIN applications e ON e.owner = a.owner AND e.status <> 'draft' AND e.id =
            CASE WHEN v.content ->> 'previousApplication' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                THEN (v.content ->> 'previousApplication')::uuid END
        JOIN calls ec ON ec.code = e.call_code AND ec.programme_code = c.programme_code
        WHERE a.id = \(id)
        """
    }

    package static func previous(_ rows: PostgresRows) throws -> PreviousApplication? {
        guard let row = rows.first else { return nil }
        return PreviousApplication(id: try row.decode(UUID.self, "id"), status: try row.decode(ApplicationStatus.self, "status"))
    }
}
