/// Counts how often something can be done in a time.
struct Stopwatch {
    let duration: Duration
    private let clock = ContinuousClock()

    init(seconds: Int) {
        duration = .seconds(seconds)
    }

    /// Runs the work again and again, in the given number at a time between looks at the clock.
    func perSecond(batch: Int, _ work: () throws -> Void) rethrows -> Double {
        for _ in 0..<batch { try work() }
        var count = 0
        let start = clock.now
        while clock.now - start < duration {
            for _ in 0..<batch { try work() }
            count += batch
        }
        return Double(count) / (clock.now - start).inSeconds
    }
}

extension Duration {
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

/// A line of the table of results.
func report(_ name: String, _ perSecond: Double, _ unit: String, each: String? = nil) {
    let rate = perSecond >= 100 ? "\(Int(perSecond.rounded()))" : "\((perSecond * 10).rounded() / 10)"
    let padded = name + String(repeating: " ", count: max(1, 58 - name.count))
    let right = String(repeating: " ", count: max(1, 10 - rate.count)) + rate
    print("  \(padded)\(right) \(unit)/s" + (each.map { "   \($0)" } ?? ""))
}

/// The time of one, in microseconds with two decimals.
func microseconds(_ perSecond: Double) -> String {
    "\((1e8 / perSecond).rounded() / 100) µs each"
}
