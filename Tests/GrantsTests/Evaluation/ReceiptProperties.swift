import ExactJSON
import Foundation
import Testing

@testable import Grants

@Suite("Changed receipts")
struct ReceiptProperties {
    enum Change: CaseIterable {
        case replaced, deleted, inserted, swapped
    }

    /// Most of the changes are told by form and hash alone, which is what takes thousands of them; `ReceiptTests` computes again.
    @Test(
        "No changed, deleted, inserted or swapped byte goes unseen", arguments: ReceiptSample.allCases, Change.allCases)
    func random(sample: ReceiptSample, change: Change) throws {
        let bytes = try sample.made().bytes
        var random = SplitMix(seed: UInt64(bytes.count))
        for _ in 0..<(bytes.count > 20_000 ? 60 : 1500) {
            let place = random.below(bytes.count)
            guard let changed = Self.carryOut(change, bytes, at: place, &random) else { continue }
            #expect(!StoredReceipt(changed).findings.isEmpty, "\(change) at \(place)")
        }
    }

    @Test("A change of any sort of byte is found: of names, texts, digits, signs, truth values, brackets, commas")
    func everySort() throws {
        let bytes = try ReceiptSample.small.made().bytes
        var places: [UInt8: [Int]] = [:]
        for (place, byte) in bytes.enumerated() { places[byte, default: []].append(place) }
        #expect(places.count > 60)
        for (byte, places) in places {
            for place in [places.first, places.last, places[places.count / 2]].compactMap(\.self) {
                for other in [byte ^ 1, byte ^ 0x20, UInt8(ascii: "0"), UInt8(ascii: " "), UInt8(ascii: "\""), 0, 0xFF] where other != byte {
                    var changed = bytes
                    changed[place] = other
                    #expect(!StoredReceipt(changed).findings.isEmpty, "\(byte) at \(place) to \(other)")
                }
            }
        }
    }

    private static func carryOut(_ change: Change, _ bytes: [UInt8], at place: Int, _ random: inout SplitMix) -> [UInt8]? {
        var changed = bytes
        switch change {
        case .replaced: changed[place] = UInt8(random.below(256))
        case .deleted: changed.remove(at: place)
        // Half of them of the sort that JSON has most.
        case .inserted: changed.insert(random.below(2) == 0 ? UInt8(random.below(256)) : bytes[random.below(bytes.count)], at: place)
        case .swapped: changed.swapAt(place, random.below(bytes.count))
        }
        return changed == bytes ? nil : changed
    }

    @Test("Python computes the same hash from the documented form", .enabled(if: Self.interpreter != nil), arguments: ReceiptSample.allCases)
    func python(sample: ReceiptSample) throws {
        let bytes = try sample.made().bytes
        let program = """
            import hashlib, json, sys
            receipt = json.loads(sys.stdin.buffer.read())
            stored = receipt.pop("sha256")
            def digest(value):
                text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                return hashlib.sha256(text.encode()).hexdigest()
            application = receipt["application"]
            print(digest(receipt) == stored and digest(application["content"]) == application["sha256"])
            """
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: try #require(Self.interpreter))
        process.arguments = ["-c", program]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) }
        process.waitUntilExit()
        #expect(answer == "True\n")
    }

    private static let interpreter = ["/usr/bin/python3", "/usr/local/bin/python3", "/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
}
