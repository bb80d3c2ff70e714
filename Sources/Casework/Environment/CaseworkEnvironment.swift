package import FoundationEssentials
package import Grants
package import Logging
import Persistence
package import Postgres

/// What use cases work with.
package struct CaseworkEnvironment: Sendable {
    package let pool: PostgresPool
    package let catalogue: ProgrammeCatalogue
    package let clock: @Sendable () -> Instant
    package let newID: @Sendable (Instant) -> UUID
    package let replays: ReplayRunner
    package let checks = CheckQueue()
    package let logger: Logger

    package init(
        pool: PostgresPool, catalogue: ProgrammeCatalogue, clock: @escaping @Sendable () -> Instant = { Instant.now() },
        replays: ReplayRunner = ReplayRunner(), logger: Logger = Logger(label: "medfin"),
        newID: @escaping @Sendable (Instant) -> UUID = { UUID(version7At: $0) }
    ) {
        self.pool = pool
        self.catalogue = catalogue
        self.clock = clock
        self.newID = newID
        self.replays = replays
        self.logger = logger
    }
}

extension CaseworkEnvironment {
    /// Runs a query whose sort key or texts came from a client. What no stored text can be, U+0000, is `.notFound`.
    nonisolated(nonsending) func reading<Value: Sendable>(
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> sending Value
    ) async throws -> Value {
        do {
            return try await pool.withConnection(body)
        } catch is InvalidCursor {
            throw CaseworkError.invalidCursor
        } catch let error as PostgresError where error.code == .encoding {
            throw CaseworkError.notFound
        }
    }
}
