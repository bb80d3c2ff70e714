internal import Synchronization

/// A token bucket for each key, kept as one number: the time at which the bucket is full again (GCRA).
///
/// Memory is bounded: when `maximumKeys` are in use, further callers share one bucket until others have rested.
package final class RateLimiter: Sendable {
    private struct State {
        /// When each bucket is full again, in nanoseconds of the limiter's clock.
        var fullAt: [String: Int64] = [:]
        var overflowFullAt: Int64 = 0
        var nextSweep: Int64 = 0
    }

    private let state = Mutex(State())
    private let interval: Int64
    private let burst: Int64
    private let maximumKeys: Int
    private let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - perMinute: requests a minute in the long run, at least 1.
    ///   - burst: requests that may come at once, 1 to 1 000 000.
    ///   - now: nanoseconds of a clock that never goes back.
    package init(perMinute: Int, burst: Int, maximumKeys: Int = 10_000, now: (@Sendable () -> Int64)? = nil) {
        interval = 60_000_000_000 / Int64(max(1, perMinute))
        // The upper end keeps `burst * interval` within Int64.
        self.burst = Int64(min(max(1, burst), 1_000_000))
        self.maximumKeys = maximumKeys
        let start = ContinuousClock.now
        self.now = now ?? { (ContinuousClock.now - start).nanoseconds }
    }

    /// Takes one token; nil, or the seconds to wait when there is none.
    package func take(_ key: String) -> Int? {
        let now = now()
        return state.withLock { state in
            let known = state.fullAt[key] != nil
            if !known, state.fullAt.count >= maximumKeys { sweep(&state, now) }
            let overflows = !known && state.fullAt.count >= maximumKeys
            let fullAt = max(overflows ? state.overflowFullAt : state.fullAt[key] ?? 0, now)
            let wait = fullAt + interval - now - burst * interval
            if wait > 0 { return Int((wait + 999_999_999) / 1_000_000_000) }
            if overflows { state.overflowFullAt = fullAt + interval } else { state.fullAt[key] = fullAt + interval }
            return nil
        }
    }

    /// Forgets the full buckets. At most once a second: a flood of new keys must not make every request walk the table.
    private func sweep(_ state: inout State, _ now: Int64) {
        guard now >= state.nextSweep else { return }
        state.fullAt = state.fullAt.filter { $0.value > now }
        state.nextSweep = now + 1_000_000_000
    }

    var keyCount: Int { state.withLock { $0.fullAt.count } }
}
