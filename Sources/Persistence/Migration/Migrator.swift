package import FoundationEssentials
package import Postgres

/// Brings a database to the state that the folder of migrations describes, and checks that it is there.
package struct Migrator: Sendable {
    package let migrations: [Migration]

    package init(directory: URL) throws(MigrationError) {
        migrations = try Migration.read(from: directory)
    }

    /// Applies what is lacking, each file in a transaction of its own, and gives the names applied. Servers that start at
    /// once wait for each other. Throws `MigrationError` if an applied file has changed or the database is newer.
    @discardableResult
    package func migrate(_ pool: PostgresPool) async throws -> [String] {
        try await pool.withConnection { connection in
            try await connection.withTransaction { connection in
                try await connection.pipeline([
                    Self.lock,
                    """
                    CREATE TABLE IF NOT EXISTS schema_migrations (
                        number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL)
                    """,
                ])
            }
            var applied: [String] = []
            for migration in migrations {
                let isNew = try await connection.withTransaction { connection in
                    let done = try await connection.pipeline([Self.lock, Self.list])[1]
                    guard try lacking(done).first == migration else { return false }
                    try await connection.execute(script: migration.script)
                    try await connection.query(
                        """
                        INSERT INTO schema_migrations (number, name, sha256, applied_at)
                        VALUES (\(migration.number), \(migration.name), \(migration.checksum), now())
                        """)
                    return true
                }
                if isNew { applied.append(migration.name) }
            }
            return applied
        }
    }

    /// Names of the migrations that the database lacks. Throws `MigrationError` if the two don't fit together.
    package func pending(_ pool: PostgresPool) async throws -> [String] {
        try await pool.withConnection { connection in
            let exists = try await connection.query("SELECT to_regclass('schema_migrations') IS NOT NULL")
            guard try exists.first?.decode(Bool.self, 0) == true else { return migrations.map(\.name) }
            return try lacking(try await connection.query(Self.list)).map(\.name)
        }
    }

    /// Throws `MigrationError` unless every migration of the folder, and no other, is applied as it stands.
    package func verify(_ pool: PostgresPool) async throws {
        let names = try await pending(pool)
        guard names.isEmpty else { throw MigrationError.pending(names) }
    }

    private static let lock: SQL = "SELECT pg_advisory_xact_lock(hashtextextended('medfin migrations', 0))::text"
    private static let list: SQL = "SELECT number, name, sha256 FROM schema_migrations ORDER BY number"

    private func lacking(_ applied: PostgresRows) throws -> ArraySlice<Migration> {
        for (number, name, checksum) in try applied.decode((Int, String, String).self) {
            guard let migration = migrations.first(where: { $0.number == number }) else { throw MigrationError.databaseNewer(name) }
            guard migration.checksum == checksum else { throw MigrationError.changed(migration.name) }
        }
        return migrations.dropFirst(applied.count)
    }
}
