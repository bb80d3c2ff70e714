/// Why a text is no JSON document, and where.
package struct JSONParseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence without its full stop, such as `expected ',' or '}' after a member, found ']'`.
    package let message: String
    /// Counted from 1, lines by line feeds, columns by code points.
    package let line: Int
    package let column: Int
    /// Bytes before the fault.
    package let offset: Int

    package var description: String { "line \(line), column \(column): \(message)" }
}

/// A fault at a byte, before line and column are worked out.
struct SyntaxFault: Error {
    let offset: Int
    let message: String

    init(_ offset: Int, _ message: String) {
        self.offset = offset
        self.message = message
    }

    func located(in bytes: [UInt8]) -> JSONParseError {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return JSONParseError(
            message: message,
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1,
            offset: offset)
    }
}
