package import Logging
import Synchronization

/// A pool of connections, opened as they are needed. Leases are given in the order they were asked for.
///
/// Usable at once; `run()` keeps the minimum open and closes what is long idle. `shutdown()` waits for the leases to end.
package final class PostgresPool: Sendable {
    /// The pool at one moment.
    package struct Statistics: Sendable {
        package var idle: Int
        package var leased: Int
        package var opening: Int
        package var waiting: Int
    }

    private let configuration: PostgresConfiguration
    private let logger: Logger
    private let state: Mutex<PoolState>

    package init(_ configuration: PostgresConfiguration, logger: Logger = Logger(label: "postgres")) {
        self.configuration = configuration
        self.logger = logger
        state = Mutex(PoolState(configuration))
    }

    package var statistics: Statistics {
        state.withLock {
            Statistics(idle: $0.idle.count, leased: $0.leased, opening: $0.opening, waiting: $0.waiting)
        }
    }

    /// Leases a connection for the time of `body`, whose own error is rethrown as it was.
    ///
    /// Throws `.acquireTimeout`, `.connectionFailed`, `.cancelled` or `.poolClosed` if there is none to be had. A connection
    /// that comes back broken, in a transaction or in the middle of a statement is closed.
    @discardableResult
    package nonisolated(nonsending) func withConnection<Value>(
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> sending Value
    ) async throws -> sending Value {
        let core = try await acquire()
        let connection = PostgresConnection(core)
        defer {
            connection.endLease()
            release(core)
        }
        return try await body(connection)
    }

    /// Runs until it is cancelled or the pool is shut down, then shuts the pool down.
    package func run() async {
        perform(state.withLock { $0.keepMinimum() })
        while !state.withLock(\.isClosed) {
            do { try await Task.sleep(for: .seconds(1)) } catch { break }
            perform(state.withLock { $0.prune(before: .now - configuration.idleLifetime) })
        }
        await shutdown()
    }

    /// Refuses new leases, waits until those under way have ended, and closes every connection.
    package func shutdown() async {
        await withCheckedContinuation { continuation in
            perform(state.withLock { $0.close(continuation) })
        }
    }

    private nonisolated(nonsending) func acquire() async throws(PostgresError) -> ConnectionCore {
        while true {
            let core = try await nextConnection()
            core.waiter.reset()
            if core.isAlive { return core }
            logger.debug("postgres connection was closed by the server")
            core.close()
            release(core)
        }
    }

    private nonisolated(nonsending) func nextConnection() async throws(PostgresError) -> ConnectionCore {
        let (idle, id) = try state.withLock { state throws(PostgresError) in (try state.takeIdle(), state.newID()) }
        if let idle { return idle.value }
        let lease = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                perform(state.withLock { $0.enqueue(id, continuation, isCancelled: Task.isCancelled) })
            }
        } onCancel: {
            perform(state.withLock { $0.cancel(id) })
        }
        return try lease.get().value
    }

    private func release(_ core: ConnectionCore) {
        core.idleSince = .now
        let connection = Handover(value: core)
        perform(state.withLock { $0.release(connection, isReusable: core.isReusable) })
    }

    private func perform(_ actions: PoolState.Actions) {
        if let failure = actions.failure { logger.warning("database cannot be reached", metadata: ["error": "\(failure)"]) }
        if actions.isRecovered { logger.notice("database is reached again") }
        for connection in actions.closes { connection.value.close() }
        for (continuation, lease) in actions.leases { continuation.resume(returning: lease) }
        for _ in 0..<actions.opens { open() }
        if let delay = actions.retryDelay {
            Task {
                try? await Task.sleep(for: delay)
                perform(state.withLock { $0.retry() })
            }
        }
        if actions.startsTimer { startTimer() }
        for continuation in actions.finished { continuation.resume() }
    }

    private func open() {
        Task {
            do throws(PostgresError) {
                let connection = Handover(value: try await ConnectionCore.open(configuration))
                perform(state.withLock { $0.opened(connection) })
            } catch {
                perform(state.withLock { $0.openFailed(error) })
            }
        }
    }

    private func startTimer() {
        Task {
            while let deadline = state.withLock({ $0.nextDeadline() }) {
                try? await Task.sleep(until: deadline, clock: .continuous)
                perform(state.withLock { $0.expire(.now) })
            }
        }
    }
}
