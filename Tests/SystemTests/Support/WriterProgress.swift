import Synchronization

/// How far the writers of a test are, and whether they are to stop.
final class WriterProgress: Sendable {
    private struct State {
        var acknowledged = 0
        var unanswered = 0
        var unavailable = 0
        var isStopped = false
        var failure: (any Error)?
    }

    private let state = Mutex(State())

    /// Requests that were answered with success.
    var acknowledged: Int { state.withLock(\.acknowledged) }
    /// Requests to which no answer came.
    var unanswered: Int { state.withLock(\.unanswered) }
    /// Requests that were answered with 503.
    var unavailable: Int { state.withLock(\.unavailable) }
    var isStopped: Bool { state.withLock(\.isStopped) }

    func acknowledge() { state.withLock { $0.acknowledged += 1 } }
    func missAnswer() { state.withLock { $0.unanswered += 1 } }
    func meetUnavailability() { state.withLock { $0.unavailable += 1 } }
    func stop() { state.withLock { $0.isStopped = true } }

    /// Stops all writers because of one of them.
    func fail(_ error: any Error) {
        state.withLock {
            $0.failure = $0.failure ?? error
            $0.isStopped = true
        }
    }

    /// Waits until that many more writes are acknowledged; throws what a writer failed with.
    func advance(by count: Int) async throws {
        let goal = acknowledged + count
        let deadline = ContinuousClock.now + .seconds(30)
        while acknowledged < goal {
            if let failure = state.withLock(\.failure) { throw failure }
            guard .now < deadline else { throw SystemTestError("the writers stand still at \(acknowledged) acknowledged writes") }
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}
