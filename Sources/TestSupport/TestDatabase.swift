package import Postgres

/// A database of one test's own, cloned from a template and dropped when the test ends.
package struct TestDatabase: Sendable {
    /// Connects to this database.
    package let url: String

    package var configuration: PostgresConfiguration { PostgresConfiguration(url: url) }

    @TaskLocal private static var bound: TestDatabase?

    /// The database of the running test, which has the trait `.database`.
    package static var current: TestDatabase {
        get throws {
            guard let bound else { throw TestDatabaseError("this test does not have the trait .database") }
            return bound
        }
    }

    /// Throws unless the URI leads to this machine only.
    package static func checkLocation(_ url: String) throws {
        _ = try DatabaseLocation(url: url)
    }

    static func bind(_ database: TestDatabase, _ body: () async throws -> Void) async throws {
        try await $bound.withValue(database) { try await body() }
    }
}

/// Why there is no database for a test.
package struct TestDatabaseError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
