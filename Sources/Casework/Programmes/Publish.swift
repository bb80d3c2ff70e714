import ExactJSON
package import Grants
package import Persistence
package import Postgres

/// Publishes programme and call files; where no actor is named, the installation does so for the programme's authority.
package struct Publish: Sendable {
    package enum Outcome: Sendable, Equatable {
        case published, changed, unchanged
    }

    /// The person written down for what is published from files, with the database's own credentials.
    package static let installation = "commandLine"

    private let pool: PostgresPool
    private let catalogue: ProgrammeCatalogue
    private let clock: @Sendable () -> Instant

    package init(pool: PostgresPool, catalogue: ProgrammeCatalogue, clock: @escaping @Sendable () -> Instant = { Instant.now() }) {
        self.pool = pool
        self.catalogue = catalogue
        self.clock = clock
    }

    /// Publishes a programme version. The same bytes again change nothing; other bytes under a published version number, and a
    /// file whose own tests fail, are refused. `models` are the DMN models that the file may name. Throws `PublicationError`.
    package func programme(
        _ text: String, file: String, models: [DecisionModelFile] = [], by actor: Actor? = nil
    ) async throws -> Outcome {
        let programme: Programme
        do throws(FileErrors) {
            programme = try ProgrammeFile.read(text, models: models)
        } catch {
            throw PublicationError.unreadable(file: file, error)
        }
        let failing = programme.failingTests()
        guard failing.isEmpty else {
            throw PublicationError.failingTests(file: file, failing.map { ($0.test.name, $0.differences) })
        }
        let now = clock()
        let actor = actor ?? Self.installation(of: programme)
        let outcome = try await pool.withTransaction { connection in
            let statements =
                [ProgrammeDraftStore.lock(programme.code)]
                + ProgrammeStore.insert(programme, authority: programme.authority.identifier, file: text, by: actor, at: now)
            let results = try await connection.pipeline(
                statements + [ProgrammeStore.hash(of: programme.code, version: programme.version)])
            guard try results.last?.first?.decode(String.self, 0) == programme.hash else {
                throw PublicationError.versionTaken(file: file, code: programme.code, version: programme.version)
            }
            guard results[statements.count - 1].affectedRows == 1 else { return Outcome.unchanged }
            let event = AuditEvent(
                .programmePublished, by: actor, at: now, programme: programme.code,
                details: ["version": JSON(programme.version), "sha256": .string(programme.hash)])
            _ = try await connection.pipeline(
                ProgrammeStore.insertModels(of: programme, at: now)
                    + ProgrammeDraftStore.settle(programme.code, version: programme.version, by: actor, at: now) + [AuditStore.insert(event)])
            return .published
        }
        try await catalogue.refresh(from: pool)
        return outcome
    }

    /// Publishes a call, or what its file says now. What applications and grants rest on stays: programme version, currency, an
    /// envelope no less than what is granted. A draft judges nobody. Throws `PublicationError`.
    package func call(_ text: String, file: String, by actor: Actor? = nil) async throws -> Outcome {
        let call: Call
        do throws(FileErrors) {
            call = try CallFile.read(text)
        } catch {
            throw PublicationError.unreadable(file: file, error)
        }
        let now = clock()
        let hash = ProgrammeFile.hash(of: text)
        do {
            let outcome = try await pool.withTransaction { connection in
                let programme = try await catalogue.programme(call.programme, version: call.programmeVersion, on: connection)
                guard let programme else {
                    let draft = try await connection.query(ProgrammeDraftStore.authorities(of: call.programme, version: call.programmeVersion))
                    throw PublicationError.unknownProgramme(
                        file: file, code: call.programme, version: call.programmeVersion, isDraft: !draft.isEmpty)
                }
                guard programme.currency == call.currency else {
                    throw PublicationError.wrongCurrency(file: file, call: call.currency, programme: programme.currency)
                }
                if let mistake = programme.mistake(of: call) { throw PublicationError.outsideValidity(file: file, reason: mistake) }
                let results = try await connection.pipeline([
                    CallStore.lockHash(of: call.code), CallStore.upsert(call, hash: hash, at: now),
                ])
                guard results[1].affectedRows == 1 else { return Outcome.unchanged }
                let before = try results[0].first?.decode(String.self, 0)
                let event = AuditEvent(
                    before == nil ? .callPublished : .callChanged, by: actor ?? Self.installation(of: programme), at: now, call: call.code,
                    programme: call.programme,
                    details: ["sha256": .string(hash), "before": JSON(before)])
                try await connection.query(AuditStore.insert(event))
                return before == nil ? .published : .changed
            }
            try await catalogue.refresh(from: pool)
            return outcome
        } catch let error as PostgresError where error.constraint == "calls_envelope_kept" {
            throw PublicationError.refused(file: file, reason: error.message)
        } catch let error as PostgresError where error.constraint == "calls_terms_fixed" {
            throw try await termsFixed(call, file: file, error)
        }
    }

    private static func installation(of programme: Programme) -> Actor {
        Actor(organisation: programme.authority.identifier, person: installation)
    }

    private func termsFixed(_ call: Call, file: String, _ error: PostgresError) async throws -> PublicationError {
        let published = try await pool.withConnection { try await catalogue.call(call.code, on: $0) }
        guard let published, published.programme == call.programme, published.currency == call.currency else {
            return .refused(file: file, reason: error.message)
        }
        return .versionFixed(file: file, call: call.code, version: published.programmeVersion, asked: call.programmeVersion)
    }
}
