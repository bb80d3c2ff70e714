import Foundation
import Synchronization

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
    private let seconds = Mutex<Double>(1_800_000_000)

    var date: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    var epoch: Int { Int(seconds.withLock { $0 }) }
    var nanoseconds: Int64 { Int64(seconds.withLock { $0 } * 1_000_000_000) }

    func advance(_ amount: Double) { seconds.withLock { $0 += amount } }
}

/// Counts from several tasks.
final class Tally: Sendable {
    private let value = Mutex(0)

    var count: Int { value.withLock { $0 } }
    @discardableResult func add() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}
