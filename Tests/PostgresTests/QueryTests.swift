import Postgres
import TestSupport
import Testing

@Suite("Queries", .database) struct QueryTests {
    /// Sessions of this database that run a statement with that text in it.
    private func running(_ mark: String, _ pool: PostgresPool) async throws -> Int {
        try await pool.query(
            """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND state = 'active' AND query LIKE \("%" + mark + "%") AND pid <> pg_backend_pid()
            """
        ).count
    }

    @Test("cancelling the task stops the statement on the server") func cancellation() async throws {
        try await withPool(max: 2) { pool in
            let sleeper = Task { try await pool.query("SELECT pg_sleep(600) AS cancelled_one") }
            try await eventually("the statement runs") { try await running("cancelled_one", pool) == 1 }
            sleeper.cancel()
            let error = try await failure { _ = try await sleeper.value }
            #expect(error.code == .cancelled)
            try await eventually("the statement is gone") { try await running("cancelled_one", pool) == 0 }
            #expect(pool.statistics.leased == 0)
        }
    }

    @Test("cancelling many tasks at all moments loses no connection and mixes no answers") func cancellationStorm() async throws {
        try await withPool(max: 3) { pool in
            try await withThrowingTaskGroup { group in
                for number in 0..<200 {
                    group.addTask {
                        let task = Task { try await pool.query("SELECT \(number) FROM pg_sleep(0.0005)").decode(Int.self) }
                        try await Task.sleep(for: .microseconds(number * 20))
                        task.cancel()
                        switch await task.result {
                        case .success(let answer): #expect(answer == [number])
                        case .failure(let error): #expect((error as? PostgresError)?.code == .cancelled)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(pool.statistics.leased == 0)
            for number in 0..<20 {
                let answer = try await pool.query("SELECT \(number)").decode(Int.self)
                #expect(answer == [number])
            }
        }
    }

    @Test("a statement longer than the timeout is ended by the server, and the connection lives") func statementTimeout() async throws {
        try await withPool(max: 1, { $0.statementTimeout = .milliseconds(50) }) { pool in
            try await pool.withConnection { connection in
                let error = try await failure { try await connection.query("SELECT pg_sleep(600)") }
                #expect(error.code == .queryCanceled)
                try await connection.query("SELECT 1")
            }
        }
    }

    @Test("a server that does not answer is given up") func noAnswer() async throws {
        try await withPool(
            max: 1,
            {
                $0.statementTimeout = .milliseconds(50)
                $0.responseGrace = .milliseconds(50)
            }
        ) { pool in
            // The session's own limit is off, so that only the client's is left.
            try await pool.withConnection { connection in
                try await connection.query("SET statement_timeout = 0")
                let error = try await failure { try await connection.query("SELECT pg_sleep(600)") }
                #expect(error.code == .responseTimeout)
            }
            try await pool.query("SELECT 1")
        }
    }

    @Test("a wait for a lock ends at its timeout") func lockTimeout() async throws {
        try await withPool(max: 2, { $0.lockTimeout = .milliseconds(50) }) { pool in
            try await pool.query("CREATE TABLE t ()")
            try await pool.withTransaction { holder in
                try await holder.query("LOCK TABLE t")
                let error = try await failure { try await pool.query("SELECT * FROM t") }
                #expect(error.code == .lockNotAvailable)
            }
        }
    }

    @Test("streaming gives every row, once, in order") func stream() async throws {
        try await withPool(max: 1) { pool in
            var sum = 0
            var count = 0
            try await pool.stream("SELECT i, repeat('x', 200) FROM generate_series(1, \(100_000)) AS i") { row in
                let (number, text) = try row.decode((Int, String).self)
                count += 1
                sum += number == count && text.utf8.count == 200 ? number : 0
            }
            #expect(count == 100_000)
            #expect(sum == 100_000 * 100_001 / 2)
            try await pool.query("SELECT 1")
        }
    }

    @Test("streaming nothing, and in a transaction") func streamInTransaction() async throws {
        try await withPool(max: 1) { pool in
            let numbers = try await pool.withTransaction { connection in
                var numbers: [Int32] = []
                try await connection.stream("SELECT 1 WHERE false") { numbers.append(try $0.decode(Int32.self, 0)) }
                try await connection.stream("SELECT generate_series(1, 3)") { numbers.append(try $0.decode(Int32.self, 0)) }
                return numbers
            }
            #expect(numbers == [1, 2, 3])
        }
    }

    @Test("leaving a stream early rethrows the error, stops the statement and closes the connection") func streamExit() async throws {
        struct Enough: Error {}
        try await withPool(max: 2) { pool in
            await #expect(throws: Enough.self) {
                try await pool.stream("SELECT generate_series(1, 100000000) AS left_early") { row in
                    if try row.decode(Int32.self, 0) == 10 { throw Enough() }
                }
            }
            try await eventually("the statement is gone") { try await running("left_early", pool) == 0 }
            try await pool.query("SELECT 1")
        }
    }

    @Test("an error in the middle of a stream is thrown after the rows before it") func streamError() async throws {
        try await withPool(max: 1) { pool in
            var last: Int32 = 0
            let error = try await failure {
                try await pool.stream("SELECT i, 1 / (1000 - i) FROM generate_series(1, 2000) AS i") { row in
                    last = try row.decode(Int32.self, 0)
                }
            }
            #expect(error.sqlState == "22012")
            #expect(last == 999)
            try await pool.query("SELECT 1")
        }
    }

    @Test("a connection in the middle of a stream cannot run another statement") func streamReentrance() async throws {
        try await withPool(max: 1) { pool in
            try await pool.withConnection { connection in
                try await connection.stream("SELECT generate_series(1, 2)") { _ in
                    let error = try await failure { try await connection.query("SELECT 1") }
                    #expect(error.code == .invalidUse)
                }
            }
        }
    }

    @Test("a script runs all its statements, or none") func script() async throws {
        try await withPool(max: 1) { pool in
            try await pool.withConnection { connection in
                try await connection.execute(script: "CREATE TABLE a (x int8); CREATE TABLE b (y int8); INSERT INTO a VALUES (1)")
                let error = try await failure {
                    try await connection.execute(script: "INSERT INTO a VALUES (2); INSERT INTO none VALUES (3)")
                }
                #expect(error.sqlState == "42P01")
                let values = try await connection.query("SELECT x FROM a").decode(Int.self)
                #expect(values == [1])
                try await connection.execute(script: "VACUUM a")
            }
        }
    }

    @Test("a prepared statement survives a change of its table") func stalePlan() async throws {
        try await withPool(max: 1) { pool in
            try await pool.query("CREATE TABLE t (a int8)")
            for _ in 0..<2 { try await pool.query("SELECT * FROM t") }
            try await pool.query("ALTER TABLE t ADD b text")
            let rows = try await pool.query("SELECT * FROM t")
            #expect(rows.columnNames == ["a", "b"])
            try await pool.query("ALTER TABLE t ADD c text")
            let names = try await pool.withTransaction { try await $0.query("SELECT * FROM t").columnNames }
            #expect(names == ["a", "b", "c"])
            try await pool.query("DEALLOCATE ALL")
            try await pool.query("SELECT * FROM t")
        }
    }

    @Test("the server holds no more prepared statements than the cache") func cache() async throws {
        try await withPool(max: 1, { $0.statementCacheSize = 4 }) { pool in
            for number in 0..<50 {
                var sql: SQL = "SELECT \(number)"
                for _ in 0..<number { sql.append(" + 0") }
                let answer = try await pool.query(sql).decode(Int.self)
                #expect(answer == [number])
            }
            // This one, those kept, and at most one still to be deallocated.
            let count = try await pool.query("SELECT count(*) FROM pg_prepared_statements").decode(Int.self)
            #expect(try #require(count.first) <= 6)
        }
    }

    @Test("the same text with values of other types is another statement") func typedCache() async throws {
        try await withPool(max: 1) { pool in
            func kind(_ value: some PostgresEncodable) async throws -> [String] {
                try await pool.query("SELECT pg_typeof(\(value))::text").decode(String.self)
            }
            let kinds = [try await kind(1 as Int32), try await kind(1 as Int64), try await kind(1 as Int32), try await kind(true)]
            #expect(kinds == [["integer"], ["bigint"], ["integer"], ["boolean"]])
        }
    }

    @Test("a large value in both directions") func large() async throws {
        try await withPool(max: 1) { pool in
            let bytes = (0..<8_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let answer = try await pool.query("SELECT \(bytes)").decode([UInt8].self)
            #expect(answer == [bytes])
        }
    }
}
