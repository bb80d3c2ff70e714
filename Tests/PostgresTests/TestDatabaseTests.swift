import Postgres
import TestSupport
import Testing

@Suite("Test databases") struct TestDatabaseTests {
    private static let preparations = Shared(0)

    @Test(
        "each test has its own copy of a template that is prepared once",
        .database(template: "prepared") { url in
            preparations.update { $0 += 1 }
            try await withPool(PostgresConfiguration(url: url)) { try await $0.query("CREATE TABLE t AS SELECT 1 AS x") }
        }, arguments: 1...5)
    func template(number: Int) async throws {
        #expect(Self.preparations.value == 1)
        try await withPool { pool in
            let count = try await pool.query("INSERT INTO t VALUES (2) RETURNING (SELECT count(*) FROM t)").decode(Int.self)
            #expect(count == [1])
        }
    }

    @Test(
        "only this machine's databases are made and dropped",
        arguments: [
            "postgresql:///x?host=/run/postgresql", "postgresql://u@localhost:5433/x", "postgres://127.0.0.1/x",
            "postgresql://[::1]:5432/x", "postgresql://%2Frun%2Fpostgresql/x",
        ]) func local(url: String) throws
    {
        #expect(throws: Never.self) { try TestDatabase.checkLocation(url) }
    }

    @Test(
        "a database elsewhere, or nobody knows where, is refused",
        arguments: [
            "postgresql://db.example.org/x", "postgresql:///x", "postgresql://localhost,db.example.org/x", "host=/run dbname=x",
            "postgresql://localhost/x?host=db.example.org", "postgresql:///x?hostaddr=192.0.2.1", "postgresql://localhost@db.example.org/x", "",
        ]) func elsewhere(url: String)
    {
        #expect(throws: TestDatabaseError.self) { try TestDatabase.checkLocation(url) }
    }
}
