import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@Suite("Trace context")
struct TraceTests {
    static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    static let span = "00f067aa0ba902b7"

    @Test(
        "a valid traceparent is taken over with a span of our own",
        arguments: [
            ("00-\(trace)-\(span)-01", true), ("00-\(trace)-\(span)-00", false), ("01-\(trace)-\(span)-03-more", true),
            ("cc-\(trace)-\(span)-01", true),
        ])
    func takenOver(header: String, sampled: Bool) {
        let context = TraceContext(traceparent: header, tracestate: "congo=t61rcWkgMzE")
        #expect(context.traceID == Self.trace)
        #expect(context.parentID == Self.span)
        #expect(context.spanID != Self.span)
        #expect(context.sampled == sampled)
        #expect(context.traceparent == "00-\(Self.trace)-\(context.spanID)-\(sampled ? "01" : "00")")
        #expect(context.headers[.tracestate] == "congo=t61rcWkgMzE")
    }

    @Test(
        "an invalid traceparent begins a new trace and drops tracestate",
        arguments: [
            "", "00-\(trace)-\(span)", "ff-\(trace)-\(span)-01", "00-\(trace)-\(span)-01-more", "00-\(trace.uppercased())-\(span)-01",
            "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01", "00-\(trace)a-\(span)-01", "0-\(trace)-\(span)-01",
            "00-\(trace)-\(span)-0g", "00-\(trace)-\(span)-01 ",
        ])
    func invalid(header: String) {
        let context = TraceContext(traceparent: header, tracestate: "congo=t61rcWkgMzE")
        #expect(context.traceID != Self.trace)
        #expect(context.traceID.count == 32)
        #expect(context.spanID.count == 16)
        #expect(context.parentID == nil)
        #expect(context.state == nil)
    }

    @Test("the trace is in the answer, in the route's log lines and in the access log")
    func everywhere() async throws {
        let log = LogCapture()
        try await withServer(
            logger: log.logger,
            routes: { router in
                router.get("cases/{id}") { _, context in
                    context.logger.notice("inside")
                    return context.trace.traceparent
                }
            }
        ) { client in
            let response = try await client.execute(
                uri: "/cases/7?secret=1", method: .get,
                headers: [.traceparent: "00-\(Self.trace)-\(Self.span)-01", .tracestate: "a=b"])
            let returned = response.headers[.traceparent] ?? ""
            #expect(returned.hasPrefix("00-\(Self.trace)-"))
            #expect(String(buffer: response.body) == returned)
            #expect(response.headers[.tracestate] == "a=b")
            let missing = try await client.execute(uri: "/none", method: .get)
            #expect(missing.headers[.traceparent]?.count == 55)
        }
        let lines = log.lines.filter { ["inside", "request"].contains($0.message) }
        #expect(lines.count == 3)
        #expect(lines.prefix(2).allSatisfy { $0.metadata["trace_id"] == Self.trace && $0.metadata["span_id"]?.count == 16 })
        #expect(lines[1].metadata["route"] == "/cases/{id}")
        #expect(lines[1].metadata["status"] == "200")
        #expect(lines[2].metadata["route"] == "unmatched")
        #expect(!lines.contains { $0.metadata.values.contains { $0.contains("secret") } })
    }
}
