import ExactJSON
package import Grants
package import Persistence

/// Saves a new draft: an applicant's own, or one that a case officer registers for an organisation that applied on paper.
package struct CreateApplication: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `applications.write`, or `cases.write` and a person for an application on paper. `answer` makes the answer that is stored
    /// with the key. Throws `.invalid` with what can't be saved, `.personRequired`, and the idempotency errors.
    package func callAsFunction(
        _ document: ApplicationDocument, as principal: Principal, key: IdempotencyKey,
        answer: @Sendable (ApplicationCase) throws -> StoredAnswer
    ) async throws -> IdempotentOutcome {
        let visibility = try principal.writable()
        let content = try document.content()
        let onPaper = !visibility.own || (visibility.cases && !content.names(principal))
        if onPaper { try principal.requirePerson() }
        let reading = content.call.map { [CallStore.hash(of: $0)] } ?? []
        return try await environment.once("createApplication", key, by: principal, reading: reading, answer: answer) { connection, results in
            let hash = try results.last.flatMap(CallStore.hash)
            let draft = try await DraftContent(
                content, by: principal, onPaper: onPaper, callHash: hash, catalogue: environment.catalogue, on: connection)
            let now = environment.clock()
            let id = environment.newID(now)
            let name = content.applicant?.organisation?.name
            let registeredBy = onPaper ? principal.actor : nil
            let record = ApplicationRecord(
                draft: id, owner: draft.owner.description, ownerName: name, call: draft.terms?.call.code, registeredBy: registeredBy,
                content: content, at: now)
            let insertion = ApplicationStore.insert(
                .init(
                    id: id, owner: draft.owner, ownerName: name, call: record.call, createdBy: principal.actor,
                    registeredBy: registeredBy, at: now))
            let event = AuditEvent(
                .applicationCreated, by: principal.actor, at: now, application: id, call: record.call,
                details: ["onPaper": .bool(onPaper)])
            return Writing(
                value: ApplicationCase(record, issues: draft.issues),
                statements: [insertion]
                    + ContentStore.write(content, document: document.bytes, application: id, version: 1, isNew: true)
                    + [AuditStore.insert(event)],
                at: now)
        }
    }
}

extension ApplicationContent {
    /// Whether the applicant is the principal's own organisation, or not named.
    fileprivate func names(_ principal: Principal) -> Bool {
        guard let register = applicant?.organisation?.register, let number = applicant?.organisation?.number else { return true }
        let named = (try? OrganisationIdentifier(register: register, number: number).description) ?? "\(register):\(number)"
        return named == principal.normalisedOrganisation
    }
}
