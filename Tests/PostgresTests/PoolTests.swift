import Postgres
import TestSupport
import Testing

@Suite("Pool", .database) struct PoolTests {
    @Test("leases are given in the order they were asked for") func fairness() async throws {
        try await withPool(max: 1) { pool in
            let order = Shared<[Int]>([])
            try await withThrowingTaskGroup { group in
                try await pool.withConnection { _ in
                    for number in 0..<50 {
                        group.addTask {
                            try await pool.withConnection { _ in order.update { $0.append(number) } }
                        }
                        try await eventually("waiter \(number) stands in line") { pool.statistics.waiting == number + 1 }
                    }
                }
                try await group.waitForAll()
            }
            #expect(order.value == Array(0..<50))
        }
    }

    @Test("with every connection leased a wait ends with an error, and the pool goes on") func exhaustion() async throws {
        try await withPool(max: 2, { $0.acquireTimeout = .seconds(3) }) { pool in
            try await pool.withConnection { _ in
                try await pool.withConnection { _ in
                    let error = try await failure { try await pool.query("SELECT 1") }
                    #expect(error.code == .acquireTimeout)
                    #expect(error.message.contains("2 of 2 leased"))
                }
            }
            let rows = try await pool.query("SELECT 1")
            #expect(rows.count == 1)
            #expect(pool.statistics.leased == 0)
            #expect(pool.statistics.waiting == 0)
        }
    }

    @Test("a cancelled waiter leaves the line at once and takes no connection") func cancelledWaiter() async throws {
        try await withPool(max: 1) { pool in
            try await pool.withConnection { _ in
                let waiter = Task { try await pool.query("SELECT 1") }
                try await eventually("the task waits") { pool.statistics.waiting == 1 }
                waiter.cancel()
                let error = try await failure { _ = try await waiter.value }
                #expect(error.code == .cancelled)
                #expect(pool.statistics.waiting == 0)
            }
            try await pool.query("SELECT 1")
        }
    }

    @Test("no more connections than the maximum, one if one is enough") func bounds() async throws {
        try await withPool(max: 4) { pool in
            for _ in 0..<20 { try await pool.query("SELECT 1") }
            #expect(pool.statistics.idle == 1)
            let most = Shared(0)
            try await withThrowingTaskGroup { group in
                for _ in 0..<64 {
                    group.addTask {
                        try await pool.query("SELECT pg_sleep(0.001)")
                        let statistics = pool.statistics
                        most.update { $0 = max($0, statistics.leased + statistics.idle + statistics.opening) }
                    }
                }
                try await group.waitForAll()
            }
            #expect(most.value <= 4)
        }
    }

    @Test("64 tasks on 4 connections each get their own answers") func stress() async throws {
        try await withPool(max: 4, { $0.acquireTimeout = .seconds(60) }) { pool in
            try await withThrowingTaskGroup { group in
                for task in 0..<64 {
                    group.addTask {
                        for round in 0..<100 {
                            let value = task * 1000 + round
                            let answers: [Int]
                            if round.isMultiple(of: 3) {
                                answers = try await pool.withConnection { connection in
                                    try await connection.pipeline(["SELECT \(value)", "SELECT \(value)"]).flatMap {
                                        rows throws(PostgresError) in try rows.decode(Int.self)
                                    }
                                }
                            } else {
                                answers = try await pool.query("SELECT \(value) UNION ALL SELECT \(value)").decode(Int.self)
                            }
                            #expect(answers == [value, value])
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(pool.statistics.leased == 0)
        }
    }

    @Test("a connection that the server has closed is replaced unnoticed") func broken() async throws {
        try await withPool(max: 2) { pool in
            let pid = try #require(try await pool.query("SELECT pg_backend_pid()").decode(Int32.self).first)
            try await pool.withConnection { _ in
                try await pool.query("SELECT pg_terminate_backend(\(pid), 5000)")
            }
            for _ in 0..<5 { try await pool.query("SELECT 1") }
            try await pool.withConnection { first in
                let error = try await failure { try await first.query("SELECT pg_terminate_backend(pg_backend_pid())") }
                #expect(error.code == .adminShutdown)
                let later = try await failure { try await first.query("SELECT 1") }
                #expect(later.code == .connectionLost)
            }
            try await pool.query("SELECT 1")
        }
    }

    @Test("a connection left in a transaction is not leased again") func leftInTransaction() async throws {
        try await withPool(max: 1) { pool in
            let first = try await pool.withConnection { connection in
                try await connection.query("BEGIN")
                return try connection.backendPID
            }
            let second = try await pool.withConnection { try $0.backendPID }
            #expect(first != second)
        }
    }

    @Test("a connection kept beyond its lease is refused") func beyondLease() async throws {
        try await withPool { pool in
            var kept: PostgresConnection?
            try await pool.withConnection { kept = $0 }
            let connection = try #require(kept)
            let error = try await failure { try await connection.query("SELECT 1") }
            #expect(error.code == .invalidUse)
        }
    }

    @Test("without a server the error says why there is no connection") func noServer() async throws {
        var configuration = PostgresConfiguration(url: "postgresql:///none?host=/nonexistent-directory")
        configuration.acquireTimeout = .seconds(3)
        try await withPool(configuration) { pool in
            let error = try await failure { try await pool.query("SELECT 1") }
            #expect(error.code == .connectionFailed)
            #expect(error.message.contains("/nonexistent-directory"))
        }
    }

    @Test("shutting down waits for leases, refuses new ones, and leaves no session behind") func shutdown() async throws {
        var configuration = try TestDatabase.current.configuration
        configuration.applicationName = "closing"
        let pool = PostgresPool(configuration)
        let (leased, lease) = AsyncStream.makeStream(of: Void.self)
        let (ending, end) = AsyncStream.makeStream(of: Void.self)
        let user = Task {
            try await pool.withConnection { connection in
                lease.finish()
                for await _ in ending {}
                return try await connection.query("SELECT 42").decode(Int32.self)
            }
        }
        for await _ in leased {}
        let closing = Task { await pool.shutdown() }
        try await eventually("new leases are refused") {
            do {
                try await pool.query("SELECT 1")
                return false
            } catch let error as PostgresError { return error.code == .poolClosed }
        }
        end.finish()
        #expect(try await user.value == [42])
        await closing.value
        try await withPool { other in
            try await eventually("no session is left") {
                try await other.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'closing'").isEmpty
            }
        }
    }

    @Test("run keeps the minimum open, and ends the pool when it is cancelled") func run() async throws {
        var configuration = try TestDatabase.current.configuration
        configuration.minConnections = 3
        let pool = PostgresPool(configuration)
        let running = Task { await pool.run() }
        try await eventually("three are open") { pool.statistics.idle == 3 }
        running.cancel()
        await running.value
        let error = try await failure { try await pool.query("SELECT 1") }
        #expect(error.code == .poolClosed)
        #expect(pool.statistics.idle == 0)
    }

    @Test("an idle connection above the minimum is closed in time") func prune() async throws {
        var configuration = try TestDatabase.current.configuration
        configuration.minConnections = 1
        configuration.idleLifetime = .zero
        let pool = PostgresPool(configuration)
        try await pool.withConnection { _ in try await pool.withConnection { _ in try await pool.query("SELECT 1") } }
        #expect(pool.statistics.idle == 3)
        let running = Task { await pool.run() }
        try await eventually("one is left") { pool.statistics.idle == 1 }
        running.cancel()
        await running.value
    }

    @Test("the timeouts and the name are set at connect; options of the URL win") func settings() async throws {
        try await withPool({
            $0.applicationName = "named"
            $0.statementTimeout = .milliseconds(1234)
            $0.lockTimeout = .seconds(2)
            $0.idleInTransactionTimeout = .zero
            $0.url += "&options=-c%20statement_timeout%3D4321"
        }) { pool in
            let rows = try await pool.query(
                """
                SELECT current_setting('application_name'), current_setting('statement_timeout'), current_setting('lock_timeout'),
                    current_setting('idle_in_transaction_session_timeout'), current_setting('TimeZone')
                """)
            #expect(
                try rows.decode((String, String, String, String, String).self).first.map { [$0, $1, $2, $3, $4] }
                    == ["named", "4321ms", "2s", "0", "UTC"])
        }
    }
}
