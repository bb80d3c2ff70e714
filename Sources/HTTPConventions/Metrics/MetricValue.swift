internal import Metrics
internal import Synchronization

/// The numbers of one series.
final class MetricValue: Sendable {
    struct Snapshot {
        /// The value of a counter or gauge; the sum of a histogram.
        var sum = 0.0
        var count = 0
        /// How many fell into each bucket and no lower one.
        var buckets: [Int] = []
    }

    private let bounds: [Double]
    private let state: Mutex<Snapshot>

    init(_ kind: MetricFamily.Kind) {
        if case .histogram(let bounds) = kind { self.bounds = bounds } else { bounds = [] }
        state = Mutex(Snapshot(buckets: Array(repeating: 0, count: bounds.count)))
    }

    var snapshot: Snapshot { state.withLock { $0 } }

    func add(_ amount: Double) { state.withLock { $0.sum += amount } }
    func set(_ value: Double) { state.withLock { $0.sum = value } }

    func observe(_ value: Double) {
        let bucket = bounds.firstIndex { value <= $0 }
        state.withLock { state in
            state.sum += value
            state.count += 1
            if let bucket { state.buckets[bucket] += 1 }
        }
    }
}

final class CounterSeries: CounterHandler, FloatingPointCounterHandler {
    private let value: MetricValue

    init(_ value: MetricValue) { self.value = value }

    // A counter only rises.
    func increment(by amount: Int64) { increment(by: Double(amount)) }
    func increment(by amount: Double) { if amount > 0 { value.add(amount) } }
    func reset() { value.set(0) }
}

final class GaugeSeries: MeterHandler, RecorderHandler {
    private let value: MetricValue

    init(_ value: MetricValue) { self.value = value }

    func set(_ value: Int64) { self.value.set(Double(value)) }
    func set(_ value: Double) { self.value.set(value) }
    func increment(by amount: Double) { value.add(amount) }
    func decrement(by amount: Double) { value.add(-amount) }
    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }
}

final class HistogramSeries: TimerHandler, RecorderHandler {
    private let value: MetricValue
    private let scale: Double

    /// - Parameter scale: what a recorded number is multiplied with, 1e-9 to make seconds of nanoseconds.
    init(_ value: MetricValue, scale: Double) {
        self.value = value
        self.scale = scale
    }

    func recordNanoseconds(_ duration: Int64) { value.observe(Double(duration) * scale) }
    func record(_ value: Int64) { self.value.observe(Double(value) * scale) }
    func record(_ value: Double) { self.value.observe(value * scale) }
}
