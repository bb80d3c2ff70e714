/// A connection on lease: `PostgresPool.withConnection` gives it and it ends with the closure. One call at a time.
///
/// When a call is cancelled or times out, or the connection breaks, it is closed and every later call of the lease throws.
package final class PostgresConnection {
    private var leased: ConnectionCore?

    init(_ core: ConnectionCore) { leased = core }

    func endLease() { leased = nil }

    var core: ConnectionCore {
        get throws(PostgresError) {
            guard let leased else { throw PostgresError(.invalidUse, "the connection was used after its lease") }
            return leased
        }
    }

    /// The process of the server, as in `pg_stat_activity.pid`.
    package var backendPID: Int32 { get throws(PostgresError) { try core.backendPID } }

    /// Runs one statement and gives all its rows. Prepared once per connection.
    @discardableResult
    package nonisolated(nonsending) func query(_ sql: SQL) async throws(PostgresError) -> PostgresRows {
        PostgresRows(result: try await core.run([sql])[0])
    }

    /// Runs the statements in one round trip and gives the rows of each. The first failing one's error is thrown; those
    /// after it do not run. Outside `withTransaction` they are one transaction of their own.
    @discardableResult
    package nonisolated(nonsending) func pipeline(_ statements: [SQL]) async throws(PostgresError) -> [PostgresRows] {
        guard !statements.isEmpty else { return [] }
        return try await core.run(statements).map { PostgresRows(result: $0) }
    }

    /// Gives the rows one by one, none kept. `body` may throw to stop early: the statement is cancelled, the connection
    /// closed and the error rethrown.
    package nonisolated(nonsending) func stream(
        _ sql: SQL, _ body: nonisolated(nonsending) (PostgresRow) async throws -> Void
    ) async throws {
        try await core.stream(sql, body)
    }

    /// Runs a text of one or many statements, such as a migration, without binds or results. A text of many is one
    /// transaction unless it has its own BEGIN.
    package nonisolated(nonsending) func execute(script: String) async throws(PostgresError) {
        try await core.run(script: script)
    }
}
