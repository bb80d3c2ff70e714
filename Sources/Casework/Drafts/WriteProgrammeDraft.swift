import ExactJSON
package import Grants
import Localisation
package import Persistence
import Postgres

/// Saves a new draft of a programme version, as it is: its mistakes are told, not refused.
package struct CreateProgrammeDraft: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `admin` for the programme's authority, and a person; for a code that is not published yet, the file must name the
    /// principal's organisation as authority. The number is the file's, or the next one where the file gives none.
    ///
    /// Throws `.notFound`, `.personRequired`, `.invalid` with what can't be stored, `.versionTaken`, and the idempotency errors.
    package func callAsFunction(
        _ code: String, _ files: DraftFiles, as principal: Principal, key: IdempotencyKey, answer: @Sendable (CheckedDraft) throws -> StoredAnswer
    ) async throws -> IdempotentOutcome {
        let authority = try principal.writingAuthority()
        guard ProgrammeFile.isCode(code) else { throw CaseworkError.notFound }
        try files.requireStorable()
        // What needs no check is told before it, as it may take its time.
        let reading = [ProgrammeDraftStore.standing(of: code, for: authority)]
        let (answered, found) = try await environment.answered("createProgrammeDraft", key, by: principal, reading: reading)
        if let answered { return answered }
        let before = try ProgrammeDraftStore.standing(found.last)
        guard before.authority ?? authority == authority else { throw CaseworkError.notFound }
        let heading = ProgrammeHeading(of: files.text)
        _ = try Self.number(of: heading, among: before, authority)
        let place = ProgrammeCheck.Place(code: code, version: heading.version, authority: authority)
        let check = try await environment.check(files.text, models: files.models ?? [], at: place)
        let locking = [ProgrammeDraftStore.lock(code)] + reading
        return try await environment.once("createProgrammeDraft", key, by: principal, reading: locking, answer: answer) { _, results in
            let version = try Self.number(of: heading, among: try ProgrammeDraftStore.standing(results.last), authority)
            let now = environment.clock()
            let record = ProgrammeDraftRecord(
                authority: authority, code: code, version: version, file: files.text, models: files.models ?? [], revision: 1, createdAt: now,
                changedAt: now, authors: [principal.actor])
            return Writing(
                value: CheckedDraft(record: record, check: check),
                statements: ProgrammeDraftStore.insert(record, by: principal.actor)
                    + [AuditStore.insert(record.event(.programmeDraftCreated, by: principal.actor, at: now))],
                at: now)
        }
    }

    private static func number(
        of heading: ProgrammeHeading, among standing: ProgrammeStanding, _ authority: String
    ) throws(CaseworkError) -> Int {
        guard standing.authority ?? authority == authority else { throw .notFound }
        guard standing.authority != nil || heading.authority == authority else { throw .invalid([.notOwn(authority)]) }
        let version = heading.version ?? standing.next
        guard version > standing.latest, !standing.drafts.contains(version) else { throw .versionTaken(version, next: standing.next) }
        return version
    }
}

/// Replaces a draft's file (`PUT`).
package struct ReplaceProgrammeDraft: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `admin` for the draft's authority, and a person. Throws `.notFound`, `.personRequired`, `.versionPublished`, `.stale`, and
    /// `.invalid` with what can't be stored.
    package func callAsFunction(
        _ code: String, _ version: Int, with files: DraftFiles, expecting expected: ExpectedDraft, as principal: Principal
    ) async throws -> CheckedDraft {
        let authority = try principal.writingAuthority()
        try files.requireStorable()
        let record = try await environment.pool.withTransaction { connection in
            let before = try await environment.lockedDraft(code, version, of: authority, expecting: expected, on: connection)
            let now = environment.clock()
            let record = ProgrammeDraftRecord(
                authority: authority, code: code, version: version, file: files.text, models: files.models ?? before.models,
                revision: before.revision + 1, createdAt: before.createdAt, changedAt: now,
                authors: before.authors.filter { $0 != principal.actor } + [principal.actor])
            try await connection.pipeline(
                ProgrammeDraftStore.update(record, by: principal.actor)
                    + [AuditStore.insert(record.event(.programmeDraftChanged, by: principal.actor, at: now))])
            return record
        }
        // It is stored: whoever no longer waits for the answer does not end its check, which would be told as a failure.
        return try await Task { try await environment.checked(record) }.value
    }
}

/// Deletes a draft of a programme version.
package struct DeleteProgrammeDraft: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// As `ReplaceProgrammeDraft`.
    package func callAsFunction(
        _ code: String, _ version: Int, expecting expected: ExpectedDraft, as principal: Principal
    ) async throws {
        let authority = try principal.writingAuthority()
        try await environment.pool.withTransaction { connection in
            let record = try await environment.lockedDraft(code, version, of: authority, expecting: expected, on: connection)
            let event = record.event(.programmeDraftDeleted, by: principal.actor, at: environment.clock())
            try await connection.pipeline([ProgrammeDraftStore.delete(record), AuditStore.insert(event)])
        }
    }
}

extension ProgrammeDraftRecord {
    fileprivate func event(_ action: AuditEvent.Action, by actor: Actor, at instant: Instant) -> AuditEvent {
        AuditEvent(
            action, by: actor, at: instant, programme: code,
            details: ["version": JSON(version), "revision": JSON(Int(revision)), "sha256": .string(hash)])
    }
}

extension FieldIssue {
    fileprivate static func notOwn(_ authority: String) -> FieldIssue {
        FieldIssue(
            JSONPointer("file"), .notOwnOrganisation, ["own": authority],
            text: [
                .nb: "Filen til en ny ordning må ha din egen organisasjon, {own}, som myndighet.",
                .nn: "Fila til ei ny ordning må ha din eigen organisasjon, {own}, som styresmakt.",
                .sv: "Filen för ett nytt program måste ha din egen organisation, {own}, som myndighet.",
                .fi: "Uuden ohjelman tiedostossa viranomaisena on oltava oma organisaatiosi, {own}.",
                .en: "The file of a new programme must name your own organisation, {own}, as authority.",
            ])
    }
}
