import Foundation
import Grants

/// A receipt held against the programme file that it names.
struct OfflineVerification {
    /// As the exit status tells it.
    enum Status: Int32 {
        case same = 0
        case differs = 1
        case unverifiable = 2
    }

    let status: Status
    /// What a person reads: the status first.
    let lines: [String]

    /// Differences that are listed.
    private static let mostDifferences = 100

    /// - Parameter programmes: files and folders; none stands for the nearest folder Config.
    init(receipt path: String, programmes: [String], sha256: String? = nil) throws(CommandFailure) {
        let receipt = StoredReceipt(try Self.bytes(path), expecting: sha256)
        var findings = receipt.findings
        var obstacles: [String] = []
        if let engine = receipt.engine, engine == Receipt.engine, let reference = receipt.programme {
            let published = try PublishedFiles(programmes.isEmpty ? Self.nearest() : programmes)
            switch published.programme(reference) {
            case .found(let programme): findings += receipt.differences(under: programme)
            case .changed(let path, let hash):
                findings.append(.programmeFile(path: path, expected: reference.hash, found: hash))
            case .missing(let reasons):
                obstacles.append(
                    "needs the file of programme \(reference.code), version \(reference.version), with SHA-256 \(reference.hash)")
                obstacles += reasons
            }
        } else if let engine = receipt.engine {
            obstacles.append(
                engine == Receipt.engine
                    ? "it names no programme version" : "it was made by the engine \(engine), this is \(Receipt.engine)")
        } else if findings.isEmpty {
            obstacles.append("it is no receipt: it names no engine")
        }
        status = !findings.isEmpty ? .differs : obstacles.isEmpty ? .same : .unverifiable
        lines = Self.lines(status, findings, obstacles)
    }

    private static func lines(_ status: Status, _ findings: [ReceiptFinding], _ obstacles: [String]) -> [String] {
        switch status {
        case .same: return ["same"]
        case .unverifiable: return ["cannot be verified"] + obstacles.map { "  " + $0 }
        case .differs:
            var lines = findings.prefix(mostDifferences).map(\.description)
            if findings.count > mostDifferences { lines.append("and \(findings.count - mostDifferences) more") }
            return ["differs"] + (lines + explanation(findings) + obstacles).map { "  " + $0 }
        }
    }

    /// What the findings amount to where that is not plain from each.
    private static func explanation(_ findings: [ReceiptFinding]) -> [String] {
        var isResealed = true
        var isFormOnly = true
        var hasDifferences = false
        for finding in findings {
            switch finding {
            case .notCanonical, .fileHash: break
            case .seal: (isResealed, isFormOnly) = (false, false)
            case .notJSON, .programmeFile: return []
            case .unreadable, .notComputable, .differs: (isFormOnly, hasDifferences) = (false, true)
            }
        }
        if isFormOnly, findings.contains(where: { if case .notCanonical = $0 { true } else { false } }) {
            return ["Only the form of the file was changed; its values are those that were hashed."]
        }
        guard !isResealed, !hasDifferences else { return [] }
        return ["All that is computed is right: the hash itself was changed, or what is not computed, such as the application's id."]
    }

    private static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
        let data = path == "-" ? try? FileHandle.standardInput.readToEnd() : FileManager.default.contents(atPath: path)
        guard let data else {
            throw CommandFailure(["\(path): there is no such file, or it can't be read"], code: Status.unverifiable.rawValue)
        }
        return Array(data)
    }

    private static func nearest() -> [String] {
        (try? ConfigFolder.find(nil)).map { [$0.programmes.relativePath] } ?? []
    }
}
