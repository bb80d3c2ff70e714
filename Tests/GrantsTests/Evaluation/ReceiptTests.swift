import ExactJSON
import Foundation
import Testing

@testable import Grants

@Suite("Receipts that verify offline")
struct ReceiptTests {
    @Test("A receipt computed again from itself and the programme's file is the same, byte for byte", arguments: ReceiptSample.allCases)
    func same(sample: ReceiptSample) throws {
        let made = try sample.made()
        #expect(made.findings(made.bytes) == [])
        #expect(made.findings(made.bytes, expecting: made.receipt.hash.uppercased()) == [])
        let stored = StoredReceipt(made.bytes)
        #expect(stored.engine == Receipt.engine)
        #expect(stored.programme == .init(code: made.programme.code, version: made.programme.version, hash: made.programme.hash))
    }

    @Test("It carries what it was computed from")
    func facts() throws {
        let receipt = try JSON(parsing: ReceiptSample.granted.made().bytes)
        #expect(receipt["grantedSupport"] == "3697750.50")
        #expect(receipt["gate"] == "decision")
        #expect(receipt["at"] == "2020-01-15T09:00:00Z")
        #expect(
            receipt["call"] == [
                "code": "se-eruf-mellersta-norrland-2019", "opens": "2019-06-03T06:00:00Z", "closes": "2019-10-31T22:59:59Z",
                "zone": "Europe/Stockholm", "currency": "SEK",
            ])
        let content = try #require(receipt["application"]?["content"])
        #expect(content["title"] == "Digitaliseringsguiden")
        #expect(receipt["application"]?["sha256"]?.stringValue == Receipt.sha256(content.canonical))
        #expect(try JSON(parsing: ReceiptSample.small.made().bytes)["call"]?["envelope"] == "2000000.50")
    }

    @Test("An answer is its value, however its number was written")
    func numbers() throws {
        let receipt = try JSON(parsing: ReceiptSample.small.made().bytes)
        let answers = try JSON(parsing: #"{"first": 1.5, "second": 20, "word": "a"}"#)
        #expect(receipt["application"]?["content"]?["answers"] == answers)
        #expect(receipt["decisions"]?[0]?["value"] == "21.5")
        #expect(receipt["rules"]?[0]?["outcome"] == "fail")
    }

    @Test("Every part of a trace says where it stands in the rule's formula")
    func spans() throws {
        let made = try ReceiptSample.reference.made()
        let receipt = try JSON(parsing: made.bytes)
        var formulas: Set<String> = []
        for result in try #require(receipt["rules"]?.arrayValue) {
            let rule = try #require(made.programme.rules.first { $0.id == result["id"]?.stringValue })
            for part in try #require(result["trace"]?.arrayValue) {
                let formula = try #require(part["formula"]?.stringValue)
                formulas.insert(formula)
                let scalars = Array((formula == "when" ? rule.condition?.source : rule.requirement.source)?.unicodeScalars ?? "".unicodeScalars)
                let (start, end) = (try #require(part["span"]?[0]?.intValue), try #require(part["span"]?[1]?.intValue))
                try #require(start < end && end <= scalars.count)
                var text = ""
                for scalar in scalars[start..<end] { text.unicodeScalars.append(scalar) }
                #expect(part["expression"]?.stringValue == text, "\(rule.id)")
            }
        }
        #expect(formulas == ["when", "require"])
    }

    @Test("White space and the order of members are told apart from changed values")
    func form() throws {
        let made = try ReceiptSample.small.made()
        #expect(made.findings(made.bytes + Array("\n".utf8)) == [.notCanonical(offset: made.bytes.count)])
        #expect(made.findings(try JSON(parsing: made.bytes).bytes(.pretty)) == [.notCanonical(offset: 1)])
        guard case .object(let object) = try JSON(parsing: made.bytes) else { return }
        let reversed = JSON.object(JSONObject(object.members.reversed().map { ($0.name, $0.value) }))
        #expect(made.findings(reversed.bytes()) == [.notCanonical(offset: 2)])
        let number = String(decoding: made.bytes, as: UTF8.self).replacing(#""version":3"#, with: #""version":3.0"#)
        #expect(made.findings(Array(number.utf8)).map(Self.kind) == ["notCanonical"])
    }

    @Test("What is not computed is found by the hash, and a whole other receipt by the hash that the API gave")
    func hashes() throws {
        let made = try ReceiptSample.small.made()
        let changed = try made.changing(["application", "id"], to: "0198c5a3", resealed: false)
        #expect(made.findings(changed).map(Self.kind) == ["seal"])
        let resealed = try made.changing(["application", "id"], to: "0198c5a3")
        #expect(made.findings(resealed) == [])
        #expect(
            made.findings(resealed, expecting: made.receipt.hash)
                == [.fileHash(expected: made.receipt.hash, found: Receipt.sha256(resealed))])
        let unsealed = made.findings(try made.changing(["sha256"], to: nil, resealed: false))
        #expect(unsealed.map(Self.kind) == ["seal"])
        #expect(unsealed.first?.description.hasPrefix("/sha256: stored nothing, computed") == true)
    }

    private static func kind(_ finding: ReceiptFinding) -> String {
        switch finding {
        case .notCanonical: "notCanonical"
        case .seal: "seal"
        default: finding.description
        }
    }

    @Test(
        "Exactly what was changed is named, though the hash was made good",
        arguments: [
            (["finance", "support", "permitted"], JSON?.some("3697751"), "/finance/support/permitted: stored \"3697751\", recomputed \"3697750\""),
            (["verdict"], "eligible", "/verdict: stored \"eligible\", recomputed \"eligibleWithConditions\""),
            (["rules", "3"], nil, "/rules/3: stored nothing, recomputed {\"id\":\"regionShareLimit\""),
            (["rounding", "0", "mode"], "up", "/rounding/0/mode: stored \"up\", recomputed \"halfUp\""),
            (["extra"], true, "/extra: stored true, recomputed nothing"),
            (["call", "currency"], "NOK", "/call/currency: stored \"NOK\", recomputed \"SEK\""),
            (["gate"], "later", "/gate: expected a gate"),
            (["application", "content", "budget"], ["lines": 3], "/application/content/budget/lines: Expected array, found number."),
            (["application", "content", "signature"], ["state": "x"], "/application/content/signature/state: The member state is not known here."),
            (["call", "zone"], "Europe/Nowhere", "/call/zone: expected an IANA zone"),
        ] as [([String], JSON?, String)])
    func named(place: [String], value: JSON?, expected: String) throws {
        let made = try ReceiptSample.reference.made()
        let findings = made.findings(try made.changing(place, to: value)).map(\.description)
        #expect(findings.count == 1)
        #expect(findings.first?.hasPrefix(expected) == true, "\(findings)")
    }

    @Test("A change of a fact is found by its hash and by all that follows from it")
    func fact() throws {
        let made = try ReceiptSample.reference.made()
        let place = ["application", "content", "financing", "requestedSupport", "2022"]
        let findings = made.findings(try made.changing(place, to: "123856")).map(\.description)
        #expect(findings.contains { $0.hasPrefix("/application/sha256: stored") })
        #expect(findings.contains { $0.hasPrefix("/finance/support/headroom: stored \"-5\", recomputed \"-2.5") }, "\(findings)")
        #expect(findings.contains { $0.hasPrefix("/verdict: stored \"eligibleWithConditions\", recomputed \"notEligible\"") }, "\(findings)")
    }

    @Test(
        "Of the values that are computed, a sample of sixty from everywhere is found, each when it is changed and the hash made good",
        arguments: ReceiptSample.allCases)
    func sampledValues(sample: ReceiptSample) throws {
        let made = try sample.made()
        // What the receipt carries along, or what no rule of these programmes reads.
        let carried: Set = ["/application/id", "/application/version", "/call/code", "/call/closes", "/call/opens", "/call/envelope", "/sha256"]
        var leaves = Self.leaves(try JSON(parsing: made.bytes))
        // Evaluating takes its time in builds for tests.
        if leaves.count > 60 {
            let step = leaves.count / 60 + 1
            leaves = stride(from: 0, to: leaves.count, by: step).map { leaves[$0] }
        }
        for leaf in leaves where !carried.contains(leaf.pointer.description) {
            let findings = made.findings(try made.changing(leaf.pointer.tokens, to: Self.other(leaf.value)))
            #expect(!findings.isEmpty, "\(leaf.pointer)")
        }
    }

    private static func leaves(_ json: JSON, at pointer: JSONPointer = .root) -> [(pointer: JSONPointer, value: JSON)] {
        switch json {
        case .object(let object): object.flatMap { leaves($0.value, at: pointer.appending($0.name)) }
        case .array(let elements): elements.enumerated().flatMap { leaves($1, at: pointer.appending($0)) }
        default: [(pointer, json)]
        }
    }

    private static func other(_ json: JSON) -> JSON {
        switch json {
        case .null: false
        case .bool(let truth): .bool(!truth)
        case .number(let number): JSON((number.intValue ?? 0) + 1)
        case .string(let text): .string(text + "0")
        case .array, .object: .null
        }
    }
}
