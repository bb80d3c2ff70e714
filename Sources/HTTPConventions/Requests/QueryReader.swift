package import Hummingbird
package import Localisation

/// Reads the query of a request and collects everything wrong with it, so that one 422 says it all.
///
///     var query = QueryReader(request)
///     let status = query.value("status", as: CaseStatus.self)
///     let page = query.page(of: "cases", keyLength: 2)
///     try query.finish()
///
/// Parameters nobody asked for are errors, and so are those given twice.
package struct QueryReader: Sendable {
    private(set) var values: [String: String] = [:]
    private var order: [String] = []
    private var unread: Set<String> = []
    package private(set) var errors: [ProblemError] = []

    package init(_ request: Request) {
        self.init(query: request.uri.query)
    }

    /// - Parameter query: what stands after the `?`, percent-encoded, `+` for a space.
    package init(query: String?) {
        var repeated: Set<String> = []
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0]), let value = PercentEncoding.decode(parts.count == 2 ? parts[1] : "") else {
                fail(String(parts[0]), "invalid-encoding", .invalidEncoding)
                continue
            }
            if values.updateValue(value, forKey: name) == nil {
                order.append(name)
                unread.insert(name)
            } else if repeated.insert(name).inserted {
                fail(name, "repeated-parameter", .repeatedParameter)
            }
        }
    }

    /// The text of a parameter; nil when absent.
    package mutating func text(_ name: String) -> String? {
        unread.remove(name)
        return values[name]
    }

    /// A parameter read by `parse`; nil when absent, and, with an error kept for `finish`, when `parse` gives nil.
    ///
    /// - Parameter expected: in the reader's language what the value must be, such as "a date, YYYY-MM-DD".
    package mutating func value<Value>(_ name: String, expected: LocalizedText, _ parse: (String) -> Value?) -> Value? {
        guard let text = text(name) else { return nil }
        if let value = parse(text) { return value }
        fail(name, "invalid-value", .mustBe(expected))
        return nil
    }

    /// One of the cases of an enumeration of strings.
    package mutating func value<Value: RawRepresentable & CaseIterable>(_ name: String, as type: Value.Type) -> Value?
    where Value.RawValue == String {
        let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
        return value(
            name,
            expected: [
                .nb: "en av \(names)", .nn: "ein av \(names)", .sv: "ett av \(names)", .fi: "jokin näistä: \(names)",
                .en: "one of \(names)",
            ]
        ) { Value(rawValue: $0) }
    }

    /// Keeps an error for `finish`.
    package mutating func fail(_ name: String, _ code: String, _ detail: LocalizedText) {
        errors.append(ProblemError(parameter: name, code: code, detail: detail))
    }

    /// Throws 422 with all errors: the ones met so far and each parameter that nothing has read.
    package consuming func finish() throws(Problem) {
        for name in order where unread.contains(name) { fail(name, "unknown-parameter", .unknownParameter) }
        guard errors.isEmpty else { throw .unprocessable(errors) }
    }
}

extension LocalizedText {
    fileprivate static let invalidEncoding: LocalizedText = [
        .nb: "Ugyldig prosentkoding.", .nn: "Ugyldig prosentkoding.", .sv: "Ogiltig procentkodning.", .fi: "Virheellinen prosenttikoodaus.",
        .en: "Invalid percent-encoding.",
    ]
    fileprivate static let repeatedParameter: LocalizedText = [
        .nb: "Parameteren er gitt mer enn én gang.", .nn: "Parameteren er gjeven meir enn éin gong.", .sv: "Parametern anges mer än en gång.",
        .fi: "Parametri on annettu useammin kuin kerran.", .en: "The parameter is given more than once.",
    ]
    fileprivate static let unknownParameter: LocalizedText = [
        .nb: "Parameteren er ukjent her.", .nn: "Parameteren er ukjend her.", .sv: "Parametern är okänd här.",
        .fi: "Parametria ei tunneta tässä.", .en: "The parameter is not known here.",
    ]

    fileprivate static func mustBe(_ expected: LocalizedText) -> LocalizedText {
        [
            .nb: "Verdien må være \(expected.text(in: .nb)).", .nn: "Verdien må vere \(expected.text(in: .nn)).",
            .sv: "Värdet måste vara \(expected.text(in: .sv)).", .fi: "Arvon on oltava \(expected.text(in: .fi)).",
            .en: "The value must be \(expected.text(in: .en)).",
        ]
    }
}
