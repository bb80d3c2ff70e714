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

    private static let count = (try? Migrator(directory: migrationsDirectory).migrations.count) ?? 0
    /// The name of the migration that would come next.
    private static let later = name(count + 1)

    private static func name(_ number: Int) -> String {
        String(repeating: "0", count: 4 - "\(number)".count) + "\(number)_later.sql"
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
                try Data("CREATE TABLE later ()".utf8).write(to: folder.appending(path: Self.later))
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
            try await pool.query("INSERT INTO schema_migrations VALUES (\(Int32(Self.count + 1)), \(Self.later), 'x', now())")
            let migrator = try Migrator(directory: migrationsDirectory)
            await #expect(throws: MigrationError.databaseNewer(Self.later)) { try await migrator.verify(pool) }
            await #expect(throws: MigrationError.databaseNewer(Self.later)) { try await migrator.migrate(pool) }
        }
    }

    @Test("A migration that fails leaves nothing of itself, and the next try goes on from there", .migrated)
    func failsWhole() async throws {
        try await withPool { pool in
            try await withCopy { folder in
                let file = folder.appending(path: Self.later)
                try Data("CREATE TABLE later (); SELECT 1 / 0".utf8).write(to: file)
                await #expect(throws: PostgresError.self) { try await Migrator(directory: folder).migrate(pool) }
                #expect(try await pool.query("SELECT to_regclass('later')::text")[0].decode(String?.self, 0) == nil)
                try Data("CREATE TABLE later ()".utf8).write(to: file)
                #expect(try await Migrator(directory: folder).migrate(pool) == [Self.later])
            }
        }
    }

    @Test(
        "Files that are no migrations, gaps and doubled numbers are refused",
        arguments: [
            ("notes.txt", MigrationError.badName("notes.txt")), ("7_later.sql", .badName("7_later.sql")),
            (name(count + 2), .outOfOrder(name(count + 2), expected: count + 1)),
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
