import ExactJSON
package import Grants
package import Persistence
import Postgres

/// Publishes a draft of a programme version: from then on it never changes.
package struct PublishProgrammeDraft: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `admin` for the draft's authority, and a person who has not written it. The file is checked again and its tests are run.
    ///
    /// Throws `.notFound`, `.personRequired`, `.versionPublished`, `.stale`, `.sameAuthor`, `.versionTaken` where a later version is
    /// published, `.notPublishable`, and the idempotency errors.
    package func callAsFunction(
        _ code: String, _ version: Int, expecting expected: ExpectedDraft, as principal: Principal, key: IdempotencyKey,
        answer: @Sendable (ProgrammeVersionEntry) throws -> StoredAnswer
    ) async throws -> IdempotentOutcome {
        let authority = try principal.writingAuthority()
        // Checked before anything is locked, as tests may take their time; what has changed until then is checked again.
        let before = try await environment.reading { try await $0.query(ProgrammeDraftStore.find(code, version: version, of: authority)) }
        let candidate = try ProgrammeDraftStore.record(before)
        var candidateCheck: ProgrammeCheck?
        if let candidate {
            try expected.require(candidate)
            guard !candidate.authors.contains(principal.actor) else { throw CaseworkError.sameAuthor }
            candidateCheck = try await environment.checked(candidate).check
        }
        let reading = CaseworkEnvironment.lockingDraft(code, version, of: authority)
        let outcome = try await environment.once("publishProgrammeDraft", key, by: principal, reading: reading, answer: answer) {
            _, results in
            let draft = try CaseworkEnvironment.draft(results, version, of: authority, expecting: expected)
            guard !draft.authors.contains(principal.actor) else { throw CaseworkError.sameAuthor }
            let standing = try ProgrammeDraftStore.standing(results.dropLast().last)
            guard standing.authority ?? authority == authority else { throw CaseworkError.notFound }
            guard standing.latest < version else { throw CaseworkError.versionTaken(version, next: standing.next) }
            guard let candidateCheck, draft.tag == candidate?.tag else { throw CaseworkError.stale(current: draft.tag) }
            guard candidateCheck.isPublishable, let programme = candidateCheck.programme else {
                throw CaseworkError.notPublishable(candidateCheck)
            }
            let now = environment.clock()
            let event = AuditEvent(
                .programmePublished, by: principal.actor, at: now, programme: code,
                details: ["version": JSON(version), "sha256": .string(draft.hash), "draftRevision": JSON(Int(draft.revision))])
            return Writing(
                value: ProgrammeVersionEntry(publishing: draft, programme.validity, at: now, by: principal.actor),
                statements: ProgrammeStore.insert(programme, authority: authority, file: draft.file, by: principal.actor, at: now)
                    + ProgrammeStore.insertModels(of: programme, at: now)
                    + ProgrammeDraftStore.settle(code, version: version, by: principal.actor, at: now)
                    + [AuditStore.insert(event)],
                at: now)
        }
        try await environment.catalogue.refreshProgrammes(from: environment.pool)
        return outcome
    }
}
