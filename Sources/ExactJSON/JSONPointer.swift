/// A place in a JSON document (RFC 6901), such as `/financing/requestedSupport/2020`; empty for the whole document.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// Member names and indices on the way, unescaped.
    package private(set) var tokens: [String]

    /// The whole document.
    package static let root = JSONPointer()

    /// The place these member names lead to, from the document's top.
    package init(_ tokens: String...) {
        self.tokens = tokens
    }

    package init(tokens: [String]) {
        self.tokens = tokens
    }

    package struct ParseError: Error, Sendable, Hashable, CustomStringConvertible {
        package let description: String
    }

    /// Reads `/a~1b/0`: empty, or beginning with `/`, where `~` stands only before `0` or `1`.
    package init(parsing text: String) throws(ParseError) {
        tokens = []
        if text.isEmpty { return }
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.first?.isEmpty == true else {
            throw ParseError(description: "the JSON pointer '\(text)' does not begin with '/'")
        }
        for part in parts.dropFirst() {
            guard let token = Self.unescaped(part) else {
                throw ParseError(description: "in the JSON pointer '\(text)' a '~' is not followed by 0 or 1")
            }
            tokens.append(token)
        }
    }

    package var description: String {
        tokens.map { "/" + Self.escaped($0) }.joined()
    }

    package func appending(_ name: String) -> JSONPointer {
        JSONPointer(tokens: tokens + [name])
    }

    package func appending(_ index: Int) -> JSONPointer {
        appending(String(index))
    }

    package func appending(_ pointer: JSONPointer) -> JSONPointer {
        JSONPointer(tokens: tokens + pointer.tokens)
    }

    /// The value at this place; nil where the document has none.
    package func resolve(in document: JSON) -> JSON? {
        var value = document
        for token in tokens {
            switch value {
            case .object(let object):
                guard let member = object[token] else { return nil }
                value = member
            case .array(let elements):
                guard let index = Self.index(token), index < elements.count else { return nil }
                value = elements[index]
            default: return nil
            }
        }
        return value
    }

    /// An index has no sign and no leading zero; `-`, the place after the last, names no value.
    private static func index(_ token: String) -> Int? {
        guard token.utf8.allSatisfy({ $0 &- 0x30 < 10 }), token == "0" || token.utf8.first != UInt8(ascii: "0") else { return nil }
        return Int(token)
    }

    private static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        var result: [UInt8] = []
        for byte in token.utf8 {
            switch byte {
            case UInt8(ascii: "~"): result += "~0".utf8
            case UInt8(ascii: "/"): result += "~1".utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func unescaped(_ part: Substring.UTF8View) -> String? {
        var result: [UInt8] = []
        var bytes = part.makeIterator()
        while let byte = bytes.next() {
            guard byte == UInt8(ascii: "~") else {
                result.append(byte)
                continue
            }
            switch bytes.next() {
            case UInt8(ascii: "0"): result.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): result.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension JSON {
    /// The value at that place; nil where there is none.
    package subscript(pointer: JSONPointer) -> JSON? {
        pointer.resolve(in: self)
    }
}
