import CLibPQ

extension ConnectionCore {
    /// Runs the statements in one round trip and gives one result for each. The first failing one's error is thrown, and
    /// those after it do not run; outside a transaction block all of them are one transaction.
    nonisolated(nonsending) func run(_ statements: [SQL]) async throws(PostgresError) -> [PostgresResult] {
        for sql in statements { try sql.checkBinds() }
        let handle = try enter()
        defer { leave() }
        guard statements.count == 1, pendingBegin == nil, !collectsGarbage(after: statements) else {
            return try await runPipeline(statements, handle)
        }
        let isRepeatable = transactionStatus == PQTRANS_IDLE
        do throws(PostgresError) {
            return [try await runSingle(statements[0], handle)]
        } catch {
            guard isRepeatable, error.isStalePlan, !isClosed else { throw error }
            return [try await runSingle(statements[0], handle)]
        }
    }

    private nonisolated(nonsending) func runSingle(
        _ sql: SQL, _ handle: LibPQConnection
    ) async throws(PostgresError) -> PostgresResult {
        guard let name = statements.name(for: sql.key) else { return try await runPipeline([sql], handle)[0] }
        guard handle.sendExecute(name, sql.binds) else { throw lost() }
        do throws(PostgresError) {
            return try await collect(sql.text, handle, deadline: deadline(statements: 1)).get()
        } catch {
            forgetStalePlan(of: sql, error)
            throw error
        }
    }

    /// Reads a command's results to their end. The server's error is a value, as more is to be read; it throws only when
    /// the connection is closed.
    nonisolated(nonsending) func collect(
        _ statement: String, _ handle: LibPQConnection, deadline: ContinuousClock.Instant?
    ) async throws(PostgresError) -> Result<PostgresResult, PostgresError> {
        var outcome: Result<PostgresResult, PostgresError>?
        while true {
            let result: LibPQResult?
            do throws(PostgresError) {
                result = try await nextResult(handle, deadline: deadline)
            } catch {
                // What the server said before it hung up tells more than that it did.
                if case .failure(let reason) = outcome { throw reason }
                throw error
            }
            guard let result else { break }
            let next = check(result, statement, handle)
            // Of a script's results the first error counts, or else the last success.
            if case .failure = outcome {} else { outcome = next }
            if isClosed, case .failure(let reason) = outcome { throw reason }
        }
        guard let outcome else { throw lost() }
        return outcome
    }

    /// Closes the connection if it cannot go on.
    func check(
        _ result: LibPQResult, _ statement: String, _ handle: LibPQConnection
    ) -> Result<PostgresResult, PostgresError> {
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY:
            return .success(PostgresResult(handle: result, statement: statement))
        case PGRES_FATAL_ERROR:
            if !handle.isConnected { close() }
            return .failure(PostgresError(result: result, statement: statement))
        case PGRES_PIPELINE_ABORTED:
            return .failure(PostgresError(.pipelineAborted, "an earlier statement failed"))
        default:
            cancelAndClose()
            return .failure(PostgresError(.featureNotSupported, "COPY is not supported"))
        }
    }

    func forgetStalePlan(of sql: SQL, _ error: PostgresError) {
        if error.code == .invalidStatementName {
            statements.forget(sql.key)
        } else if error.isStalePlan {
            statements.remove(sql.key)
        }
    }
}

extension PostgresError {
    /// The prepared statement is gone or was planned for a table that has changed; preparing it again helps.
    var isStalePlan: Bool {
        code == .invalidStatementName || (code == .featureNotSupported && message.hasPrefix("cached plan"))
    }
}

extension PostgresError.Code {
    static let pipelineAborted = Self(rawValue: "pipeline_aborted")
}
