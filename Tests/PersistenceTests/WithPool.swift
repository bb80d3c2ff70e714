import Postgres
import TestSupport

/// Runs a test with a pool on the test's database.
func withPool(_ body: (PostgresPool) async throws -> Void) async throws {
    let pool = PostgresPool(try TestDatabase.current.configuration)
    do {
        try await body(pool)
    } catch {
        await pool.shutdown()
        throw error
    }
    await pool.shutdown()
}
