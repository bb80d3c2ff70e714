/// All series of one metric name.
struct MetricFamily {
    enum Kind: Equatable {
        case counter, gauge
        /// Upper bounds, ascending.
        case histogram([Double])
    }

    private let kind: Kind
    private var series: [[String]: MetricValue] = [:]

    init(kind: Kind) {
        self.kind = kind
    }

    /// The value of the series with these labels; one that is never rendered, where the kind is not this family's.
    mutating func value(_ dimensions: [(String, String)], kind: Kind, maximumSeries: Int) -> MetricValue {
        guard kind == self.kind else { return MetricValue(kind) }
        var labels = Self.labels(dimensions)
        if series[labels] == nil, series.count >= maximumSeries { labels = Self.labels(dimensions.map { ($0.0, "other") }) }
        if let value = series[labels] { return value }
        let value = MetricValue(kind)
        series[labels] = value
        return value
    }

    func render(name: String) -> String {
        let series = series.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        switch kind {
        case .counter, .gauge:
            return series.reduce("# TYPE \(name) \(kind == .counter ? "counter" : "gauge")\n") { text, entry in
                text + PrometheusText.line(name, entry.key, entry.value.snapshot.sum)
            }
        case .histogram(let bounds):
            return series.reduce("# TYPE \(name) histogram\n") { text, entry in
                let snapshot = entry.value.snapshot
                var text = text
                var count = 0
                for (bound, inBucket) in zip(bounds, snapshot.buckets) {
                    count += inBucket
                    text += PrometheusText.line("\(name)_bucket", entry.key + ["le=\"\(PrometheusText.number(bound))\""], Double(count))
                }
                text += PrometheusText.line("\(name)_bucket", entry.key + ["le=\"+Inf\""], Double(snapshot.count))
                text += PrometheusText.line("\(name)_sum", entry.key, snapshot.sum)
                return text + PrometheusText.line("\(name)_count", entry.key, Double(snapshot.count))
            }
        }
    }

    private static func labels(_ dimensions: [(String, String)]) -> [String] {
        dimensions.map { PrometheusText.label($0.0, $0.1) }
    }
}
