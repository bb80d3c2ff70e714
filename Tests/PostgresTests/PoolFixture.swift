import Postgres
import TestSupport
import Testing

/// Runs `body` with a pool on the test's own database, and shuts the pool down.
nonisolated(nonsending) func withPool(
    max: Int = 4, _ configure: (inout PostgresConfiguration) -> Void = { _ in },
    _ body: nonisolated(nonsending) (PostgresPool) async throws -> Void
) async throws {
    var configuration = try TestDatabase.current.configuration
    configuration.maxConnections = max
    configure(&configuration)
    try await withPool(configuration, body)
}

nonisolated(nonsending) func withPool(_ configuration: PostgresConfiguration, _ body: nonisolated(nonsending) (PostgresPool) async throws -> Void)
    async throws
{
    let pool = PostgresPool(configuration)
    do {
        try await body(pool)
    } catch {
        await pool.shutdown()
        throw error
    }
    await pool.shutdown()
}

/// Waits until something that must come has come; fails if it never does.
nonisolated(nonsending) func eventually(
    _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation, _ condition: nonisolated(nonsending) () async throws -> Bool
) async throws {
    for _ in 0..<3000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record(what, sourceLocation: sourceLocation)
}

/// The error of a call that must fail.
nonisolated(nonsending) func failure<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: nonisolated(nonsending) () async throws -> Value
) async throws -> PostgresError {
    do {
        _ = try await body()
    } catch let error as PostgresError {
        return error
    }
    return try #require(nil, "no error was thrown", sourceLocation: sourceLocation)
}
