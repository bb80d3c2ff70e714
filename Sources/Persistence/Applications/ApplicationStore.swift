package import FoundationEssentials
package import Grants
package import Postgres

/// Statements on applications. What is to run in one round trip is given as statements, to be pipelined.
package enum ApplicationStore {
    /// A new draft.
    package struct Draft: Sendable {
        package var id: UUID
        package var owner: OrganisationIdentifier
        package var ownerName: String?
        package var call: String?
        package var createdBy: Actor
        /// The case officer, for an application that came on paper.
        package var registeredBy: Actor?
        package var at: Instant

        package init(
            id: UUID, owner: OrganisationIdentifier, ownerName: String?, call: String?, createdBy: Actor, registeredBy: Actor?, at: Instant
        ) {
            self.id = id
            self.owner = owner
            self.ownerName = ownerName
            self.call = call
            self.createdBy = createdBy
            self.registeredBy = registeredBy
            self.at = at
        }
    }

    package static func insert(_ draft: Draft) -> SQL {
        """
        INSERT INTO applications (
            id, call_code, owner_register, owner_number, owner_name, status, revision, current_version, created_by_organisation,
            created_by_person, registered_by_organisation, registered_by_person, created_at, updated_at)
        VALUES (
            \(draft.id), \(draft.call), \(draft.owner.register.rawValue), \(draft.owner.number), \(draft.ownerName), 'draft', 1, 1,
            \(draft.createdBy.organisation), \(draft.createdBy.person), \(draft.registeredBy?.organisation),
            \(draft.registeredBy?.person), \(draft.at), \(draft.at))
        """
    }

    /// Takes the application's row until the transaction ends; what is read after it is current.
    package static func lock(_ id: UUID) -> SQL {
        "SELECT id FROM applications WHERE id = \(id) FOR UPDATE"
    }

    /// At most one row, for `record(_:)`.
    package static func find(_ id: UUID, visibleTo visibility: Visibility) -> SQL {
        "\(selection) WHERE a.id = \(id) AND \(visibility.condition)"
    }

    /// One row where there is such an application to see.
    package static func exists(_ id: UUID, visibleTo visibility: Visibility) -> SQL {
        """
        SELECT FROM applications a LEFT JOIN calls c ON c.code = a.call_code LEFT JOIN programmes p ON p.code = c.programme_code
        WHERE a.id = \(id) AND \(visibility.condition)
        """
    }

    package static func record(_ rows: PostgresRows) throws -> ApplicationRecord? {
        guard let row = rows.first else { return nil }
        return try ApplicationRecord(row)
    }

    /// What a draft's new content changes in the application itself; raises the revision.
    package static func updateDraft(
        _ id: UUID, owner: OrganisationIdentifier, ownerName: String?, call: String?, at: Instant
    ) -> SQL {
        """
        UPDATE applications SET revision = revision + 1, owner_register = \(owner.register.rawValue), owner_number = \(owner.number),
            owner_name = \(ownerName), call_code = \(call), updated_at = \(at)
        WHERE id = \(id)
        """
    }

    package static func delete(_ id: UUID) -> SQL {
        "DELETE FROM applications WHERE id = \(id)"
    }

    package static func freeze(_ id: UUID, version: Int, at: Instant) -> SQL {
        "UPDATE application_versions SET frozen = true, frozen_at = \(at) WHERE application_id = \(id) AND version = \(version)"
    }

    package static func submit(
        _ id: UUID, call: String, by actor: Actor, at: Instant, receivedAt: Instant, evaluation: UUID, previous: UUID?
    ) -> SQL {
        """
        UPDATE applications SET status = 'submitted', revision = revision + 1, call_code = \(call), submitted_at = \(at),
            received_at = \(receivedAt), submitted_by_organisation = \(actor.organisation), submitted_by_person = \(actor.person),
            evaluation_id = \(evaluation), previous_application = \(previous), updated_at = \(at)
        WHERE id = \(id)
        """
    }

    package static func decide(_ id: UUID, status: ApplicationStatus, at: Instant) -> SQL {
        """
        UPDATE applications SET status = \(status), revision = revision + 1, updated_at = \(at)
        WHERE id = \(id)
        """
    }

    static let selection: SQL = """
        SELECT a.id, a.call_code, c.sha256 AS call_sha256, c.programme_code, c.programme_version, p.authority, a.owner, a.owner_name,
            a.status, a.revision, a.current_version, a.registered_by_organisation, a.registered_by_person,
            a.submitted_by_organisation, a.submitted_by_person, a.created_at, a.updated_at, a.submitted_at, a.received_at,
            a.evaluation_id, e.verdict, d.amount AS granted, d.decided_at, v.content
        \(sources)
        """

    static let sources: SQL = """
        FROM applications a
        JOIN application_versions v ON v.application_id = a.id AND v.version = a.current_version
        LEFT JOIN calls c ON c.code = a.call_code
        LEFT JOIN programmes p ON p.code = c.programme_code
        LEFT JOIN evaluations e ON e.id = a.evaluation_id
        LEFT JOIN decisions d ON d.application_id = a.id
        """
}
