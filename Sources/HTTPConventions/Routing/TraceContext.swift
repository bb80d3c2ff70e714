package import HTTPTypes

/// The W3C trace context of a request: taken over from the caller if valid, else begun here.
package struct TraceContext: Sendable, Hashable {
    /// 32 lower-case hexadecimal digits.
    package let traceID: String
    /// This server's own span: 16 lower-case hexadecimal digits.
    package let spanID: String
    /// The caller's span, if there was a caller's trace.
    package let parentID: String?
    package let sampled: Bool
    /// The caller's vendor data, passed on untouched.
    package let state: String?

    /// Takes over a `traceparent` of any version of the specification; begins a new trace when it is absent or invalid.
    package init(traceparent: String?, tracestate: String? = nil) {
        spanID = Self.randomHex(words: 1)
        if let parent = traceparent.flatMap(Self.parse) {
            (traceID, parentID, sampled) = (parent.trace, parent.span, parent.sampled)
            state = tracestate.flatMap { $0.isEmpty || $0.utf8.count > 512 ? nil : $0 }
        } else {
            (traceID, parentID, sampled, state) = (Self.randomHex(words: 2), nil, true, nil)
        }
    }

    /// The `traceparent` of the answer and of calls made for this request.
    package var traceparent: String { "00-\(traceID)-\(spanID)-\(sampled ? "01" : "00")" }

    /// Header fields that carry the trace on to another service.
    package var headers: HTTPFields {
        var fields: HTTPFields = [.traceparent: traceparent]
        if let state { fields[.tracestate] = state }
        return fields
    }

    private static func parse(_ header: String) -> (trace: String, span: String, sampled: Bool)? {
        let parts = header.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, isHex(parts[0], 2), parts[0] != "ff", parts[0] != "00" || parts.count == 4,
            isHex(parts[1], 32), !parts[1].allSatisfy({ $0 == "0" }),
            isHex(parts[2], 16), !parts[2].allSatisfy({ $0 == "0" }),
            isHex(parts[3], 2), let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        return (String(parts[1]), String(parts[2]), flags & 1 == 1)
    }

    private static func isHex(_ text: Substring, _ length: Int) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func randomHex(words: Int) -> String {
        // Never zero: an all-zero id is invalid in the specification.
        (0..<words).map { _ in
            let digits = String(UInt64.random(in: 1...UInt64.max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
