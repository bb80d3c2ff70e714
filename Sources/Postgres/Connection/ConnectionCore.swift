import CLibPQ

/// One libpq connection and its statements. Belongs to the pool or to exactly one lease, never to two tasks.
final class ConnectionCore {
    /// nil once closed.
    private(set) var handle: LibPQConnection?
    let waiter: SocketWaiter
    var statements: StatementCache
    /// Sent with the next statement, in one round trip.
    var pendingBegin: SQL?
    /// When a lease gave it back.
    var idleSince = ContinuousClock.now
    private let responseLimit: Duration?
    private var isInUse = false

    /// Takes over `handle`, connected and non-blocking.
    private init(_ handle: LibPQConnection, waiter: SocketWaiter, configuration: PostgresConfiguration) {
        self.handle = handle
        self.waiter = waiter
        statements = StatementCache(capacity: configuration.statementCacheSize)
        responseLimit =
            configuration.statementTimeout > .zero ? configuration.statementTimeout + configuration.responseGrace : nil
    }

    deinit { close() }

    static func open(_ configuration: PostgresConfiguration) async throws(PostgresError) -> sending ConnectionCore {
        let parameters = try configuration.connectionParameters()
        let connected = await BlockingWork.run { Handover(value: LibPQConnection.connect(parameters)) }
        guard let handle = connected.value else {
            throw PostgresError(.connectionFailed, "no memory for a connection")
        }
        guard handle.isConnected, handle.setNonblocking() else {
            let error = PostgresError(.connectionFailed, handle.errorMessage.onOneLine)
            BlockingWork.start { connected.value?.finish() }
            throw error
        }
        guard let waiter = SocketPoller.shared.register(handle.socket) else {
            BlockingWork.start { connected.value?.finish() }
            throw PostgresError(.connectionFailed, "the socket cannot be watched: too many open files?")
        }
        handle.ignoreNotices()
        return ConnectionCore(handle, waiter: waiter, configuration: configuration)
    }

    var isClosed: Bool { handle == nil }

    /// Whether the next lease can have it: alive, idle, out of pipeline mode, nothing begun.
    var isReusable: Bool {
        guard let handle, !isInUse, pendingBegin == nil else { return false }
        return handle.isConnected && handle.transactionStatus == PQTRANS_IDLE && !handle.isInPipelineMode
    }

    /// False if a server at rest has said something: that it ends the session, or (reconnecting does no harm) a setting.
    var isAlive: Bool {
        guard let handle else { return false }
        return handle.isConnected && !handle.hasInput
    }

    var transactionStatus: PGTransactionStatusType { handle?.transactionStatus ?? PQTRANS_UNKNOWN }

    var backendPID: Int32 { handle?.backendPID ?? 0 }

    /// For the time of a call: an open connection that no other call uses.
    func enter() throws(PostgresError) -> LibPQConnection {
        guard let handle else { throw PostgresError(.connectionLost, "the connection is closed") }
        guard !isInUse else { throw PostgresError(.invalidUse, "the connection is in use by another call") }
        guard !Task.isCancelled else { throw PostgresError(.cancelled, "the task was cancelled before the statement was sent") }
        isInUse = true
        return handle
    }

    func leave() { isInUse = false }

    func deadline(statements count: Int) -> ContinuousClock.Instant? {
        responseLimit.map { ContinuousClock.now + $0 * count }
    }

    /// The next result, or nil between the results of two statements. Closes the connection when it throws.
    nonisolated(nonsending) func nextResult(
        _ handle: LibPQConnection, deadline: ContinuousClock.Instant?
    ) async throws(PostgresError) -> LibPQResult? {
        while handle.isBusy {
            guard let hasUnsent = handle.flush() else { throw lost() }
            switch await waiter.wait(handle.socket, reading: true, writing: hasUnsent, deadline: deadline) {
            case .ready: guard handle.consumeInput() else { throw lost() }
            case .failed: throw lost()
            case .cancelled:
                cancelAndClose()
                throw PostgresError(.cancelled, "the task was cancelled")
            case .timedOut:
                cancelAndClose()
                throw PostgresError(.responseTimeout, "no answer from the server in time")
            }
        }
        return handle.nextResult()
    }

    /// Closes a broken connection and says why.
    func lost() -> PostgresError {
        let error = PostgresError(.connectionLost, handle?.errorMessage.onOneLine ?? "the connection is closed")
        close()
        return error
    }

    /// Closes on a helper thread, as saying goodbye may block.
    func close() {
        guard let connection = detach() else { return }
        BlockingWork.start { connection.value.finish() }
    }

    /// Stops the running statement on the server and closes, both on a helper thread.
    func cancelAndClose() {
        guard let connection = detach() else { return }
        let cancel = Handover(value: connection.value.makeCancel())
        BlockingWork.start {
            cancel.value?.send()
            connection.value.finish()
        }
    }

    private func detach() -> Handover<LibPQConnection>? {
        guard let handle else { return nil }
        waiter.remove(handle.socket)
        self.handle = nil
        return Handover(value: handle)
    }
}
