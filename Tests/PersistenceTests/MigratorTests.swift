import Foundation
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("Migrator")
struct MigratorTests {
    @Test("An empty database is brought up to date once, and then nothing is left to do", .database)
    func migratesOnce() async throws {
        try await withPool { pool in
            let migrator = try Migrator(directory: migrationsDirectory)
            let names = migrator.migrations.map(\.name)
            #expect(try await migrator.pending(pool) == names)
            await #expect(throws: MigrationError.pending(names)) { try await migrator.verify(pool) }
            #expect(try await migrator.migrate(pool) == names)
            #expect(try await migrator.migrate(pool).isEmpty)
            try await migrator.verify(pool)
        }
    }

    @Test("Servers that start at once apply each migration once", .database)
    func migratesInParallel() async throws {
        try await withPool { pool in
            let migrator = try Migrator(directory: migrationsDirectory)
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<5 { group.addTask { try await migrator.migrate(pool) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == migrator.migrations.map(\.name))
        }
    }

    @Test("A file that changed after it was applied is refused by name, and nothing is applied", .migrated)
    func refusesChange() async throws {
        try await withPool { pool in
            try await withCopy { folder in
                let file = folder.appending(path: "0002_applications.sql")
                try Data("\(String(contentsOf: file, encoding: .utf8))\n-- changed\n".utf8).write(to: file)
                try Data("CREATE TABLE later ()".utf8).write(to: folder.appending(path: "0007_later.sql"))
                let migrator = try Migrator(directory: folder)
                await #expect(throws: MigrationError.changed("0002_applications.sql")) { try await migrator.verify(pool) }
                await #expect(throws: MigrationError.changed("0002_applications.sql")) { try await migrator.migrate(pool) }
                #expect(try await pool.query("SELECT to_regclass('later')::text")[0].decode(String?.self, 0) == nil)
            }
        }
    }

    @Test("A database that is newer than the program is refused", .migrated)
    func refusesNewer() async throws {
        try await withPool { pool in
            try await pool.query("INSERT INTO schema_migrations VALUES (7, '0007_later.sql', 'x', now())")
            let migrator = try Migrator(directory: migrationsDirectory)
            await #expect(throws: MigrationError.databaseNewer("0007_later.sql")) { try await migrator.verify(pool) }
            await #expect(throws: MigrationError.databaseNewer("0007_later.sql")) { try await migrator.migrate(pool) }
        }
    }

    @Test("A migration that fails leaves nothing of itself, and the next try goes on from there", .migrated)
    func failsWhole() async throws {
        try await withPool { pool in
            try await withCopy { folder in
                let file = folder.appending(path: "0007_later.sql")
                try Data("CREATE TABLE later (); SELECT 1 / 0".utf8).write(to: file)
                await #expect(throws: PostgresError.self) { try await Migrator(directory: folder).migrate(pool) }
                #expect(try await pool.query("SELECT to_regclass('later')::text")[0].decode(String?.self, 0) == nil)
                try Data("CREATE TABLE later ()".utf8).write(to: file)
                #expect(try await Migrator(directory: folder).migrate(pool) == ["0007_later.sql"])
            }
        }
    }

    @Test(
        "Files that are no migrations, gaps and doubled numbers are refused",
        arguments: [
            ("notes.txt", MigrationError.badName("notes.txt")), ("7_later.sql", .badName("7_later.sql")),
            ("0008_later.sql", .outOfOrder("0008_later.sql", expected: 7)),
            ("0001_again.sql", .outOfOrder("0001_programmes_and_calls.sql", expected: 2)),
        ])
    func refusesNames(name: String, error: MigrationError) async throws {
        try await withCopy { folder in
            try Data().write(to: folder.appending(path: name))
            #expect(throws: error) { try Migrator(directory: folder) }
        }
    }

    private func withCopy(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "migrations-\(UUID())")
        try FileManager.default.copyItem(at: migrationsDirectory.resolvingSymlinksInPath(), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}
