extension PostgresPool {
    /// Runs one statement on a connection of its own and gives all its rows.
    @discardableResult
    package nonisolated(nonsending) func query(_ sql: SQL) async throws -> PostgresRows {
        try await withConnection { try await $0.query(sql) }
    }

    /// Gives the rows one by one, none kept; see `PostgresConnection.stream`.
    package nonisolated(nonsending) func stream(
        _ sql: SQL, _ body: nonisolated(nonsending) (PostgresRow) async throws -> Void
    ) async throws {
        try await withConnection { try await $0.stream(sql, body) }
    }

    /// Runs `body` in a transaction; see `PostgresConnection.withTransaction`.
    ///
    /// `body` is run again, on a fresh snapshot, up to `retries` times after a serialization failure, a deadlock, or a
    /// connection that broke before COMMIT, so what it does outside the database must bear repeating. An unknown outcome of
    /// COMMIT is never retried. `body`'s own error is rethrown as it was.
    @discardableResult
    package nonisolated(nonsending) func withTransaction<Value>(
        isolation: PostgresIsolation = .readCommitted, readOnly: Bool = false, retries: Int = 3,
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> sending Value
    ) async throws -> sending Value {
        var attempt = 0
        while true {
            do {
                return try await withConnection { connection in
                    try await connection.withTransaction(isolation: isolation, readOnly: readOnly, body)
                }
            } catch let error as PostgresError where error.isTransient && attempt < retries {
                attempt += 1
                try await pause(before: attempt)
            }
        }
    }

    /// Runs BEGIN, the statements and COMMIT in one round trip and gives the rows of each statement; retried after a
    /// serialization failure or a deadlock.
    @discardableResult
    package nonisolated(nonsending) func transaction(
        isolation: PostgresIsolation = .readCommitted, readOnly: Bool = false, retries: Int = 3,
        pipelined statements: [SQL]
    ) async throws -> [PostgresRows] {
        var attempt = 0
        while true {
            do {
                return try await withConnection { connection in
                    try await connection.transaction(isolation: isolation, readOnly: readOnly, pipelined: statements)
                }
            } catch let error as PostgresError where error.isTransient && attempt < retries {
                attempt += 1
                try await pause(before: attempt)
            }
        }
    }

    /// A random time that grows with the attempts, so that those who collided do not meet again.
    private nonisolated(nonsending) func pause(before attempt: Int) async throws {
        do {
            try await Task.sleep(for: .milliseconds(Int.random(in: 1...(5 << min(attempt, 6)))))
        } catch {
            throw PostgresError(.cancelled, "the task was cancelled before the transaction was tried again")
        }
    }
}

extension PostgresError {
    /// Nothing of the transaction stays and another attempt may succeed.
    var isTransient: Bool {
        switch code {
        case .serializationFailure, .deadlockDetected, .connectionLost, .adminShutdown, .crashShutdown, .cannotConnectNow: true
        default: isStalePlan
        }
    }
}
