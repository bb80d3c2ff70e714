package import Decimals
import ExactJSON
package import FoundationEssentials
package import Grants
import Postgres

/// One application with its current version's content, as one row of one statement.
package struct ApplicationRecord: Sendable {
    package var id: UUID
    /// nil while a draft names no known call.
    package var call: String?
    /// SHA-256 of the call's file as published now.
    package var callHash: String?
    package var programme: String?
    package var programmeVersion: Int?
    /// `register:number` of the programme's authority.
    package var authority: String?
    package var owner: String
    package var ownerName: String?
    package var status: ApplicationStatus
    package var revision: Int64
    package var version: Int
    package var registeredBy: Actor?
    package var submittedBy: Actor?
    package var createdAt: Instant
    package var updatedAt: Instant
    package var submittedAt: Instant?
    package var receivedAt: Instant?
    /// The stored evaluation of its eligibility, and the verdict; a decision rests on one of its own.
    package var evaluation: UUID?
    package var verdict: Verdict?
    /// The amount granted; nil before a grant.
    package var granted: Decimal128?
    package var decidedAt: Instant?
    package var content: ApplicationContent

    /// A new draft, as it will be read.
    package init(
        draft id: UUID, owner: String, ownerName: String?, call: String?, registeredBy: Actor?, content: ApplicationContent, at: Instant
    ) {
        self.id = id
        self.owner = owner
        self.ownerName = ownerName
        self.call = call
        self.registeredBy = registeredBy
        status = .draft
        revision = 1
        version = 1
        createdAt = at
        updatedAt = at
        self.content = content
    }

    init(_ row: PostgresRow) throws {
        id = try row.decode(UUID.self, "id")
        call = try row.decode(String?.self, "call_code")
        callHash = try row.decode(String?.self, "call_sha256")
        programme = try row.decode(String?.self, "programme_code")
        programmeVersion = try row.decode(Int?.self, "programme_version")
        authority = try row.decode(String?.self, "authority")
        owner = try row.decode(String.self, "owner")
        ownerName = try row.decode(String?.self, "owner_name")
        status = try row.decode(ApplicationStatus.self, "status")
        revision = try row.decode(Int64.self, "revision")
        version = try row.decode(Int.self, "current_version")
        registeredBy = try Actor(row, "registered_by")
        submittedBy = try Actor(row, "submitted_by")
        createdAt = try row.decode(Instant.self, "created_at")
        updatedAt = try row.decode(Instant.self, "updated_at")
        submittedAt = try row.decode(Instant?.self, "submitted_at")
        receivedAt = try row.decode(Instant?.self, "received_at")
        evaluation = try row.decode(UUID?.self, "evaluation_id")
        verdict = try row.decode(Verdict?.self, "verdict")
        granted = try row.decode(Decimal128?.self, "granted")
        decidedAt = try row.decode(Instant?.self, "decided_at")
        content = try ApplicationContent(JSON(parsing: try row.decode(PostgresJSON.self, "content").text))
    }
}

extension Actor {
    init?(_ row: PostgresRow, _ column: String) throws(PostgresError) {
        guard let organisation = try row.decode(String?.self, column + "_organisation"),
            let person = try row.decode(String?.self, column + "_person")
        else { return nil }
        self.init(organisation: organisation, person: person)
    }
}
