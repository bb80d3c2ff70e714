import ExactJSON

/// A receipt as it lies in a file, to be verified against the programme file that it names.
package struct StoredReceipt: Sendable {
    /// A programme version and the hash of its file.
    package struct ProgrammeReference: Sendable, Equatable {
        package var code: String
        package var version: Int
        package var hash: String
    }

    /// What is wrong with the receipt as a file: its form, its own hash, the hash that was expected.
    package let findings: [ReceiptFinding]
    /// Nil where the file does not say, or is not JSON.
    package let engine: String?
    package let programme: ProgrammeReference?
    private let json: JSON

    /// Values nest no deeper in a receipt.
    private static let maximumDepth = 256

    /// - Parameter expectedHash: SHA-256 of the file in hexadecimal, as the API gave it.
    package init(_ bytes: [UInt8], expecting expectedHash: String? = nil) {
        var findings: [ReceiptFinding] = []
        var canonical = JSON.null
        do throws(JSONParseError) {
            let parsed = try JSON(parsing: bytes, maximumDepth: Self.maximumDepth)
            let form = parsed.canonical
            if form != bytes {
                let common = zip(bytes, form).prefix { $0 == $1 }.count
                findings.append(.notCanonical(offset: common))
            }
            canonical = form == bytes ? parsed : try JSON(parsing: form, maximumDepth: Self.maximumDepth)
            let stored = canonical[Receipt.seal]
            let computed = Receipt.seal(of: canonical.objectValue ?? JSONObject())
            // Receipts of earlier engines carry no hash.
            if stored != .string(computed), stored != nil || canonical["engine"] == .string(Receipt.engine) {
                findings.append(.seal(stored: stored, computed: computed))
            }
        } catch {
            findings.append(.notJSON(line: error.line, column: error.column, message: error.message))
        }
        if let expectedHash {
            let found = Receipt.sha256(bytes)
            if found != expectedHash.lowercased() { findings.append(.fileHash(expected: expectedHash, found: found)) }
        }
        self.findings = findings
        json = canonical
        engine = canonical["engine"]?.stringValue
        if let reference = canonical["programme"], let code = reference["code"]?.stringValue, let version = reference["version"]?.intValue,
            let hash = reference["sha256"]?.stringValue
        {
            programme = ProgrammeReference(code: code, version: version, hash: hash)
        } else {
            programme = nil
        }
    }

    /// Computes the receipt again from its facts under the programme, which must be of its hash, and compares every member.
    package func differences(under programme: Programme) -> [ReceiptFinding] {
        let recomputed: Receipt
        do throws(ReceiptFacts.Fault) {
            let facts = try ReceiptFacts(json, under: programme)
            recomputed = try facts.receipt(under: programme)
        } catch {
            return [error.pointer == .root ? .notComputable(error.message) : .unreadable(error.pointer, message: error.message)]
        }
        guard let again = try? JSON(parsing: recomputed.bytes, maximumDepth: Self.maximumDepth) else {
            return [.notComputable("the receipt is nested too deeply")]
        }
        // The hash follows from the other members, and has been compared with them.
        return ReceiptFinding.differences(stored: json, recomputed: again).filter {
            if case .differs(JSONPointer(Receipt.seal), _, _) = $0 { false } else { true }
        }
    }
}

extension ReceiptFacts {
    fileprivate func receipt(under programme: Programme) throws(Fault) -> Receipt {
        let evaluator = Evaluator(programme, call: call)
        do throws(EvaluationError) {
            let evaluation = try evaluator.evaluate(content, gate: gate, at: at, grantedSupport: grantedSupport, traced: true)
            return Receipt(
                of: evaluation, by: evaluator, content: content, application: applicationID, applicationVersion: applicationVersion)
        } catch {
            throw Fault(pointer: .root, message: error.description)
        }
    }
}
