import Postgres
import TestSupport
import Testing

@Suite("Transactions", .database) struct TransactionTests {
    private struct Own: Error, Equatable { var number: Int }

    private func values(_ pool: PostgresPool) async throws -> [Int] {
        try await pool.query("SELECT x FROM t ORDER BY x").decode(Int.self)
    }

    @Test("commits, with the isolation and access mode asked for", arguments: PostgresIsolation.allCases, [true, false])
    func modes(isolation: PostgresIsolation, readOnly: Bool) async throws {
        try await withPool(max: 1) { pool in
            let sql: SQL = "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')"
            let expected =
                switch isolation {
                case .readCommitted: "read committed"
                case .repeatableRead: "repeatable read"
                case .serializable: "serializable"
                }
            for _ in 0..<2 {
                let first = try await pool.withTransaction(isolation: isolation, readOnly: readOnly) { try await $0.query(sql) }
                let second = try await pool.transaction(isolation: isolation, readOnly: readOnly, pipelined: [sql])[0]
                for rows in [first, second] {
                    #expect(try rows.decode((String, String).self)[0] == (expected, readOnly ? "on" : "off"))
                }
            }
        }
    }

    @Test("the closure's own error is rethrown as it was, and nothing stays") func ownError() async throws {
        try await withPool(max: 1) { pool in
            try await pool.query("CREATE TABLE t (x int8)")
            let attempts = Shared(0)
            await #expect(throws: Own(number: 7)) {
                try await pool.withTransaction { connection in
                    attempts.update { $0 += 1 }
                    try await connection.query("INSERT INTO t VALUES (1)")
                    throw Own(number: 7)
                }
            }
            #expect(attempts.value == 1)
            let left = try await values(pool)
            #expect(left == [])
            #expect(pool.statistics.idle == 1)
        }
    }

    @Test("a transaction without a statement sends nothing, and one in another is refused") func empty() async throws {
        try await withPool(max: 1) { pool in
            let value = try await pool.withTransaction { _ in 5 }
            #expect(value == 5)
            try await pool.withTransaction { connection in
                let error = try await failure { try await connection.withTransaction { _ in } }
                #expect(error.code == .invalidUse)
            }
        }
    }

    @Test("a failed statement that the closure swallows does not pass for a commit") func swallowed() async throws {
        try await withPool(max: 1) { pool in
            try await pool.query("CREATE TABLE t (x int8)")
            let error = try await failure {
                try await pool.withTransaction { connection in
                    try await connection.query("INSERT INTO t VALUES (1)")
                    _ = try? await connection.query("SELECT 1 / 0")
                }
            }
            #expect(error.code == .transactionRolledBack)
            let left = try await values(pool)
            #expect(left == [])
            let after = try await pool.withTransaction { try await $0.query("SELECT 1").count }
            #expect(after == 1)
        }
    }

    @Test("a serialization failure is tried again, a bounded number of times", arguments: ["40001", "40P01"])
    func retries(sqlState: String) async throws {
        try await withPool(max: 1) { pool in
            try await pool.query("CREATE TABLE t (x int8)")
            try await pool.withConnection { connection in
                try await connection.execute(
                    script: """
                        CREATE FUNCTION fail(state text) RETURNS void LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'made to fail' USING ERRCODE = state; END $$
                        """)
            }
            let attempts = Shared(0)
            try await pool.withTransaction(retries: 2) { connection in
                let attempt = attempts.update {
                    $0 += 1; return $0
                }
                try await connection.query("INSERT INTO t VALUES (\(attempt))")
                if attempt < 3 { try await connection.query("SELECT fail(\(sqlState))") }
            }
            let stored = try await values(pool)
            #expect(stored == [3])
            attempts.update { $0 = 0 }
            let error = try await failure {
                try await pool.withTransaction(retries: 2) { connection in
                    attempts.update { $0 += 1 }
                    try await connection.query("SELECT fail(\(sqlState))")
                }
            }
            #expect(error.sqlState == sqlState)
            #expect(attempts.value == 3)
        }
    }

    @Test("counters incremented by many serializable transactions at once lose nothing") func serializable() async throws {
        try await withPool(max: 4, { $0.acquireTimeout = .seconds(60) }) { pool in
            try await pool.query("CREATE TABLE t (x int8)")
            try await pool.query("INSERT INTO t VALUES (0)")
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<5 {
                            try await pool.withTransaction(isolation: .serializable, retries: 1000) { connection in
                                let value = try await connection.query("SELECT x FROM t").decode(Int.self)
                                try await connection.query("UPDATE t SET x = \(value[0] + 1)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let stored = try await values(pool)
            #expect(stored == [40])
        }
    }

    @Test("a transaction in one round trip commits all or nothing") func pipelined() async throws {
        try await withPool(max: 1) { pool in
            try await pool.query("CREATE TABLE t (x int8 UNIQUE DEFERRABLE INITIALLY DEFERRED)")
            let rows = try await pool.transaction(pipelined: ["INSERT INTO t VALUES (1)", "SELECT x FROM t"])
            #expect(rows.map(\.affectedRows) == [1, 1])
            let error = try await failure { try await pool.transaction(pipelined: ["INSERT INTO t VALUES (2)", "SELECT 1 / 0"]) }
            #expect(error.sqlState == "22012")
            // Found by COMMIT itself.
            let late = try await failure { try await pool.transaction(pipelined: ["INSERT INTO t VALUES (1)"]) }
            #expect(late.code == .uniqueViolation)
            let later = try await failure {
                try await pool.withTransaction { try await $0.query("INSERT INTO t VALUES (1)") }
            }
            #expect(later.code == .uniqueViolation)
            let stored = try await values(pool)
            #expect(stored == [1])
            #expect(pool.statistics.idle == 1)
        }
    }

    /// A table whose rows run `action` at COMMIT.
    private func atCommit(_ action: StaticString, _ pool: PostgresPool) async throws {
        try await pool.withConnection { connection in
            try await connection.execute(
                script: """
                    CREATE TABLE t (x int8);
                    CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM \(action); RETURN NULL; END $$;
                    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION at_commit()
                    """)
        }
    }

    @Test("a connection lost during COMMIT is an unknown outcome, and not tried again") func lostCommit() async throws {
        try await withPool(max: 1) { pool in
            try await atCommit("pg_terminate_backend(pg_backend_pid())", pool)
            let attempts = Shared(0)
            let error = try await failure {
                try await pool.withTransaction { connection in
                    attempts.update { $0 += 1 }
                    try await connection.query("INSERT INTO t VALUES (1)")
                }
            }
            #expect(error.code == .commitOutcomeUnknown)
            #expect(attempts.value == 1)
            let pipelined = try await failure { try await pool.transaction(pipelined: ["INSERT INTO t VALUES (2)"]) }
            #expect(pipelined.code == .commitOutcomeUnknown)
            let stored = try await values(pool)
            #expect(stored == [])
        }
    }

    @Test("a task cancelled during COMMIT is an unknown outcome") func cancelledCommit() async throws {
        try await withPool(max: 2) { pool in
            try await atCommit("pg_sleep(600)", pool)
            let task = Task { try await pool.withTransaction { try await $0.query("INSERT INTO t VALUES (1)") } }
            try await eventually("COMMIT runs") {
                try await !pool.query("SELECT 1 FROM pg_stat_activity WHERE query = 'COMMIT' AND wait_event = 'PgSleep'").isEmpty
            }
            task.cancel()
            let error = try await failure { _ = try await task.value }
            #expect(error.code == .commitOutcomeUnknown)
        }
    }

    @Test("a task cancelled before COMMIT stores nothing and says cancelled") func cancelledBefore() async throws {
        try await withPool(max: 2) { pool in
            try await pool.query("CREATE TABLE t (x int8)")
            let task = Task {
                try await pool.withTransaction { connection in
                    try await connection.query("INSERT INTO t VALUES (1)")
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            let error = try await failure { _ = try await task.value }
            #expect(error.code == .cancelled)
            let stored = try await values(pool)
            #expect(stored == [])
        }
    }

    @Test("a connection lost before COMMIT is tried again on another") func lostBefore() async throws {
        try await withPool(max: 1) { pool in
            try await pool.query("CREATE TABLE t (x int8)")
            let attempts = Shared(0)
            try await pool.withTransaction { connection in
                let attempt = attempts.update {
                    $0 += 1; return $0
                }
                try await connection.query("INSERT INTO t VALUES (\(attempt))")
                if attempt == 1 { try await connection.query("SELECT pg_terminate_backend(pg_backend_pid())") }
            }
            let stored = try await values(pool)
            #expect(stored == [2])
        }
    }

    @Test("BEGIN travels with the first statement also when that one fails, is a stream or a script") func lazyBegin() async throws {
        try await withPool(max: 1) { pool in
            try await pool.query("CREATE TABLE t (x int8)")
            let error = try await failure { try await pool.withTransaction { try await $0.query("SELECT 1 / 0") } }
            #expect(error.sqlState == "22012")
            #expect(pool.statistics.idle == 1)
            await #expect(throws: Own(number: 1)) {
                try await pool.withTransaction { connection in
                    try await connection.execute(script: "INSERT INTO t VALUES (1)")
                    throw Own(number: 1)
                }
            }
            await #expect(throws: Own(number: 2)) {
                try await pool.withTransaction { connection in
                    try await connection.stream("INSERT INTO t VALUES (2) RETURNING x") { _ in }
                    throw Own(number: 2)
                }
            }
            let stored = try await values(pool)
            #expect(stored == [])
        }
    }
}
