import Foundation
import Persistence
import Postgres
import TestSupport
import Testing

extension Trait where Self == DatabaseTrait {
    /// A database with every migration applied.
    static var migrated: Self {
        .database(template: "medfin") { url in
            let pool = PostgresPool(PostgresConfiguration(url: url))
            try await Migrator(directory: migrationsDirectory).migrate(pool)
            await pool.shutdown()
        }
    }
}

let migrationsDirectory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Migrations")

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
