/// A recursive descent over bytes, as deep as `maximumDepth` and no deeper.
struct JSONParser {
    let bytes: [UInt8]
    private let maximumDepth: Int
    var position = 0

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func document() throws(SyntaxFault) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw SyntaxFault(0, "the document begins with a byte order mark, which JSON does not allow")
        }
        skipWhitespace()
        if position == bytes.count { throw SyntaxFault(position, "the document is empty") }
        let value = try value(depth: 0)
        skipWhitespace()
        if position < bytes.count { throw unexpected("the end of the document") }
        return value
    }

    private mutating func value(depth: Int) throws(SyntaxFault) -> JSON {
        guard position < bytes.count else { throw unexpected("a value") }
        switch bytes[position] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected("a value")
        }
    }

    private mutating func object(depth: Int) throws(SyntaxFault) -> JSONObject {
        try open(depth)
        var object = JSONObject()
        if skip(UInt8(ascii: "}")) { return object }
        while true {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw unexpected("a member name in quotes") }
            let start = position
            let name = try string()
            skipWhitespace()
            guard skip(UInt8(ascii: ":")) else { throw unexpected("':' after a member name") }
            skipWhitespace()
            guard object.append(name, try value(depth: depth)) else {
                throw SyntaxFault(start, "the member \"\(name)\" is given twice in one object")
            }
            skipWhitespace()
            if skip(UInt8(ascii: "}")) { return object }
            guard skip(UInt8(ascii: ",")) else { throw unexpected("',' or '}' after a member") }
            skipWhitespace()
        }
    }

    private mutating func array(depth: Int) throws(SyntaxFault) -> [JSON] {
        try open(depth)
        var elements: [JSON] = []
        if skip(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(depth: depth))
            skipWhitespace()
            if skip(UInt8(ascii: "]")) { return elements }
            guard skip(UInt8(ascii: ",")) else { throw unexpected("',' or ']' after an element") }
            skipWhitespace()
        }
    }

    private mutating func open(_ depth: Int) throws(SyntaxFault) {
        if depth > maximumDepth {
            throw SyntaxFault(position, "objects and arrays are nested more than \(maximumDepth) deep")
        }
        position += 1
        skipWhitespace()
    }

    private mutating func number() throws(SyntaxFault) -> JSONNumber {
        let start = position
        position = try JSONNumber.end(in: bytes, from: start)
        return JSONNumber(scanned: plainText(start..<position))
    }

    /// ASCII as text.
    func plainText(_ range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(SyntaxFault) -> JSON {
        let start = position
        while position < bytes.count, bytes[position] | 0x20 >= UInt8(ascii: "a"), bytes[position] | 0x20 <= UInt8(ascii: "z") {
            position += 1
        }
        let found = bytes[start..<position]
        guard found.elementsEqual(word.description.utf8) else {
            throw SyntaxFault(start, "expected a value, found '\(String(decoding: found.prefix(20), as: UTF8.self))'")
        }
        return value
    }

    // MARK: Bytes

    private mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private func unexpected(_ expected: String) -> SyntaxFault {
        guard position < bytes.count else { return SyntaxFault(position, "expected \(expected), found the end of the document") }
        let byte = bytes[position]
        if byte < 0x80 { return SyntaxFault(position, "expected \(expected), found \(Self.name(byte))") }
        var iterator = bytes[position...].makeIterator()
        var decoder = UTF8.ForwardParser()
        guard case .valid(let encoded) = decoder.parseScalar(from: &iterator) else { return invalidUTF8(in: position..<bytes.count) }
        return SyntaxFault(position, "expected \(expected), found '\(UTF8.decode(encoded))'")
    }

    static func name(_ byte: UInt8) -> String {
        if byte > 0x20, byte < 0x7F { return "'\(Unicode.Scalar(byte))'" }
        let hex = String(byte, radix: 16, uppercase: true)
        return byte < 0x80 ? "U+00\(hex.count == 1 ? "0" : "")\(hex)" : "the byte 0x\(hex)"
    }

    func invalidUTF8(in range: Range<Int>) -> SyntaxFault {
        var offset = range.lowerBound
        var iterator = bytes[range].makeIterator()
        var decoder = UTF8.ForwardParser()
        while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { offset += scalar.count }
        return SyntaxFault(offset, "the bytes here are not valid UTF-8")
    }
}
