extension JSONParser {
    mutating func string() throws(SyntaxFault) -> String {
        let start = position + 1
        position = start
        let isASCII = try scanPlain(from: start)
        if bytes[position] == UInt8(ascii: "\"") {
            position += 1
            return isASCII ? plainText(start..<(position - 1)) : try text(bytes[start..<(position - 1)], at: start)
        }
        var content = Array(bytes[start..<position])
        while bytes[position] != UInt8(ascii: "\"") {
            try escape(into: &content)
            let plain = position
            _ = try scanPlain(from: start)
            content += bytes[plain..<position]
        }
        position += 1
        guard let result = String(validating: content, as: UTF8.self) else {
            throw invalidUTF8(in: start..<(position - 1))
        }
        return result
    }

    /// Moves to the next quote or backslash; answers whether all on the way is ASCII.
    private mutating func scanPlain(from start: Int) throws(SyntaxFault) -> Bool {
        let (end, isASCII) = plainEnd()
        position = end
        if end == bytes.count { throw SyntaxFault(start - 1, "the string that begins here has no closing quote") }
        if bytes[end] < 0x20 {
            throw SyntaxFault(end, "the control character \(Self.name(bytes[end])) must be written as an escape in a string")
        }
        return isASCII
    }

    /// The next byte that is a quote, a backslash or a control character, or the end of the document.
    private func plainEnd() -> (end: Int, isASCII: Bool) {
        let span = bytes.span
        var place = position, mixed: UInt8 = 0
        while place < span.count {
            let byte = span[place]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            mixed |= byte
            place += 1
        }
        return (place, mixed < 0x80)
    }

    private mutating func escape(into content: inout [UInt8]) throws(SyntaxFault) {
        let start = position
        guard position + 1 < bytes.count else { throw SyntaxFault(start, "the document ends inside an escape") }
        position += 2
        switch bytes[start + 1] {
        case UInt8(ascii: "\""): content.append(0x22)
        case UInt8(ascii: "\\"): content.append(0x5C)
        case UInt8(ascii: "/"): content.append(0x2F)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try codePoint(from: start)
            content += Array(String(Character(scalar)).utf8)
        default:
            throw SyntaxFault(start, "'\\' followed by \(Self.name(bytes[start + 1])) is no escape")
        }
    }

    /// The code point of one `\uXXXX`, or of the two that make a surrogate pair.
    private mutating func codePoint(from start: Int) throws(SyntaxFault) -> Unicode.Scalar {
        let first = try hexUnit(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        if UTF16.isLeadSurrogate(first), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let second = try hexUnit(from: position - 2)
            if UTF16.isTrailSurrogate(second) {
                return UTF16.decode(UTF16.EncodedScalar([first, second]))
            }
        }
        throw SyntaxFault(start, "a surrogate that is not half of a pair stands for no character")
    }

    private mutating func hexUnit(from start: Int) throws(SyntaxFault) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            let digit = position < bytes.count ? Character(Unicode.Scalar(bytes[position])).hexDigitValue : nil
            guard let digit else { throw SyntaxFault(start, "'\\u' takes four hexadecimal digits") }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    private func text(_ slice: ArraySlice<UInt8>, at start: Int) throws(SyntaxFault) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else { throw invalidUTF8(in: slice.indices) }
        return text
    }
}
