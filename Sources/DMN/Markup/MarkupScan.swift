import FEEL

/// A look over an XML file before it is parsed: refuses what is too big, too deep, in another encoding or has a document
/// type, and notes where every element begins.
///
/// The XML parser gives the line of an element alone, and its column in bytes after the tag; the places noted here are
/// exact. What is not well-formed is left to the parser to say.
struct MarkupScan {
    struct Tag {
        /// Of the `<`.
        let start: SourcePosition
        /// Just after the `>`.
        let content: SourcePosition
    }

    /// The start tags in their order.
    private(set) var tags: [Tag] = []
    /// The processing instructions, which mean nothing here, without the XML declaration.
    private var instructions: [Range<Int>] = []
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var column = 1

    init(_ bytes: [UInt8], limits: ModelLimits) throws(ModelError) {
        self.bytes = bytes
        guard bytes.count <= limits.bytes else { throw error("the file is longer than \(limits.bytes) bytes") }
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            throw error("the file is not text in UTF-8, the only encoding that is read")
        }
        if starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        try checkDeclaration()
        var depth = 0
        while move(toNext: "<") {
            if starts(with: "<!--") {
                guard move(past: "-->") else { return }
            } else if starts(with: "<![CDATA[") {
                guard move(past: "]]>") else { return }
            } else if starts(with: "<!") {
                throw error("document type declarations and entities are not read")
            } else if starts(with: "<?") {
                let start = place
                let isDeclaration = isAtStart && starts(with: "<?xml") && hasBlank(at: place + 5)
                guard move(past: "?>") else { return }
                if !isDeclaration { instructions.append(start..<place) }
            } else if starts(with: "</") {
                depth -= 1
                guard move(past: ">") else { return }
            } else {
                guard let isEmpty = try readTag(limits) else { return }
                if !isEmpty { depth += 1 }
                guard depth <= limits.depth else { throw error("the elements are nested more than \(limits.depth) levels deep") }
                guard tags.count <= limits.elements else { throw error("the file has more than \(limits.elements) elements") }
            }
        }
    }

    /// The file with an empty comment for each processing instruction, of as many lines: FoundationXML crashes at one without data (`<?a?>`).
    func withoutInstructions() -> [UInt8] {
        guard !instructions.isEmpty else { return bytes }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count + 2 * instructions.count)
        var end = 0
        for instruction in instructions {
            kept += bytes[end..<instruction.lowerBound]
            kept += Array("<!--".utf8) + bytes[instruction].filter { $0 == UInt8(ascii: "\n") } + Array("-->".utf8)
            end = instruction.upperBound
        }
        return kept + bytes[end...]
    }

    private var isAtStart: Bool { place == 0 || place == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

    private func hasBlank(at index: Int) -> Bool { index < bytes.count && [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) }

    /// Moves past a start tag; whether it is empty (`<a/>`), nil where it does not end.
    private mutating func readTag(_ limits: ModelLimits) throws(ModelError) -> Bool? {
        let start = position
        var end = place + 1
        var quote: UInt8?
        while end < bytes.count {
            let byte = bytes[end]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
            end += 1
            if end - place > limits.tagLength { throw error("this tag is longer than \(limits.tagLength) bytes") }
        }
        guard end < bytes.count else { return nil }
        let isEmpty = bytes[end - 1] == UInt8(ascii: "/")
        move(to: end + 1)
        tags.append(Tag(start: start, content: position))
        return isEmpty
    }

    /// The encoding in `<?xml ... encoding="..."?>`, if one is named, must be UTF-8.
    private func checkDeclaration() throws(ModelError) {
        guard starts(with: "<?xml") else { return }
        let head = String(decoding: bytes[place..<min(place + 200, bytes.count)], as: UTF8.self)
        let declaration = head.prefix { $0 != ">" }
        guard let name = declaration.firstRange(of: "encoding") else { return }
        let value = declaration[name.upperBound...].drop { $0 != "\"" && $0 != "'" }.dropFirst().prefix { $0 != "\"" && $0 != "'" }
        guard value.uppercased() == "UTF-8" else {
            throw error("the file says it is in \(value.prefix(40)); only UTF-8 is read")
        }
    }

    private var position: SourcePosition { SourcePosition(line: line, column: column) }

    private func error(_ message: String) -> ModelError { ModelError(position: position, message: message) }

    private func starts(with mark: StaticString) -> Bool {
        starts(with: UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
    }

    private func starts(with mark: some Collection<UInt8>) -> Bool {
        bytes.count - place >= mark.count && bytes[place..<place + mark.count].elementsEqual(mark)
    }

    private mutating func move(toNext mark: Unicode.Scalar) -> Bool {
        guard let next = bytes[place...].firstIndex(of: UInt8(ascii: mark)) else { return false }
        move(to: next)
        return true
    }

    private mutating func move(past mark: StaticString) -> Bool {
        let first = mark.utf8Start.pointee
        var next = place
        while let found = bytes[next...].firstIndex(of: first) {
            move(to: found)
            if starts(with: mark) {
                move(to: found + mark.utf8CodeUnitCount)
                return true
            }
            next = found + 1
        }
        return false
    }

    private mutating func move(to end: Int) {
        for byte in bytes[place..<end] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        place = end
    }
}
