package import Foundation
import Persistence
import Postgres
package import Testing

/// The project's migrations.
package let migrationsDirectory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Migrations")

extension Trait where Self == DatabaseTrait {
    /// A database with every migration applied.
    package static var migrated: Self {
        .database(template: "medfin") { url in
            let pool = PostgresPool(PostgresConfiguration(url: url))
            do {
                try await Migrator(directory: migrationsDirectory).migrate(pool)
            } catch {
                await pool.shutdown()
                throw error
            }
            await pool.shutdown()
        }
    }
}
