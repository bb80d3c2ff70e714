import ArgumentParser
import Logging
import Postgres

/// Our client with the statement that pgbench runs with `-S -M prepared`: one row of `pgbench_accounts` by its key.
struct PostgresBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "postgres", abstract: "Read rows that pgbench -i made.")

    @Argument(help: "The connection URI.") var url: String
    @Option(help: "Connections.") var connections = 8
    @Option(help: "Seconds of each run.") var seconds = 5
    @Option(help: "Rows in pgbench_accounts.") var rows = 1_000_000

    func run() async throws {
        var configuration = PostgresConfiguration(url: url)
        configuration.maxConnections = connections
        var logger = Logger(label: "benchmark")
        logger.logLevel = .error
        let pool = PostgresPool(configuration, logger: logger)
        let name = "\(connections) connections"
        let held = try await rate { rows, until in
            try await pool.withConnection { connection in
                var count = 0
                while ContinuousClock.now < until {
                    try Self.check(try await connection.query(Self.statement(rows)))
                    count += 1
                }
                return count
            }
        }
        report("our client, \(name), each held by one task", held, "queries")
        let leased = try await rate { rows, until in
            var count = 0
            while ContinuousClock.now < until {
                try Self.check(try await pool.query(Self.statement(rows)))
                count += 1
            }
            return count
        }
        report("our client, \(name), leased for each query", leased, "queries")
        await pool.shutdown()
    }

    private static func statement(_ rows: Int) -> SQL {
        "SELECT abalance FROM pgbench_accounts WHERE aid = \(Int32(clamping: Int.random(in: 1...rows)))"
    }

    /// Reads the row as a caller would; a missing row would make the number a lie.
    private static func check(_ rows: PostgresRows) throws {
        guard try rows.decode(Int32.self).count == 1 else { throw ValidationError("pgbench_accounts lacks a row") }
    }

    private func rate(_ work: @escaping @Sendable (Int, ContinuousClock.Instant) async throws -> Int) async throws -> Double {
        let rows = rows
        let warm = ContinuousClock.now + .milliseconds(500)
        _ = try await run(until: warm, rows, work)
        let start = ContinuousClock.now
        let count = try await run(until: start + .seconds(seconds), rows, work)
        return Double(count) / (ContinuousClock.now - start).inSeconds
    }

    private func run(
        until: ContinuousClock.Instant, _ rows: Int, _ work: @escaping @Sendable (Int, ContinuousClock.Instant) async throws -> Int
    ) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<connections { group.addTask { try await work(rows, until) } }
            var total = 0
            for try await count in group { total += count }
            return total
        }
    }
}
