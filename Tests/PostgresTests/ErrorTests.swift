import Postgres
import TestSupport
import Testing

@Suite("Errors", .database) struct ErrorTests {
    @Test("a violated constraint is named, and its values are not in the description") func constraint() async throws {
        try await withPool { pool in
            try await pool.query("CREATE TABLE person (mail text CONSTRAINT person_mail_key UNIQUE)")
            try await pool.query("INSERT INTO person VALUES (\("secret value"))")
            let error = try await failure { try await pool.query("INSERT INTO person VALUES (\("secret value"))") }
            #expect(error.code == .uniqueViolation)
            #expect(error.sqlState == "23505")
            #expect(error.constraint == "person_mail_key")
            #expect(error.table == "person")
            #expect(error.detail?.contains("secret value") == true)
            #expect(!"\(error)".contains("secret"))
            #expect("\(error)".contains("INSERT INTO person VALUES ($1)"))
        }
    }

    @Test("a value that the server cannot read is not in the description") func dataException() async throws {
        try await withPool { pool in
            let error = try await failure { try await pool.query("SELECT \("secret \"value\"")::int4") }
            #expect(error.sqlState == "22P02")
            #expect(error.message.contains("secret"))
            #expect("\(error)".contains(#"invalid input syntax for type integer: "****""#))
            #expect(!"\(error)".contains("secret"))
        }
    }

    @Test("a wrong statement leaves the connection usable") func syntax() async throws {
        try await withPool(max: 1) { pool in
            try await pool.withConnection { connection in
                let pid = try connection.backendPID
                #expect(try await failure { try await connection.query("SELEC 1") }.sqlState == "42601")
                #expect(try await connection.query("SELECT pg_backend_pid()").decode(Int32.self) == [pid])
            }
        }
    }

    @Test("COPY through a query is refused and does not hang") func copy() async throws {
        try await withPool { pool in
            let error = try await failure { try await pool.query("COPY (SELECT 1) TO STDOUT") }
            #expect(error.code == .featureNotSupported)
            let rows = try await pool.query("SELECT 1")
            #expect(rows.count == 1)
        }
    }

    @Test("a connection string that cannot be read is said so at once, without its password") func configuration() async throws {
        try await withPool(PostgresConfiguration(url: "postgresql://u:secret@host/?nonsense=1")) { pool in
            let error = try await failure { try await pool.query("SELECT 1") }
            #expect(error.code == .invalidConfiguration)
            #expect(!"\(error)".contains("secret"))
        }
    }
}
