import ExactJSON
import FoundationEssentials
package import Grants
import Localisation
package import Persistence
import Postgres

/// Starts a replay: every submitted application of some calls under another version. Nothing of the applications changes.
package struct StartReplay: Sendable {
    /// Calls of one replay at most.
    package static let mostCalls = 200

    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `admin` for the version's authority; the calls may be of any of its programmes in the version's currency. `instant` stands in
    /// for those of the stored evaluations. The replay goes on in the background once the answer is stored.
    ///
    /// Throws `.notFound`, `.notPublishable` for a draft that can't be read, `.invalid` (pointers into `{"calls"}`), `.replayRunning`, and the
    /// idempotency errors.
    package func callAsFunction(
        _ code: String, _ version: Int, calls: [String], at instant: Instant?, as principal: Principal, key: IdempotencyKey,
        answer: @Sendable (ReplayRecord) throws -> StoredAnswer
    ) async throws -> IdempotentOutcome {
        try principal.require(.admin)
        let authority = principal.normalisedOrganisation
        let candidate = try await environment.replayCandidate(code, version: version, of: authority)
        let plan = try ReplayPlan(candidate, calls: calls, at: instant, authority: authority, actor: principal.actor)
        var started: (record: ReplayRecord, calls: [Call])?
        do {
            let outcome = try await environment.once("startReplay", key, by: principal, reading: plan.reading, answer: answer) {
                connection, results in
                let writing = try await plan.writing(results, in: environment, on: connection)
                started = writing.value
                return Writing(value: writing.value.record, statements: writing.statements, at: writing.at)
            }
            if !outcome.isReplayed, let started {
                let run = ReplayRun(
                    environment: environment, replay: started.record, candidate: candidate, calls: started.calls, isCancelled: { false },
                    progress: { _, _ in })
                environment.replays.start(started.record.id) { _ = await run() }
            }
            return outcome
        } catch let error as PostgresError where error.constraint == ReplayPlan.oneAtATime {
            throw CaseworkError.replayRunning
        }
    }

    /// Stores a replay and carries it to its end here and now, for the programme's authority and with the database's own credentials. Gives
    /// nil where somebody else ended it. Throws as above, but for what has to do with a principal.
    package func now(
        _ candidate: ReplayCandidate, calls: [String], at instant: Instant?, by actor: Actor, isCancelled: @escaping @Sendable () -> Bool,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> ReplayRecord? {
        let plan = try ReplayPlan(candidate, calls: calls, at: instant, authority: candidate.programme.authority.identifier, actor: actor)
        do {
            let started = try await environment.pool.withTransaction { connection in
                let results = try await connection.pipeline(plan.reading)
                let writing = try await plan.writing(results[...], in: environment, on: connection)
                try await connection.pipeline(writing.statements)
                return writing.value
            }
            return await ReplayRun(
                environment: environment, replay: started.record, candidate: candidate, calls: started.calls, isCancelled: isCancelled,
                progress: progress)()
        } catch let error as PostgresError where error.constraint == ReplayPlan.oneAtATime {
            throw CaseworkError.replayRunning
        }
    }
}

/// What is to be replayed, before it is held against the database.
struct ReplayPlan: Sendable {
    static let oneAtATime = "replays_one_at_a_time"

    private let candidate: ReplayCandidate
    private let calls: [String]
    private let instant: Instant?
    private let authority: String
    private let actor: Actor

    /// Throws `.invalid` for no calls, and for too many.
    init(_ candidate: ReplayCandidate, calls: [String], at instant: Instant?, authority: String, actor: Actor) throws(CaseworkError) {
        guard !calls.isEmpty else { throw .invalid([FieldIssue(JSONPointer("calls"), .required, text: .needsCalls)]) }
        guard calls.count <= StartReplay.mostCalls else {
            throw .invalid([FieldIssue(JSONPointer("calls"), .tooMany, ["maximum": "\(StartReplay.mostCalls)"])])
        }
        self.candidate = candidate
        self.calls = calls
        self.instant = instant
        self.authority = authority
        self.actor = actor
    }

    var reading: [SQL] { [ReplayStore.abandoned(of: authority), ReplaySourceStore.calls(calls, of: authority)] }

    /// `results` are those of `reading`. A replay that nobody carries on any more makes place for this one.
    nonisolated(nonsending) func writing(
        _ results: ArraySlice<PostgresRows>, in environment: CaseworkEnvironment, on connection: PostgresConnection
    ) async throws -> Writing<(record: ReplayRecord, calls: [Call])> {
        let (abandoned, known) = (results[results.startIndex], results[results.startIndex + 1])
        let hashes = Dictionary(try known.decode((String, String).self), uniquingKeysWith: { first, _ in first })
        var issues: [FieldIssue] = []
        var seen: Set<String> = []
        var found: [Call] = []
        for (index, code) in calls.enumerated() {
            let pointer = JSONPointer("calls").appending(index)
            guard seen.insert(code).inserted else {
                issues.append(FieldIssue(pointer, .duplicateIdentifier, ["value": code]))
                continue
            }
            guard let hash = hashes[code], let call = try await environment.catalogue.call(code, hash: hash, on: connection) else {
                issues.append(FieldIssue(pointer, .unknownCall, ["value": code]))
                continue
            }
            let currency = candidate.programme.currency
            if call.currency != currency {
                issues.append(FieldIssue(pointer, .invalidChoice, text: .otherCurrency(call.currency, currency)))
            }
            found.append(call)
        }
        guard issues.isEmpty else { throw CaseworkError.invalid(issues) }
        let now = environment.clock()
        let record = ReplayRecord(
            id: environment.newID(now), authority: authority, programme: candidate.programme, calls: calls, evaluatedAt: instant,
            startedAt: now, startedBy: actor)
        let interrupting = try ReplayStore.records(abandoned).flatMap { environment.interrupting($0, at: now) }
        return Writing(
            value: (record, found),
            statements: interrupting + [
                ReplayStore.insert(record, file: candidate.file), AuditStore.insert(record.event(.replayStarted, by: actor, at: now)),
            ],
            at: now)
    }
}

extension LocalizedText {
    fileprivate static let needsCalls: LocalizedText = [
        .nb: "Oppgi minst én utlysning.", .nn: "Oppgje minst éi utlysing.", .sv: "Ange minst en utlysning.", .fi: "Ilmoita vähintään yksi haku.",
        .en: "State at least one call.",
    ]

    fileprivate static func otherCurrency(_ call: String, _ version: String) -> LocalizedText {
        [
            .nb: "Utlysningen er i \(call), ordningens versjon i \(version).", .nn: "Utlysinga er i \(call), versjonen av ordninga i \(version).",
            .sv: "Utlysningen är i \(call), programmets version i \(version).", .fi: "Haun valuutta on \(call), ohjelman version \(version).",
            .en: "The call is in \(call), the programme's version in \(version).",
        ]
    }
}
