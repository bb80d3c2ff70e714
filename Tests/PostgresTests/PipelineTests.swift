import Postgres
import TestSupport
import Testing

@Suite("Pipelines", .database) struct PipelineTests {
    @Test("every statement has its rows, in order") func rows() async throws {
        try await withPool(max: 1) { pool in
            try await pool.withConnection { connection in
                for _ in 0..<2 {
                    let results = try await connection.pipeline((0..<300).map { "SELECT \($0)" })
                    #expect(try results.flatMap { try $0.decode(Int.self) } == Array(0..<300))
                }
                let none = try await connection.pipeline([])
                #expect(none.isEmpty)
            }
        }
    }

    @Test("large statements and large answers at once do not block each other") func large() async throws {
        try await withPool(max: 1) { pool in
            try await pool.withConnection { connection in
                let bytes = [UInt8](repeating: 7, count: 1_000_000)
                let results = try await connection.pipeline((0..<20).map { _ in "SELECT \(bytes)" })
                #expect(try results.allSatisfy { try $0.decode([UInt8].self) == [bytes] })
            }
        }
    }

    @Test("after an error nothing later runs, the first error is thrown, and the connection is usable", arguments: [0, 1, 2])
    func error(position: Int) async throws {
        try await withPool(max: 1) { pool in
            try await pool.query("CREATE TABLE t (x int8 CONSTRAINT positive CHECK (x > 0))")
            try await pool.withConnection { connection in
                let pid = try connection.backendPID
                for _ in 0..<3 {
                    var statements: [SQL] = (1...3).map { "INSERT INTO t VALUES (\($0))" }
                    statements[position] = "INSERT INTO t VALUES (\(-1))"
                    let error = try await failure { try await connection.pipeline(statements + ["SELECT 1 / 0"]) }
                    #expect(error.constraint == "positive")
                    // Outside a transaction block the pipeline is one of its own.
                    let rows = try await connection.query("SELECT x, pg_backend_pid() FROM t")
                    #expect(rows.isEmpty)
                }
                let after = try await connection.query("SELECT pg_backend_pid()").decode(Int32.self)
                #expect(after == [pid])
            }
        }
    }

    @Test("a statement that cannot be prepared fails like any other, and is not taken for prepared") func syntaxError() async throws {
        try await withPool(max: 1) { pool in
            try await pool.withConnection { connection in
                for _ in 0..<2 {
                    let error = try await failure { try await connection.pipeline(["SELECT 1", "SELECT none", "SELECT 2"]) }
                    #expect(error.sqlState == "42703")
                    #expect(error.statement == "SELECT none")
                }
                let results = try await connection.pipeline(["SELECT 1", "SELECT 2"])
                #expect(results.count == 2)
            }
        }
    }

    @Test("a pipeline on a lost connection is an error") func lost() async throws {
        try await withPool(max: 1) { pool in
            try await pool.withConnection { connection in
                let error = try await failure {
                    try await connection.pipeline(["SELECT 1", "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 2"])
                }
                #expect(error.code == .adminShutdown)
            }
            try await pool.query("SELECT 1")
        }
    }
}
