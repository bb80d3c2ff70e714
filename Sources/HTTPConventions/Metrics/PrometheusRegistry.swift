package import Metrics
internal import Synchronization

/// A swift-metrics backend that keeps everything in memory and writes it as Prometheus text.
///
/// Counters are counters, meters and recorders without aggregation gauges, timers and other recorders histograms; timers are in seconds.
/// Characters that Prometheus does not allow in a name become `_`. One label is one kind of metric: what comes later under
/// another kind is left out.
package final class PrometheusRegistry: MetricsFactory {
    private let families = Mutex<[String: MetricFamily]>([:])
    private let buckets: [Double]
    private let maximumSeries: Int

    /// - Parameters:
    ///   - buckets: upper bounds of the histograms, ascending; seconds for timers.
    ///   - maximumSeries: series of one name; all beyond share one whose labels are `other`.
    package init(
        buckets: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30], maximumSeries: Int = 1000
    ) {
        self.buckets = buckets
        self.maximumSeries = maximumSeries
    }

    /// The `Content-Type` of `render()`.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// All metrics in the Prometheus text format 0.0.4, by name.
    package func render() -> String {
        let families = families.withLock { $0 }
        return families.sorted { $0.key < $1.key }.map { $0.value.render(name: $0.key) }.joined()
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        CounterSeries(value(label, dimensions, .counter))
    }

    package func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
        CounterSeries(value(label, dimensions, .counter))
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        GaugeSeries(value(label, dimensions, .gauge))
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate
            ? HistogramSeries(value(label, dimensions, .histogram(buckets)), scale: 1)
            : GaugeSeries(value(label, dimensions, .gauge))
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        HistogramSeries(value(label, dimensions, .histogram(buckets)), scale: 1e-9)
    }

    // Series live as long as the process, as Prometheus wants them; handlers hold nothing of their own.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    private func value(_ label: String, _ dimensions: [(String, String)], _ kind: MetricFamily.Kind) -> MetricValue {
        let name = PrometheusText.name(label)
        return families.withLock { families in
            families[name, default: MetricFamily(kind: kind)].value(dimensions, kind: kind, maximumSeries: maximumSeries)
        }
    }
}
