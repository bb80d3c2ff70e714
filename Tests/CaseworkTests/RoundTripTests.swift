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
            let (folders, port, user, database) = try await direct.pool.query(
                "SELECT current_setting('unix_socket_directories'), current_setting('port'), current_user::text, current_database()::text"
            )[0].decode((String, String, String, String).self)
            let folder = try #require(folders.split(separator: ",").first.map(String.init))
            let counter = try RoundTripCounter(server: folder, port: try #require(Int(port)))
            defer { counter.stop() }
            let world = try await World(url: "postgresql://\(user)@/\(database)?host=\(counter.directory)&port=\(port)")
            try await world.catalogue.refresh(from: world.pool)
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
