import ExactJSON
import Foundation
import Grants
import Testing

@testable import medfin

@Suite("Verifying a receipt offline") struct OfflineVerificationTests {
    /// A receipt of the reference application, as it lies in a file of a folder with the programme's file.
    private struct Case {
        var folder: URL
        var receipt: Receipt
        var programme: String
        var file: String { folder.appending(path: "receipt.json").path }
        var programmeFile: String { folder.appending(path: "programme.yaml").path }

        init(in folder: URL) throws {
            self.folder = folder
            let path = try ProjectFolder.config.programmes.appending(path: "se-eruf-mellersta-norrland.yaml").path
            programme = try SourceFile(path).text
            let version = try ProgrammeFile.read(programme, analysing: false)
            let call = try CallFile.read(SourceFile(ProjectFolder.config.calls.appending(path: "se-eruf-mellersta-norrland-2019.yaml").path).text)
            let content = try ApplicationContent(JSON(parsing: ProjectFolder.example().text))
            let evaluator = Evaluator(version, call: call)
            let evaluation = try evaluator.evaluate(content, at: Instant(parsing: "2019-10-01T10:00:00Z"), traced: true)
            receipt = Receipt(of: evaluation, by: evaluator, content: content, application: "an application", applicationVersion: 1)
            try write(receipt.bytes, programme)
        }

        func write(_ receipt: [UInt8], _ programme: String) throws {
            try Data(receipt).write(to: URL(filePath: file))
            try Data(programme.utf8).write(to: URL(filePath: programmeFile))
        }

        func verification(_ programmes: [String]? = nil, sha256: String? = nil) throws -> OfflineVerification {
            try OfflineVerification(receipt: file, programmes: programmes ?? [folder.path], sha256: sha256)
        }
    }

    private static func inCase(_ body: @escaping (Case) throws -> Void) async throws {
        try await ProjectFolder.temporary { try body(Case(in: $0)) }
    }

    @Test("the same, with the programme's file named, in a folder, or in the project's own Config") func same() async throws {
        try await Self.inCase { it in
            let places = [[it.folder.path], [it.programmeFile], [try ProjectFolder.config.programmes.path, it.folder.path]]
            for programmes in places {
                let verification = try it.verification(programmes, sha256: it.receipt.hash)
                #expect(verification.status == .same)
                #expect(verification.lines == ["same"])
            }
        }
    }

    @Test("a changed value is named, and so is a file that only looks otherwise") func differs() async throws {
        try await Self.inCase { it in
            let text = String(decoding: it.receipt.bytes, as: UTF8.self)
            try it.write(
                Array(text.replacing(#""headroom":"-5","permitted":"3697750""#, with: #""headroom":"-5","permitted":"3697751""#).utf8), it.programme)
            let changed = try it.verification()
            #expect(changed.status == .differs)
            try #require(changed.lines.count == 3)
            #expect(changed.lines[1].hasPrefix("  /sha256: stored \"\(it.receipt.seal)\", computed over the other members "))
            #expect(changed.lines[2] == "  /finance/support/permitted: stored \"3697751\", recomputed \"3697750\"")
            try it.write(it.receipt.bytes + [0x0A], it.programme)
            let form = try it.verification()
            #expect(form.status == .differs)
            #expect(form.lines.last == "  Only the form of the file was changed; its values are those that were hashed.")
            try it.write(Array(text.replacing("an application", with: "other").utf8), it.programme)
            let carried = try it.verification()
            #expect(carried.status == .differs)
            #expect(carried.lines.last?.hasPrefix("  All that is computed is right") == true)
            try it.write(Array(text.dropLast().utf8), it.programme)
            #expect(try it.verification().lines[1].hasPrefix("  1:\(text.count): not JSON: "))
            try it.write(it.receipt.bytes, it.programme)
            #expect(try it.verification(sha256: String(repeating: "0", count: 64)).status == .differs)
        }
    }

    @Test("any changed byte of the programme's file is found: it is not the file of that hash", arguments: 0..<12)
    func programmeFile(seed: Int) async throws {
        try await Self.inCase { it in
            var bytes = Array(it.programme.utf8)
            let place = bytes.count / 12 * seed + seed
            bytes[place] = bytes[place] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
            try Data(bytes).write(to: URL(filePath: it.programmeFile))
            let verification = try it.verification()
            #expect(verification.status != .same)
            #expect(verification.lines.contains { $0.contains(ProgrammeFile.hash(of: it.programme)) }, "\(verification.lines)")
        }
    }

    @Test("a programme's file that still calls itself the version differs; another one cannot serve") func otherFile() async throws {
        try await Self.inCase { it in
            try it.write(it.receipt.bytes, it.programme + "# A remark\n")
            let changed = try it.verification()
            #expect(changed.status == .differs)
            #expect(changed.lines[1].hasPrefix("  \(it.programmeFile): its SHA-256 is \(ProgrammeFile.hash(of: it.programme + "# A remark\n"))"))
            let other = try ProjectFolder.config.programmes.appending(path: "no-difi-medfinansiering.yaml").path
            let missing = try it.verification([other])
            #expect(missing.status == .unverifiable)
            #expect(missing.lines[0] == "cannot be verified")
            #expect(
                missing.lines[1]
                    == "  needs the file of programme se-eruf-mellersta-norrland, version 1, with SHA-256 \(ProgrammeFile.hash(of: it.programme))")
        }
    }

    @Test("a receipt of an earlier engine can't be verified, and what is no receipt neither") func others() async throws {
        try await Self.inCase { it in
            guard case .object(var old) = try JSON(parsing: it.receipt.bytes) else { return }
            old["engine"] = "medfin-3"
            old["sha256"] = nil
            try it.write(JSON.object(old).canonical, it.programme)
            let verification = try it.verification()
            #expect(verification.status == .unverifiable)
            #expect(verification.lines == ["cannot be verified", "  it was made by the engine medfin-3, this is medfin-4"])
            // The engine's name changed in a receipt of this one.
            let text = String(decoding: it.receipt.bytes, as: UTF8.self)
            try it.write(Array(text.replacing("medfin-4", with: "medfin-3").utf8), it.programme)
            #expect(try it.verification().status == .differs)
            try it.write(Array("{}".utf8), it.programme)
            #expect(try it.verification().status == .unverifiable)
            let failure = #expect(throws: CommandFailure.self) { try OfflineVerification(receipt: it.file + "x", programmes: []) }
            #expect(failure?.code == 2)
        }
    }
}

extension Receipt {
    fileprivate var seal: String { (try? JSON(parsing: bytes))?["sha256"]?.stringValue ?? "" }
}
