import DequeModule

/// What a pool knows, as a state machine: events go in, and what is to be done outside the lock comes out.
struct PoolState {
    typealias Lease = Result<Handover<ConnectionCore>, PostgresError>

    struct Actions {
        var leases: [(CheckedContinuation<Lease, Never>, Lease)] = []
        var opens = 0
        var retryDelay: Duration?
        var startsTimer = false
        var closes: [Handover<ConnectionCore>] = []
        var finished: [CheckedContinuation<Void, Never>] = []
        /// The first failure since the last good connect, or none.
        var failure: PostgresError?
        var isRecovered = false
    }

    private struct Waiter {
        var id: UInt64
        var deadline: ContinuousClock.Instant
    }

    private let minConnections: Int
    private let maxConnections: Int
    private let acquireTimeout: Duration
    /// The one used last is at the end and leased first.
    private(set) var idle: [Handover<ConnectionCore>] = []
    private(set) var leased = 0
    private(set) var opening = 0
    /// In the order they came; one whose continuation is gone has left. All wait equally long, so deadlines are in order, too.
    private var queue: Deque<Waiter> = []
    private var continuations: [UInt64: CheckedContinuation<Lease, Never>] = [:]
    private var lastID: UInt64 = 0
    private var isTimerRunning = false
    /// Failed connects since the last good one; until that, one connect at a time is tried, ever more slowly.
    private var failures = 0
    private var lastFailure: PostgresError?
    private var isRetryScheduled = false
    private var keepsMinimum = false
    private(set) var isClosed = false
    private var finishing: [CheckedContinuation<Void, Never>] = []

    init(_ configuration: PostgresConfiguration) {
        minConnections = configuration.minConnections
        maxConnections = configuration.maxConnections
        acquireTimeout = configuration.acquireTimeout
    }

    var waiting: Int { continuations.count }
    private var total: Int { idle.count + leased + opening }

    // MARK: leases

    /// An idle connection, unless somebody waits already.
    mutating func takeIdle() throws(PostgresError) -> Handover<ConnectionCore>? {
        guard !isClosed else { throw Self.closed }
        guard continuations.isEmpty, let connection = idle.popLast() else { return nil }
        leased += 1
        return connection
    }

    mutating func newID() -> UInt64 {
        lastID += 1
        return lastID
    }

    mutating func enqueue(
        _ id: UInt64, _ continuation: CheckedContinuation<Lease, Never>, isCancelled: Bool
    ) -> Actions {
        var actions = Actions()
        guard !isCancelled, !isClosed else {
            actions.leases = [(continuation, .failure(isClosed ? Self.closed : Self.cancelled))]
            return actions
        }
        if continuations.isEmpty, let connection = idle.popLast() {
            leased += 1
            actions.leases = [(continuation, .success(connection))]
            return actions
        }
        continuations[id] = continuation
        queue.append(Waiter(id: id, deadline: .now + acquireTimeout))
        actions.startsTimer = !isTimerRunning
        isTimerRunning = true
        planOpens(&actions)
        return actions
    }

    mutating func cancel(_ id: UInt64) -> Actions {
        var actions = Actions()
        if let continuation = continuations.removeValue(forKey: id) {
            actions.leases = [(continuation, .failure(Self.cancelled))]
        }
        return actions
    }

    /// A lease has ended; `isReusable` says whether the connection can have another.
    mutating func release(_ connection: Handover<ConnectionCore>, isReusable: Bool) -> Actions {
        var actions = Actions()
        if isReusable, !isClosed {
            offer(connection, &actions)
        } else {
            leased -= 1
            actions.closes = [connection]
            planOpens(&actions)
            finishIfClosed(&actions)
        }
        return actions
    }

    /// To the first who waits, or else to rest; the connection counts as leased.
    private mutating func offer(_ connection: Handover<ConnectionCore>, _ actions: inout Actions) {
        while let waiter = queue.popFirst() {
            guard let continuation = continuations.removeValue(forKey: waiter.id) else { continue }
            actions.leases.append((continuation, .success(connection)))
            return
        }
        leased -= 1
        idle.append(connection)
    }

    /// When the first of the queue has waited too long; nil stops the timer.
    mutating func nextDeadline() -> ContinuousClock.Instant? {
        while let first = queue.first, continuations[first.id] == nil { queue.removeFirst() }
        isTimerRunning = !queue.isEmpty
        return queue.first?.deadline
    }

    mutating func expire(_ now: ContinuousClock.Instant) -> Actions {
        var actions = Actions()
        while let first = queue.first, first.deadline <= now {
            queue.removeFirst()
            if let continuation = continuations.removeValue(forKey: first.id) {
                actions.leases.append((continuation, .failure(timeout)))
            }
        }
        return actions
    }

    // MARK: connecting

    private mutating func planOpens(_ actions: inout Actions) {
        guard !isClosed else { return }
        var wanted = continuations.count - opening
        if keepsMinimum { wanted = max(wanted, minConnections - total) }
        wanted = min(wanted, maxConnections - total)
        guard wanted > 0 else { return }
        if failures == 0 {
            opening += wanted
            actions.opens += wanted
        } else if opening == 0, !isRetryScheduled {
            isRetryScheduled = true
            let delay = Duration.milliseconds(min(50 << min(failures - 1, 5), 1000))
            actions.retryDelay = delay * Int.random(in: 50...100) / 100
        }
    }

    mutating func retry() -> Actions {
        var actions = Actions()
        isRetryScheduled = false
        guard !isClosed, opening == 0, total < maxConnections,
            !continuations.isEmpty || keepsMinimum && total < minConnections
        else { return actions }
        opening = 1
        actions.opens = 1
        return actions
    }

    mutating func opened(_ connection: Handover<ConnectionCore>) -> Actions {
        var actions = Actions()
        opening -= 1
        actions.isRecovered = failures > 0
        failures = 0
        lastFailure = nil
        if isClosed {
            actions.closes = [connection]
            finishIfClosed(&actions)
        } else {
            leased += 1
            offer(connection, &actions)
            planOpens(&actions)
        }
        return actions
    }

    mutating func openFailed(_ error: PostgresError) -> Actions {
        var actions = Actions()
        opening -= 1
        failures += 1
        lastFailure = error
        if failures == 1 { actions.failure = error }
        if error.code == .invalidConfiguration {
            // Trying again would not help.
            for waiter in queue {
                if let continuation = continuations.removeValue(forKey: waiter.id) {
                    actions.leases.append((continuation, .failure(error)))
                }
            }
            queue.removeAll()
        }
        planOpens(&actions)
        finishIfClosed(&actions)
        return actions
    }

    // MARK: lifecycle

    mutating func keepMinimum() -> Actions {
        var actions = Actions()
        keepsMinimum = true
        planOpens(&actions)
        return actions
    }

    /// Closes what is broken, and what has been idle since before `limit` above the minimum.
    mutating func prune(before limit: ContinuousClock.Instant) -> Actions {
        var actions = Actions()
        var spare = total - minConnections
        idle.removeAll { connection in
            let isOld = spare > 0 && connection.value.idleSince < limit
            guard isOld || !connection.value.isAlive else { return false }
            spare -= 1
            actions.closes.append(connection)
            return true
        }
        planOpens(&actions)
        return actions
    }

    mutating func close(_ continuation: CheckedContinuation<Void, Never>) -> Actions {
        var actions = Actions()
        isClosed = true
        actions.leases = continuations.values.map { ($0, .failure(Self.closed)) }
        continuations = [:]
        queue = []
        actions.closes = idle
        idle = []
        finishing.append(continuation)
        finishIfClosed(&actions)
        return actions
    }

    private mutating func finishIfClosed(_ actions: inout Actions) {
        guard isClosed, leased == 0, opening == 0 else { return }
        actions.finished = finishing
        finishing = []
    }

    private static let closed = PostgresError(.poolClosed, "the pool is shut down")
    private static let cancelled = PostgresError(.cancelled, "the task was cancelled while it waited for a connection")

    private var timeout: PostgresError {
        if leased < maxConnections {
            let reason = lastFailure?.message ?? "still connecting"
            return PostgresError(.connectionFailed, "no connection within \(acquireTimeout): \(reason)")
        }
        return PostgresError(
            .acquireTimeout,
            "no connection free within \(acquireTimeout): \(leased) of \(maxConnections) leased, \(waiting) more waiting")
    }
}
