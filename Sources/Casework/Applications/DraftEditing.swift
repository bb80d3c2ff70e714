package import ExactJSON
package import FoundationEssentials
package import Grants
import Persistence
import Postgres

/// Replaces a draft's content (`PUT`).
package struct ReplaceContent: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `applications.write`, or `cases.write` for an application on paper. Throws `.notFound`, `.wrongStatus` unless it is
    /// a draft, `.stale`, and `.invalid` with what can't be saved.
    package func callAsFunction(
        _ id: UUID, with document: ApplicationDocument, expecting revision: ExpectedRevision, as principal: Principal
    ) async throws -> ApplicationCase {
        let content = try document.content()
        return try await environment.edit(id, expecting: revision, as: principal) { _ in (content, document.bytes) }
    }
}

/// Changes a draft's content by a merge patch (`PATCH`, RFC 7396).
package struct PatchContent: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// As `ReplaceContent`; the document kept is the merged one.
    package func callAsFunction(
        _ id: UUID, with patch: JSON, expecting revision: ExpectedRevision, as principal: Principal
    ) async throws -> ApplicationCase {
        try await environment.edit(id, expecting: revision, as: principal) { record in
            let merged = record.content.json.merging(patch: patch)
            let document = ApplicationDocument(bytes: merged.bytes(), json: merged)
            return (try document.content(), document.bytes)
        }
    }
}

/// Deletes a draft.
package struct DeleteDraft: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Throws `.notFound`, `.wrongStatus` unless it is a draft, and `.stale`.
    package func callAsFunction(_ id: UUID, expecting revision: ExpectedRevision, as principal: Principal) async throws {
        let visibility = try principal.writable()
        try await environment.pool.withTransaction { connection in
            let record = try await environment.lockedDraft(id, expecting: revision, visibleTo: visibility, on: connection)
            let event = AuditEvent(
                .applicationDeleted, by: principal.actor, at: environment.clock(), application: id, call: record.call,
                details: ["revision": JSON(Int(record.revision))])
            try await connection.pipeline([ApplicationStore.delete(id), AuditStore.insert(event)])
        }
    }
}

extension CaseworkEnvironment {
    /// Takes a draft's row and reads it, in one round trip.
    fileprivate nonisolated(nonsending) func lockedDraft(
        _ id: UUID, expecting revision: ExpectedRevision, visibleTo visibility: Visibility, on connection: PostgresConnection
    ) async throws -> ApplicationRecord {
        let results = try await connection.pipeline([ApplicationStore.lock(id), ApplicationStore.find(id, visibleTo: visibility)])
        guard let record = try ApplicationStore.record(results[1]) else { throw CaseworkError.notFound }
        try revision.require(record)
        try record.require(.draft)
        return record
    }

    fileprivate func edit(
        _ id: UUID, expecting revision: ExpectedRevision, as principal: Principal,
        change: @Sendable (ApplicationRecord) throws -> (content: ApplicationContent, bytes: [UInt8])
    ) async throws -> ApplicationCase {
        let visibility = try principal.writable()
        return try await pool.withTransaction { connection in
            var record = try await lockedDraft(id, expecting: revision, visibleTo: visibility, on: connection)
            let (content, bytes) = try change(record)
            let draft = try await DraftContent(
                content, by: principal, onPaper: record.registeredBy != nil,
                callHash: content.call == record.call ? record.callHash : nil, catalogue: catalogue, on: connection)
            let now = clock()
            record.owner = draft.owner.description
            record.ownerName = content.applicant?.organisation?.name
            record.call = draft.terms?.call.code
            record.content = content
            record.revision += 1
            record.updatedAt = now
            let event = AuditEvent(
                .applicationChanged, by: principal.actor, at: now, application: id, call: record.call,
                details: ["revision": JSON(Int(record.revision))])
            let update = ApplicationStore.updateDraft(
                id, owner: draft.owner, ownerName: record.ownerName, call: record.call, at: now)
            try await connection.pipeline(
                [update] + ContentStore.write(content, document: bytes, application: id, version: record.version, isNew: false)
                    + [AuditStore.insert(event)])
            return ApplicationCase(record, issues: draft.issues)
        }
    }
}
