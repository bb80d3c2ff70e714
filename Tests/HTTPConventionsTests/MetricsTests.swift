import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Metrics
import Testing

@Suite("Metrics")
struct MetricsTests {
    @Test("counters, gauges and histograms are written as Prometheus text, sorted")
    func text() {
        let registry = PrometheusRegistry(buckets: [0.1, 1])
        let requests = Counter(label: "requests_total", dimensions: [("route", "/a")], factory: registry)
        requests.increment(by: 2)
        requests.increment()
        Counter(label: "requests_total", dimensions: [("route", "/a")], factory: registry).increment()
        FloatingPointCounter(label: "seconds_total", factory: registry).increment(by: 0.5)
        Gauge(label: "depth", factory: registry).record(7)
        let meter = Meter(label: "active", factory: registry)
        meter.increment()
        meter.increment()
        meter.decrement()
        let timer = Timer(label: "duration_seconds", factory: registry)
        timer.recordMilliseconds(50)
        timer.recordMilliseconds(100)
        timer.recordSeconds(5)
        Recorder(label: "bytes", factory: registry).record(1)
        #expect(
            registry.render() == """
                # TYPE active gauge
                active 1
                # TYPE bytes histogram
                bytes_bucket{le="0.1"} 0
                bytes_bucket{le="1"} 1
                bytes_bucket{le="+Inf"} 1
                bytes_sum 1
                bytes_count 1
                # TYPE depth gauge
                depth 7
                # TYPE duration_seconds histogram
                duration_seconds_bucket{le="0.1"} 2
                duration_seconds_bucket{le="1"} 2
                duration_seconds_bucket{le="+Inf"} 3
                duration_seconds_sum 5.15
                duration_seconds_count 3
                # TYPE requests_total counter
                requests_total{route="/a"} 4
                # TYPE seconds_total counter
                seconds_total 0.5

                """)
    }

    @Test("names are made valid and label values escaped")
    func escaping() {
        let registry = PrometheusRegistry()
        Counter(label: "9.hb-requests", dimensions: [("http.route:x", "a\\b\"c\nd\r\ne")], factory: registry).increment()
        #expect(registry.render() == "# TYPE _9_hb_requests counter\n_9_hb_requests{http_route_x=\"a\\\\b\\\"c\\nd\r\\ne\"} 1\n")
    }

    @Test("beyond the greatest number of series all share one")
    func cardinality() {
        let registry = PrometheusRegistry(maximumSeries: 2)
        for user in 0..<10 { Counter(label: "logins_total", dimensions: [("user", "\(user)")], factory: registry).increment() }
        #expect(
            registry.render()
                == "# TYPE logins_total counter\nlogins_total{user=\"0\"} 1\nlogins_total{user=\"1\"} 1\nlogins_total{user=\"other\"} 8\n")
    }

    @Test("a name is one kind of metric")
    func oneKind() {
        let registry = PrometheusRegistry()
        Counter(label: "x", factory: registry).increment()
        Gauge(label: "x", factory: registry).record(9)
        #expect(registry.render() == "# TYPE x counter\nx 1\n")
    }

    @Test("requests are counted by route template and status, never by path or invented method")
    func http() async throws {
        let registry = PrometheusRegistry(buckets: [3600])
        try await withServer(metrics: registry, routes: { $0.get("cases/{id}") { _, _ in "x" } }) { client in
            for id in 1...3 { try await client.execute(uri: "/cases/\(id)", method: .get) }
            try await client.execute(uri: "/nothing", method: .get)
            let invented = try #require(HTTPRequest.Method("INVENTED"))
            try await client.execute(uri: "/cases/1", method: invented)
        }
        let lines = Set(registry.render().split(separator: "\n").map(String.init))
        #expect(
            lines.isSuperset(of: [
                #"http_server_requests_total{method="GET",route="/cases/{id}",status="200"} 3"#,
                #"http_server_requests_total{method="GET",route="unmatched",status="404"} 1"#,
                #"http_server_requests_total{method="other",route="unmatched",status="405"} 1"#,
                #"http_server_request_duration_seconds_count{method="GET",route="/cases/{id}"} 3"#,
                "http_server_active_requests 0",
            ]))
    }
}
