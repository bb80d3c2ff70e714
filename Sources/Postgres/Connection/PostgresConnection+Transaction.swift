import CLibPQ

extension PostgresConnection {
    /// Runs `body` between BEGIN and COMMIT; BEGIN travels with the first statement. If `body` throws, rolls back and
    /// rethrows its error as it was. Not to be nested.
    ///
    /// Throws `.commitOutcomeUnknown` if the connection breaks once COMMIT is sent, and `.transactionRolledBack` if `body`
    /// returned although a statement had failed.
    @discardableResult
    package nonisolated(nonsending) func withTransaction<Value>(
        isolation: PostgresIsolation = .readCommitted, readOnly: Bool = false,
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> sending Value
    ) async throws -> sending Value {
        let core = try core
        guard !core.isClosed else { throw PostgresError(.connectionLost, "the connection is closed") }
        guard core.pendingBegin == nil, core.transactionStatus == PQTRANS_IDLE else {
            throw PostgresError(.invalidUse, "a transaction is open already")
        }
        core.pendingBegin = isolation.begin(readOnly: readOnly)
        let value: Value
        do {
            value = try await body(self)
        } catch {
            await core.rollBack()
            throw error
        }
        try await core.commit()
        return value
    }

    /// Runs BEGIN, the statements and COMMIT in one round trip and gives the rows of each statement. Errors as of
    /// `withTransaction`; the first failing statement's error is thrown and nothing stays.
    @discardableResult
    package nonisolated(nonsending) func transaction(
        isolation: PostgresIsolation = .readCommitted, readOnly: Bool = false, pipelined statements: [SQL]
    ) async throws(PostgresError) -> [PostgresRows] {
        let core = try core
        guard core.isClosed || core.pendingBegin == nil && core.transactionStatus == PQTRANS_IDLE else {
            throw PostgresError(.invalidUse, "a transaction is open already")
        }
        let begin = isolation.begin(readOnly: readOnly)
        let results = try await core.runCommit([begin] + statements + ["COMMIT"])
        return results.dropFirst().dropLast().map { PostgresRows(result: $0) }
    }
}

extension ConnectionCore {
    nonisolated(nonsending) func commit() async throws(PostgresError) {
        if pendingBegin != nil {
            pendingBegin = nil
            return
        }
        guard !isClosed else {
            throw PostgresError(.connectionLost, "the connection was closed during the transaction, nothing of which stays")
        }
        guard transactionStatus != PQTRANS_INERROR else {
            await rollBack()
            throw PostgresError(.transactionRolledBack, "a statement of the transaction had failed")
        }
        _ = try await runCommit(["COMMIT"])
    }

    /// Runs statements of which the last is COMMIT.
    nonisolated(nonsending) func runCommit(_ statements: [SQL]) async throws(PostgresError) -> [PostgresResult] {
        let wasClosed = isClosed
        do throws(PostgresError) {
            let results = try await run(statements)
            guard results.last?.handle.commandTag == "COMMIT" else {
                throw PostgresError(.transactionRolledBack, "the server rolled the transaction back")
            }
            return results
        } catch {
            if !isClosed { await rollBack() }
            // A server's error about a statement is definite; what only ends the session leaves open whether COMMIT was done.
            guard !wasClosed, isClosed, error.endsConnection else { throw error }
            throw PostgresError(.commitOutcomeUnknown, "the connection ended during COMMIT (\(error.code.rawValue): \(error.message))")
        }
    }

    /// Ends an open transaction; a connection on which that fails is closed when its lease ends.
    nonisolated(nonsending) func rollBack() async {
        guard !isClosed else { return }
        guard pendingBegin == nil else {
            pendingBegin = nil
            return
        }
        if transactionStatus != PQTRANS_IDLE { _ = try? await run(["ROLLBACK"]) }
    }
}
