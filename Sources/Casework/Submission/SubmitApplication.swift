import ExactJSON
package import FoundationEssentials
package import Grants
import Localisation
package import Persistence

/// Submits a draft: freezes it, evaluates it, stores what the rules said. A rule that fails never stops a submission; missing
/// content and a closed call do.
package struct SubmitApplication: Sendable {
    /// What a submission gives: the case, and the evaluation stored with it.
    package struct Submitted: Sendable {
        package var application: ApplicationCase
        package var evaluationID: UUID
        package var evaluation: Evaluation
        package var programme: Programme
    }

    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `applications.write`; `receivedAt`, the instant at which a paper application came, needs `cases.write`. An
    /// applicant's submission is in time by the server's clock, read once the application's row is held, and its call's: a call
    /// that is published anew meanwhile is either waited for or waits. A draft that its applicant began and then handed in on
    /// paper can be registered so too. What came on paper needs a person who registers it.
    ///
    /// Throws `.notFound`, `.personRequired`, `.stale`, `.wrongStatus`, `.callNotYetOpen`, `.callClosed`, `.invalid`, `.notEvaluable` and the
    /// idempotency errors.
    package func callAsFunction(
        _ id: UUID, receivedAt: Instant? = nil, expecting revision: ExpectedRevision, as principal: Principal, key: IdempotencyKey,
        answer: @Sendable (Submitted) throws -> StoredAnswer
    ) async throws -> IdempotentOutcome {
        let visibility = try receivedAt == nil ? principal.writable() : principal.registering()
        if receivedAt != nil { try principal.requirePerson() }
        let reading = [
            ApplicationStore.lock(id), CallStore.hold(of: id), ApplicationStore.findPrevious(of: id),
            ApplicationStore.find(id, visibleTo: visibility),
        ]
        return try await environment.once("submitApplication", key, by: principal, reading: reading, answer: answer) {
            connection, results in
            let now = environment.clock()
            guard let record = try results.last.flatMap(ApplicationStore.record) else { throw CaseworkError.notFound }
            try revision.require(record)
            try record.require(.draft)
            if record.registeredBy != nil { try principal.requirePerson() }
            var terms: CallTerms?
            if let call = record.call {
                terms = try await environment.catalogue.terms(of: call, hash: record.callHash, on: connection)
            }
            var issues = record.content.submissionIssues(under: terms?.programme)
            let previous = try results.dropLast().last.flatMap(ApplicationStore.previous)
            issues += record.content.issues(withPrevious: previous)
            if let receivedAt, receivedAt > now { issues.append(.receivedInFuture(receivedAt)) }
            guard let terms, issues.isEmpty else { throw CaseworkError.invalid(issues) }
            let received = receivedAt ?? now
            try terms.call.requireOpen(at: received)
            return try writing(record, following: previous, terms: terms, received: received, now: now, by: principal.actor)
        }
    }

    private func writing(
        _ record: ApplicationRecord, following previous: PreviousApplication?, terms: CallTerms, received: Instant, now: Instant,
        by actor: Actor
    ) throws -> Writing<Submitted> {
        let evaluation = try terms.evaluate(record.content, gate: .submission, at: received)
        let evaluationID = environment.newID(now)
        var submitted = record
        submitted.status = .submitted
        submitted.revision += 1
        submitted.submittedBy = actor
        submitted.submittedAt = now
        submitted.receivedAt = received
        submitted.updatedAt = now
        submitted.evaluation = evaluationID
        submitted.verdict = evaluation.verdict
        var details: JSONObject = [
            "version": JSON(record.version), "receivedAt": .string(received.description),
            "evaluation": .string(evaluationID.uuidString.lowercased()), "verdict": .string(evaluation.verdict.rawValue),
        ]
        details["previousApplication"] = previous.map { .string($0.id.uuidString.lowercased()) }
        let event = AuditEvent(
            .applicationSubmitted, by: actor, at: now, application: record.id, call: terms.call.code,
            programme: terms.programme.code, details: details)
        let statements =
            [ApplicationStore.freeze(record.id, version: record.version, at: now)]
            + EvaluationStore.insert(
                evaluation, id: evaluationID, application: record.id, version: record.version,
                receipt: terms.receipt(of: evaluation, for: record))
            + [
                ApplicationStore.submit(
                    record.id, call: terms.call.code, by: actor, at: now, receivedAt: received, evaluation: evaluationID,
                    previous: previous?.id),
                AuditStore.insert(event),
            ]
        return Writing(
            value: Submitted(
                application: ApplicationCase(submitted), evaluationID: evaluationID, evaluation: evaluation,
                programme: terms.programme),
            statements: statements, at: now)
    }
}

extension Call {
    fileprivate func requireOpen(at instant: Instant) throws(CaseworkError) {
        switch phase(at: instant) {
        case .coming: throw .callNotYetOpen(opens: opens, at: instant)
        case .closed: throw .callClosed(closes: closes, at: instant)
        case .open: break
        }
    }
}

extension FieldIssue {
    fileprivate static func receivedInFuture(_ instant: Instant) -> FieldIssue {
        FieldIssue(
            JSONPointer("receivedAt"), .invalidDate, ["value": instant.description],
            text: [
                .en: "{value} has not been yet: an application can't have been received after now.",
                .nb: "{value} har ikke vært ennå: en søknad kan ikke være mottatt etter nå.",
                .nn: "{value} har ikkje vore enno: ein søknad kan ikkje vere motteken etter no.",
                .sv: "{value} har inte varit än: en ansökan kan inte ha kommit in efter nu.",
                .fi: "{value} on tulevaisuudessa: hakemus ei ole voinut saapua nykyhetken jälkeen.",
            ])
    }
}
