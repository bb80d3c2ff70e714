/// A piece of an expression's text.
struct Token: Sendable {
    enum Kind: Sendable, Equatable {
        case name
        case number
        /// A string literal, with its escapes resolved.
        case string(String)
        case symbol
        case end
    }

    let kind: Kind
    /// The text as written.
    let text: String
    /// Offsets in Unicode scalars.
    let range: Range<Int>
}

/// Words that are not names, unless a declared name begins with them.
enum Keyword {
    static let all: Set<String> = [
        "and", "between", "else", "every", "external", "false", "for", "function", "if", "in", "instance", "null", "or",
        "return", "satisfies", "some", "then", "true",
    ]
}

/// Cuts an expression into tokens; comments and blanks separate them.
struct Lexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    struct Failure: Error {
        let range: Range<Int>
        let message: String
    }

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    static func tokens(_ scalars: [Unicode.Scalar]) throws(Failure) -> [Token] {
        var lexer = Lexer(scalars)
        var tokens: [Token] = []
        while let token = try lexer.next() { tokens.append(token) }
        tokens.append(Token(kind: .end, text: "", range: scalars.count..<scalars.count))
        return tokens
    }

    /// The token texts of a declared name, by which it is recognised whatever the blanks between them.
    static func tokens(ofName name: String) -> [String] {
        if isPlainWord(name) { return [name] }
        let tokens = (try? Lexer.tokens(Array(name.unicodeScalars))) ?? []
        return tokens.dropLast().map(\.text)
    }

    /// Whether a name is a single token at first sight, as most are: ASCII letters and digits.
    private static func isPlainWord(_ name: String) -> Bool {
        var isFirst = true
        for byte in name.utf8 {
            switch byte {
            case 0x41...0x5A, 0x5F, 0x61...0x7A: isFirst = false
            case 0x30...0x39: if isFirst { return false }
            default: return false
            }
        }
        return !isFirst
    }

    private var isAtLongSymbol: Bool {
        guard index + 1 < scalars.count else { return false }
        switch (scalars[index], scalars[index + 1]) {
        case (".", "."), ("*", "*"), ("<", "="), (">", "="), ("!", "="), ("-", ">"): return true
        default: return false
        }
    }

    private mutating func next() throws(Failure) -> Token? {
        try skipBlanks()
        guard index < scalars.count else { return nil }
        let start = index
        let scalar = scalars[index]
        if Lexer.isNameStart(scalar) {
            while index < scalars.count, Lexer.isNamePart(scalars[index]) { index += 1 }
            return token(.name, from: start)
        }
        if isDigit(at: index) || (scalar == "." && isDigit(at: index + 1)) {
            readNumber()
            return token(.number, from: start)
        }
        if scalar == "\"" { return try readString(from: start) }
        index += isAtLongSymbol ? 2 : 1
        return token(.symbol, from: start)
    }

    private func token(_ kind: Token.Kind, from start: Int) -> Token {
        Token(kind: kind, text: Lexer.text(scalars[start..<index]), range: start..<index)
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        guard scalars.allSatisfy(\.isASCII) else {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }
        return String(unsafeUninitializedCapacity: scalars.count) { bytes in
            for (offset, scalar) in scalars.enumerated() { bytes[offset] = UInt8(truncatingIfNeeded: scalar.value) }
            return scalars.count
        }
    }

    private mutating func skipBlanks() throws(Failure) {
        while index < scalars.count {
            if Lexer.isBlank(scalars[index]) {
                index += 1
            } else if scalars[index] == "/", index + 1 < scalars.count, scalars[index + 1] == "/" {
                while index < scalars.count, scalars[index] != "\n" { index += 1 }
            } else if scalars[index] == "/", index + 1 < scalars.count, scalars[index + 1] == "*" {
                let start = index
                index += 2
                while index + 1 < scalars.count, !(scalars[index] == "*" && scalars[index + 1] == "/") { index += 1 }
                guard index + 1 < scalars.count else {
                    throw Failure(range: start..<start + 2, message: "this comment is not closed; expected \"*/\"")
                }
                index += 2
            } else {
                return
            }
        }
    }

    private func isDigit(at place: Int) -> Bool {
        place < scalars.count && ("0"..."9").contains(scalars[place])
    }

    private mutating func readNumber() {
        while isDigit(at: index) { index += 1 }
        if index < scalars.count, scalars[index] == ".", isDigit(at: index + 1) {
            index += 1
            while isDigit(at: index) { index += 1 }
        }
        guard index < scalars.count, scalars[index] == "e" || scalars[index] == "E" else { return }
        var end = index + 1
        if end < scalars.count, scalars[end] == "+" || scalars[end] == "-" { end += 1 }
        guard isDigit(at: end) else { return }
        while isDigit(at: end) { end += 1 }
        index = end
    }

    private mutating func readString(from start: Int) throws(Failure) -> Token {
        var value = String.UnicodeScalarView()
        index += 1
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if scalar == "\"" { return token(.string(String(value)), from: start) }
            guard scalar == "\\", index < scalars.count else {
                value.append(scalar)
                continue
            }
            try readEscape(into: &value)
        }
        throw Failure(range: start..<start + 1, message: "this string is not closed; expected '\"'")
    }

    private mutating func readEscape(into value: inout String.UnicodeScalarView) throws(Failure) {
        let start = index - 1
        let mark = scalars[index]
        index += 1
        switch mark {
        case "n": value.append("\n")
        case "r": value.append("\r")
        case "t": value.append("\t")
        case "\"", "\\", "'": value.append(mark)
        case "u", "U":
            guard var code = readHexadecimal(mark == "u" ? 4 : 6) else {
                throw Failure(
                    range: start..<index, message: "expected \(mark == "u" ? 4 : 6) hexadecimal digits after \"\\\(mark)\"")
            }
            // Two escapes in a row may be the halves of one code point.
            if (0xD800...0xDBFF).contains(code), index + 1 < scalars.count, scalars[index] == "\\", scalars[index + 1] == "u" {
                let mark = index
                index += 2
                if let low = readHexadecimal(4), (0xDC00...0xDFFF).contains(low) {
                    code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                } else {
                    index = mark
                }
            }
            guard let scalar = Unicode.Scalar(code) else {
                throw Failure(range: start..<index, message: "this escape is not a Unicode code point")
            }
            value.append(scalar)
        default:
            value.append("\\")
            value.append(mark)
        }
    }

    private mutating func readHexadecimal(_ count: Int) -> UInt32? {
        guard index + count <= scalars.count else { return nil }
        var value: UInt32 = 0
        for scalar in scalars[index..<index + count] {
            guard let digit = Character(scalar).hexDigitValue, scalar.isASCII else { return nil }
            value = value << 4 + UInt32(digit)
        }
        index += count
        return value
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }

    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3F, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            !isBlank(scalar)
        default: false
        }
    }

    static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isNameStart(scalar)
        }
    }
}
