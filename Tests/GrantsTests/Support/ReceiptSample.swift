import Decimals
import ExactJSON

@testable import Grants

/// Receipts of different kinds, with the programmes by which they were computed.
enum ReceiptSample: CaseIterable {
    /// The real application of the examples.
    case reference
    /// As at a decision, with a grant below the request.
    case granted
    /// A decision table, answers of every spelling, a call with an envelope.
    case small
    /// Nearly nothing is known.
    case draft

    struct Made {
        var receipt: Receipt
        var programme: Programme
        var bytes: [UInt8] { receipt.bytes }
    }

    func made() throws -> Made {
        switch self {
        case .reference:
            return try Self.make(Self.reference(), gate: .submission, at: "2019-10-01T12:00:00.25+02:00")
        case .granted:
            return try Self.make(Self.reference(), gate: .decision, at: "2020-01-15T09:00:00Z", granted: "3697750.5")
        case .draft:
            return try Self.make(["call": "se-eruf-mellersta-norrland-2019"], gate: .submission, at: "2019-10-01T12:00:00Z")
        case .small:
            let programme = try SmallProgramme.read(Self.parts)
            var call = Call.forTests(of: programme)
            call.envelope = Decimal128(exactly: "2000000.5")
            // As sent: the canonical form has 1.5 and 20.
            let document = try JSON(
                parsing: #"""
                    {"call": "xx-test-test", "title": "Žluť – \ud83d\udcb6 \"quoted\" \\ \u0007 \ufb01",
                    "answers": {"first": 1.50, "second": 2.0E1, "word": "a"}, "financing": {"requestedSupport": {"2026": "0.50"}}}
                    """#)
            return try Self.make(document, under: programme, call, gate: .submission, at: "2026-02-01T00:00:00Z")
        }
    }

    private static let parts = """
        decisionTables:
          - id: rated
            hitPolicy: first
            inputs: [{value: answers.word}]
            outputs: [{label: {en: Sum, sv: Summa}}]
            rules:
              - {when: ['"a"'], then: ['answers.first + answers.second']}
              - {when: ['-'], then: ['0']}
            source: call
        derived:
          - {id: written, value: 'string(answers.first) + " of " + string(call.envelope)'}
          - {id: total, value: 'if written = "1.5 of 2000000.5" then rated else 0'}
        """

    private static func reference() throws -> JSON {
        try JSON(parsing: Repository.text("Config/examples/digitaliseringsguiden.json"))
    }

    private static func make(_ document: JSON, gate: Gate, at instant: String, granted: String? = nil) throws -> Made {
        let call = try Repository.call("se-eruf-mellersta-norrland-2019")
        let programme = try Repository.programme("se-eruf-mellersta-norrland")
        return try make(document, under: programme, call, gate: gate, at: instant, granted: granted)
    }

    private static func make(
        _ document: JSON, under programme: Programme, _ call: Call, gate: Gate, at instant: String, granted: String? = nil
    ) throws -> Made {
        let evaluator = Evaluator(programme, call: call)
        let content = try ApplicationContent(document)
        let evaluation = try evaluator.evaluate(
            content, gate: gate, at: Instant(parsing: instant), grantedSupport: granted.flatMap { Decimal128(exactly: $0) }, traced: true)
        let receipt = Receipt(of: evaluation, by: evaluator, content: content, application: "0198c5a2", applicationVersion: 3)
        return Made(receipt: receipt, programme: programme)
    }
}

extension ReceiptSample.Made {
    /// Everything that verification finds in changed bytes.
    func findings(_ bytes: [UInt8], expecting hash: String? = nil) -> [ReceiptFinding] {
        let stored = StoredReceipt(bytes, expecting: hash)
        return stored.findings + stored.differences(under: programme)
    }

    /// The receipt with another value at a place; with its hash made good unless told otherwise.
    func changing(_ tokens: [String], to value: JSON?, resealed: Bool = true) throws -> [UInt8] {
        var json = try JSON(parsing: bytes).changing(tokens[...], to: value)
        if resealed, case .object(let object) = json { json[Receipt.seal] = .string(Receipt.seal(of: object)) }
        return json.canonical
    }
}

extension Receipt {
    /// The receipt of an evaluation under a programme that makes no difference to what the test looks at.
    static func forTests(of evaluation: Evaluation) throws -> Receipt {
        let programme = try SmallProgramme.read("", rule: "answers.first < 5")
        let evaluator = Evaluator(programme, call: .forTests(of: programme))
        return Receipt(of: evaluation, by: evaluator, content: ApplicationContent(), application: "a", applicationVersion: 1)
    }
}
