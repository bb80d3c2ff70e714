import Casework
import ExactJSON
import Foundation
import Grants
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("Round trips to the database")
struct RoundTripTests {
    @Test("They don't grow with the size of an application; reading one is a single statement", .migrated)
    func areConstant() async throws {
        try await inWorld { direct in
            let (world, counter) = try await counted(direct)
            defer { counter.stop() }
            // Statements are prepared once per connection; a run before the counted one takes that out of the count.
            _ = try await counts(world, counter, lines: 2)
            let small = try await counts(world, counter, lines: 2)
            let large = try await counts(world, counter, lines: 1500)
            // Read with BEGIN and the row lock, written, COMMIT.
            #expect(small == ["create": 3, "replace": 3, "submit": 3, "read": 1, "decide": 3])
            #expect(large == small)
            await world.pool.shutdown()
        }
    }

    @Test("A draft is saved, read, changed and published in few", .migrated)
    func drafts() async throws {
        try await inWorld { direct in
            let (world, counter) = try await counted(direct)
            defer { counter.stop() }
            var counts: [String: Int] = [:]
            // Statements are prepared once per connection; only the second time is counted.
            for version in 2...3 {
                func counting(_ what: String, _ body: () async throws -> Void) async throws {
                    let before = counter.count
                    try await body()
                    counts[what] = counter.count - before
                }
                try await counting("create") { try await world.draft(TestFiles.version(version)) }
                try await counting("read") { try await world.readDraft(version) }
                try await counting("replace") { try await world.replaceDraft(version, TestFiles.version(version)) }
                try await counting("publish") { try await world.publishDraft(version) }
            }
            // Each asks once for what has been published since; a creation asks before whether the number is free, a publication reads the draft,
            // to check with nothing locked, and its server reads the version afterwards.
            #expect(counts == ["create": 5, "read": 2, "replace": 4, "publish": 7])
            await world.pool.shutdown()
        }
    }

    /// A world on the same database whose round trips are counted.
    private func counted(_ direct: World) async throws -> (World, RoundTripCounter) {
        let (folders, port, user, database) = try await direct.pool.query(
            "SELECT current_setting('unix_socket_directories'), current_setting('port'), current_user::text, current_database()::text"
        )[0].decode((String, String, String, String).self)
        let folder = try #require(folders.split(separator: ",").first.map(String.init))
        let counter = try RoundTripCounter(server: folder, port: try #require(Int(port)))
        let world = try await World(url: "postgresql://\(user)@/\(database)?host=\(counter.directory)&port=\(port)")
        try await world.catalogue.refresh(from: world.pool)
        return (world, counter)
    }

    private func counts(_ world: World, _ counter: RoundTripCounter, lines: Int) async throws -> [String: Int] {
        let document = TestFiles.document(support: 200, lines: lines)
        var counts: [String: Int] = [:]
        func counting<Value: Sendable>(_ what: String, _ body: () async throws -> Value) async throws -> Value {
            let before = counter.count
            let value = try await body()
            counts[what] = counter.count - before
            return value
        }
        let id = try await counting("create") { try await world.create(document) }
        _ = try await counting("replace") {
            try await ReplaceContent(world.environment)(id, with: document.document, expecting: .any, as: World.applicant)
        }
        try await counting("submit") { try await world.submit(id) }
        let read = try await counting("read") { try await world.read(id) }
        #expect(read.content.lines.count == lines)
        _ = try await counting("decide") { try await world.decide(id, "100") }
        return counts
    }
}
