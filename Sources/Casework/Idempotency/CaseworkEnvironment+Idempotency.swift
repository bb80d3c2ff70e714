package import Grants
import Persistence
import Postgres

/// What a use case has worked out and wants stored, all of it in the transaction it runs in.
struct Writing<Value: Sendable>: Sendable {
    var value: Value
    var statements: [SQL]
    var at: Instant
}

extension CaseworkEnvironment {
    /// Runs a use case once for a key: in one transaction it reads (one round trip), decides, and writes what it decided
    /// together with the answer (one more).
    ///
    /// `decide` gets the connection and the results of `reading`, and must bear repetition, as the transaction may be tried again.
    nonisolated(nonsending) func once<Value: Sendable>(
        _ operation: String, _ key: IdempotencyKey, by principal: Principal, reading: [SQL],
        answer: @Sendable (Value) throws -> StoredAnswer,
        decide: nonisolated(nonsending) (PostgresConnection, ArraySlice<PostgresRows>) async throws -> Writing<Value>
    ) async throws -> IdempotentOutcome {
        let request = IdempotentRequest(
            organisation: principal.normalisedOrganisation, operation: operation, key: key.key, fingerprint: key.fingerprint)
        let begin = IdempotencyStore.begin(request)
        return try await pool.withTransaction { connection in
            // What is read may wait for a row that the first request holds; its answer is looked for after that.
            let results = try await connection.pipeline([begin.take] + reading + [begin.lookUp])
            switch try IdempotencyStore.state(taken: results[0], found: results[results.count - 1]) {
            case .inProgress: throw CaseworkError.idempotencyInProgress
            case .answered(let answer, let fingerprint):
                guard fingerprint == request.fingerprint else { throw CaseworkError.idempotencyKeyReused }
                return IdempotentOutcome(answer: answer, isReplayed: true)
            case .new: break
            }
            let writing = try await decide(connection, results.dropFirst().dropLast())
            let answer = try answer(writing.value)
            try await connection.pipeline(writing.statements + [IdempotencyStore.insert(answer, for: request, at: writing.at)])
            return IdempotentOutcome(answer: answer, isReplayed: false)
        }
    }

    /// What a key has been answered with, and the results of `reading`: for use cases with long work to do before `once`, which decides.
    /// Throws `.idempotencyKeyReused`.
    nonisolated(nonsending) func answered(
        _ operation: String, _ key: IdempotencyKey, by principal: Principal, reading: [SQL]
    ) async throws -> (outcome: IdempotentOutcome?, results: [PostgresRows]) {
        let request = IdempotentRequest(
            organisation: principal.normalisedOrganisation, operation: operation, key: key.key, fingerprint: key.fingerprint)
        let results = try await self.reading { try await $0.pipeline([IdempotencyStore.begin(request).lookUp] + reading) }
        let outcome = try IdempotencyStore.answer(results[0]).map { found in
            guard found.fingerprint == request.fingerprint else { throw CaseworkError.idempotencyKeyReused }
            return IdempotentOutcome(answer: found.answer, isReplayed: true)
        }
        return (outcome, Array(results.dropFirst()))
    }

    /// Forgets the answers given before an instant; keys live at least a day.
    package func purgeAnswers(before instant: Instant) async throws {
        try await pool.query(IdempotencyStore.purge(before: instant))
    }
}
