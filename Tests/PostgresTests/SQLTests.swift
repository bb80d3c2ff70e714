import Postgres
import TestSupport
import Testing

@Suite("SQL") struct SQLTests {
    @Test("an interpolation binds") func binds() {
        let name = "x'; DROP TABLE call; --"
        let sql: SQL = "SELECT * FROM call WHERE name = \(name) AND id = \(7)"
        #expect(sql.text == "SELECT * FROM call WHERE name = $1 AND id = $2")
    }

    @Test("binds print as ****, in every way of printing") func secret() {
        let sql: SQL = "SELECT \("secret") || '$1', \(12345)"
        #expect("\(sql)" == "SELECT **** || '$1', ****")
        #expect(String(reflecting: sql) == "SELECT **** || '$1', ****")
        var dumped = ""
        dump(sql, to: &dumped)
        #expect(!dumped.contains("secret"))
    }

    @Test("a statement in a statement is numbered on") func parts() {
        let condition: SQL = "a = \(1) OR 'å' || b = \(2)"
        var sql: SQL = "SELECT \(0) WHERE (\(condition)) LIMIT \(3)"
        #expect(sql.text == "SELECT $1 WHERE (a = $2 OR 'å' || b = $3) LIMIT $4")
        sql.append(" OFFSET \(4)")
        #expect(sql.text.hasSuffix(" LIMIT $4 OFFSET $5"))
        #expect(["x = \(1)", "y = \(2)"].joined(separator: " AND ").text == "x = $1 AND y = $2")
    }

    @Test("a literal stands as it is in the source") func literal() {
        #expect(("SELECT * FROM \(literal: "call")" as SQL).text == "SELECT * FROM call")
    }

    @Test("the values of joined parts come in their order", .database) func order() async throws {
        try await withPool { pool in
            let parts = (1...12).map { "\($0 * 10)::int8" as SQL }
            let row = try #require(try await pool.query("SELECT ARRAY[\(parts.joined(separator: ", "))], \("z")::text").first)
            #expect(try row.decode(([Int], String).self) == ((1...12).map { $0 * 10 }, "z"))
        }
    }

    @Test("more values than the protocol has room for are refused with advice", .database) func tooMany() async throws {
        try await withPool { pool in
            let sql: SQL = "SELECT 1 WHERE 1 IN (\((0...65_535).map { "\($0)" as SQL }.joined(separator: ",")))"
            let error = try await failure { try await pool.query(sql) }
            #expect(error.code == .encoding)
            #expect(error.message.contains("arrays"))
        }
    }
}
