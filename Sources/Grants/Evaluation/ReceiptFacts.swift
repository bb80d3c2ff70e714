import Decimals
import ExactJSON
import Localisation

/// What a receipt was computed from, read back from its members.
struct ReceiptFacts {
    /// Why the facts can't be read, and where they stand.
    struct Fault: Error {
        var pointer: JSONPointer
        var message: String
    }

    var applicationID: String
    var applicationVersion: Int
    var content: ApplicationContent
    var call: Call
    var gate: Gate
    var at: Instant
    var grantedSupport: Decimal128?

    init(_ receipt: JSON, under programme: Programme) throws(Fault) {
        applicationID = try Self.text(receipt, "application", "id")
        applicationVersion = try Self.read(receipt, at: ["application", "version"], "a whole number") { $0.intValue }
        call = try Self.call(receipt, of: programme)
        gate = try Self.read(receipt, at: ["gate"], "a gate") { $0.stringValue.flatMap(Gate.init) }
        at = try Self.instant(receipt, "at")
        if receipt["grantedSupport"] != nil { grantedSupport = try Self.amount(receipt, "grantedSupport") }
        do throws(FieldIssues) {
            content = try ApplicationContent(receipt["application"]?["content"] ?? .null)
        } catch {
            let issue = error.issues.first
            throw Fault(
                pointer: JSONPointer("application", "content").appending(issue?.pointer ?? .root),
                message: issue?.detail(in: .en) ?? "it can't be read")
        }
    }

    /// The call as far as rules see it; its currency is the programme's, as publication demands.
    private static func call(_ receipt: JSON, of programme: Programme) throws(Fault) -> Call {
        let code = try text(receipt, "call", "code")
        return Call(
            code: code, programme: programme.code, programmeVersion: programme.version, name: LocalizedText(verbatim: code),
            opens: try instant(receipt, "call", "opens"), closes: try instant(receipt, "call", "closes"),
            zone: try read(receipt, at: ["call", "zone"], "an IANA zone") { $0.stringValue.flatMap { try? ZoneRules($0) } },
            envelope: receipt["call"]?["envelope"] == nil ? nil : try amount(receipt, "call", "envelope"),
            currency: programme.currency, events: [], source: nil, isAssumption: false, text: "")
    }

    private static func text(_ receipt: JSON, _ path: String...) throws(Fault) -> String {
        try read(receipt, at: path, "a text") { $0.stringValue }
    }

    private static func instant(_ receipt: JSON, _ path: String...) throws(Fault) -> Instant {
        try read(receipt, at: path, "an instant") { $0.stringValue.flatMap { try? Instant(parsing: $0) } }
    }

    private static func amount(_ receipt: JSON, _ path: String...) throws(Fault) -> Decimal128 {
        try read(receipt, at: path, "an amount") { $0.stringValue.flatMap { Decimal128(exactly: $0)?.normalized } }
    }

    private static func read<Value>(
        _ receipt: JSON, at path: [String], _ expected: String, _ value: (JSON) -> Value?
    ) throws(Fault) -> Value {
        let pointer = JSONPointer(tokens: path)
        guard let value = receipt[pointer].flatMap(value) else {
            throw Fault(pointer: pointer, message: "expected \(expected)")
        }
        return value
    }
}

extension Call {
    /// What rules see of the call, as receipts carry it.
    var receiptFacts: JSON {
        .members([
            ("code", .string(code)),
            ("opens", .string(opens.description)),
            ("closes", .string(closes.description)),
            ("zone", .string(zone.identifier)),
            ("envelope", envelope?.moneyJSON),
            ("currency", .string(currency)),
        ])
    }
}
