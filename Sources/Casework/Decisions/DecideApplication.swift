package import Decimals
import ExactJSON
package import FoundationEssentials
package import Grants
package import Persistence
import Postgres

/// Decides a submitted application: a grant with its payout schedule, or a refusal with reasons.
package struct DecideApplication: Sendable {
    /// What is decided, as sent.
    package struct Proposal: Sendable {
        package var outcome: DecisionRecord.Outcome
        /// Of a grant; must be absent from a refusal.
        package var amount: Decimal128?
        /// Of a grant, where the programme's payout plan has an advance: what is paid at once.
        package var advance: Decimal128?
        package var reasons: String

        package init(outcome: DecisionRecord.Outcome, amount: Decimal128? = nil, advance: Decimal128? = nil, reasons: String) {
            self.outcome = outcome
            self.amount = amount
            self.advance = advance
            self.reasons = reasons
        }
    }

    package struct Decided: Sendable {
        package var application: ApplicationCase
        package var decision: DecisionRecord
        /// Of a grant, summing to it; empty for a refusal.
        package var instalments: [Instalment]
    }

    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `decisions.write` for the authority of the programme, and a person, another one than who registered the case.
    ///
    /// Grants of a call are decided one after the other, so that they never exceed its envelope. Throws `.notFound`,
    /// `.stale`, `.wrongStatus`, `.personRequired`, `.sameOfficer`, `.invalid` (amount, reasons, a rule that the grant breaks),
    /// `.envelopeExceeded`, `.notEvaluable` and the idempotency errors.
    package func callAsFunction(
        _ id: UUID, _ proposal: Proposal, expecting revision: ExpectedRevision, as principal: Principal, key: IdempotencyKey,
        answer: @Sendable (Decided) throws -> StoredAnswer
    ) async throws -> IdempotentOutcome {
        try principal.require(.decisionsWrite)
        try principal.requirePerson()
        let visibility = Visibility(organisation: principal.normalisedOrganisation, own: false, cases: true)
        let reading =
            [ApplicationStore.lock(id)] + CallStore.lockEnvelope(of: id)
            + [ApplicationStore.find(id, visibleTo: visibility)]
        return try await environment.once("decideApplication", key, by: principal, reading: reading, answer: answer) {
            connection, results in
            let now = environment.clock()
            guard let record = try results.last.flatMap(ApplicationStore.record) else { throw CaseworkError.notFound }
            try revision.require(record)
            try record.require(.submitted, .inReview, .recommended)
            guard principal.actor != record.registeredBy, principal.actor != record.submittedBy else { throw CaseworkError.sameOfficer }
            guard let call = record.call, let latest = record.evaluation,
                let terms = try await environment.catalogue.terms(of: call, hash: record.callHash, on: connection)
            else { throw CaseworkError.noEvaluation }
            try proposal.check(requested: record.content.requestedTotal(), plan: terms.programme.payout)
            let resting = try proposal.amount.map { amount in
                try granted(amount, advance: proposal.advance, record, terms, envelope: try CallStore.envelope(results.dropLast()), at: now)
            }
            return writing(record, proposal, resting, latest: latest, terms, at: now, by: principal.actor)
        }
    }

    /// A grant that keeps the rules and the envelope, with its evaluation and payout schedule.
    private struct Grant {
        var evaluationID: UUID
        var evaluation: Evaluation
        var instalments: [Instalment]
        var acceptBy: CalendarDate?
    }

    private func granted(
        _ amount: Decimal128, advance: Decimal128?, _ record: ApplicationRecord, _ terms: CallTerms, envelope: CallStore.Envelope, at now: Instant
    ) throws -> Grant {
        let evaluation = try terms.evaluate(record.content, gate: .decision, at: now, grantedSupport: amount)
        let broken = evaluation.rules.filter { $0.severity == .blocking && ($0.outcome == .fail || $0.outcome == .undetermined) }
        guard broken.isEmpty else { throw CaseworkError.invalid(broken.map { .brokenByGrant($0, in: terms.programme) }) }
        if let left = try envelope.left(), amount > left {
            throw CaseworkError.envelopeExceeded(left: left, currency: terms.call.currency)
        }
        guard let start = record.content.period?.start, let end = record.content.period?.end else {
            throw CaseworkError.notEvaluable("the application states no period to pay out over")
        }
        let award = Award(
            grant: amount, supportByYear: record.content.requestedSupport, start: start, end: end,
            decidedOn: terms.call.zone.date(at: now), calendar: terms.programme.calendar, advance: advance)
        do {
            return Grant(
                evaluationID: environment.newID(now), evaluation: evaluation,
                instalments: try terms.programme.payout.schedule(for: award),
                acceptBy: try terms.programme.payout.acceptBy(decidedOn: award.decidedOn))
        } catch let error as PayoutError {
            throw CaseworkError.notEvaluable(error.description)
        } catch let error as CalendarError {
            throw CaseworkError.notEvaluable("no payout schedule can be made: \(error.description)")
        }
    }

    private func writing(
        _ record: ApplicationRecord, _ proposal: Proposal, _ grant: Grant?, latest: UUID, _ terms: CallTerms, at now: Instant,
        by actor: Actor
    ) -> Writing<Decided> {
        let decision = DecisionRecord(
            application: record.id, version: record.version, outcome: proposal.outcome, amount: proposal.amount,
            advance: grant?.instalments.first { $0.kind == .advance }?.amount, acceptBy: grant?.acceptBy, currency: terms.call.currency,
            reasons: proposal.reasons, evaluation: grant?.evaluationID ?? latest, decidedAt: now,
            decidedBy: actor)
        var decided = record
        decided.status = proposal.outcome == .granted ? .granted : .rejected
        decided.revision += 1
        decided.updatedAt = now
        decided.decidedAt = now
        decided.granted = proposal.amount
        var details: JSONObject = ["version": JSON(record.version), "evaluation": .string(decision.evaluation.uuidString.lowercased())]
        details["amount"] = proposal.amount?.moneyJSON
        details["advance"] = decision.advance?.moneyJSON
        let event = AuditEvent(
            proposal.outcome == .granted ? .applicationGranted : .applicationRejected, by: actor, at: now, application: record.id,
            call: record.call, programme: terms.programme.code, details: details)
        let evidence = grant.map {
            EvaluationStore.insert(
                $0.evaluation, id: $0.evaluationID, application: record.id, version: record.version,
                receipt: terms.receipt(of: $0.evaluation, for: record))
        }
        return Writing(
            value: Decided(application: ApplicationCase(decided), decision: decision, instalments: grant?.instalments ?? []),
            statements: (evidence ?? [])
                + [ApplicationStore.decide(record.id, status: decided.status, at: now)]
                + DecisionStore.insert(decision, instalments: grant?.instalments ?? []) + [AuditStore.insert(event)],
            at: now)
    }
}
