import Synchronization

/// Where the one task that uses a connection waits for its socket.
final class SocketWaiter: Sendable {
    enum Outcome: Sendable {
        case ready, cancelled, timedOut, failed
    }

    private struct State {
        var continuation: CheckedContinuation<Outcome, Never>?
        var deadline: ContinuousClock.Instant?
        var isCancelled = false
    }

    let id: UInt64
    private let poller: SocketPoller
    private let state = Mutex(State())

    init(id: UInt64, poller: SocketPoller) {
        self.id = id
        self.poller = poller
    }

    nonisolated(nonsending) func wait(
        _ socket: Int32, reading: Bool, writing: Bool, deadline: ContinuousClock.Instant?
    ) async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let outcome: Outcome? = state.withLock { state in
                    if state.isCancelled { return .cancelled }
                    // Armed under the lock: nobody can take the continuation, and so close the socket, before it is done.
                    guard poller.arm(socket, reading: reading, writing: writing, id: id) else { return .failed }
                    state.continuation = continuation
                    state.deadline = deadline
                    return nil
                }
                if let outcome { continuation.resume(returning: outcome) }
            }
        } onCancel: {
            state.withLock { $0.isCancelled = true }
            resume(.cancelled)
        }
    }

    /// Forgets a cancellation that came as the last wait ended; the next lease is another task's.
    func reset() {
        state.withLock { $0.isCancelled = false }
    }

    /// Resumes the waiting task, if there is one.
    func resume(_ outcome: Outcome) {
        take { _ in true }?.resume(returning: outcome)
    }

    func expire(_ now: ContinuousClock.Instant) {
        take { state in state.deadline.map { $0 <= now } ?? false }?.resume(returning: .timedOut)
    }

    func remove(_ socket: Int32) {
        poller.remove(socket, id: id)
    }

    private func take(_ condition: (State) -> Bool) -> CheckedContinuation<Outcome, Never>? {
        state.withLock { state in
            guard condition(state) else { return nil }
            defer { state.continuation = nil }
            return state.continuation
        }
    }
}
