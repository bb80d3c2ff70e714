/// A JSON number as the text that was written: no digit is lost or changed.
package struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
    /// The number as written, in RFC 8259's grammar.
    package let text: String

    /// Exponents reach from -999 999 to 999 999.
    package static let maximumExponent = 999_999

    package init(_ value: Int) {
        text = String(value)
    }

    /// Nil for a text that is no JSON number (`01`, `.5`, `+1`, `NaN`) or whose exponent is out of range.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, (try? Self.end(in: bytes, from: 0)) == bytes.count else { return nil }
        self.text = text
    }

    init(scanned text: String) {
        self.text = text
    }

    package var description: String { text }

    /// Whether it is written with neither fraction nor exponent.
    package var isPlainInteger: Bool {
        !text.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    }

    /// The value of a whole number within `Int`, however it is written (`1e2`, `100.0`).
    package var intValue: Int? {
        isPlainInteger ? Int(text) : Int(canonicalText)
    }

    /// The one text of this value: no zeros that say nothing, no negative zero, `123.45` for 10^-7 <= |x| < 10^21,
    /// `1.2345e+21` or `1e-7` beyond.
    ///
    /// It is what RFC 8785 writes for every number that a double holds exactly as written (15 significant digits and
    /// fewer); longer numbers keep all their digits here, where RFC 8785 would round them.
    package var canonicalText: String {
        let bytes = Array(text.utf8)
        var digits: [UInt8] = []
        // The value is 0.d1d2d3... times 10 to the power `point`.
        var point = 0
        var index = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { index += 1 }
        var inFraction = false
        while index < bytes.count, bytes[index] | 0x20 != UInt8(ascii: "e") {
            if bytes[index] == UInt8(ascii: ".") {
                inFraction = true
            } else {
                if digits.isEmpty, bytes[index] == UInt8(ascii: "0") {
                    if inFraction { point -= 1 }
                } else {
                    digits.append(bytes[index])
                    if !inFraction { point += 1 }
                }
            }
            index += 1
        }
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.isEmpty { return "0" }
        if index < bytes.count {
            // The scanner has held the exponent within its range.
            point += Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)) ?? 0
        }
        return (isNegative ? "-" : "") + Self.layOut(digits, point: point)
    }

    private static func layOut(_ digits: [UInt8], point: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
        if point > 21 || point < -5 {
            let fraction = digits.count > 1 ? "." + text.dropFirst() : ""
            let exponent = point - 1
            return "\(text.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
        }
        if point >= digits.count { return text + zeros(point - digits.count) }
        if point > 0 { return text.prefix(point) + "." + text.dropFirst(point) }
        return "0." + zeros(-point) + text
    }

    /// Where the number that starts at `start` ends.
    static func end(in bytes: [UInt8], from start: Int) throws(SyntaxFault) -> Int {
        var index = start
        func digit() -> Bool { index < bytes.count && bytes[index] &- 0x30 < 10 }

        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        guard digit() else { throw SyntaxFault(index, "expected a digit after '-'") }
        let leadingZero = bytes[index] == UInt8(ascii: "0")
        index += 1
        if leadingZero, digit() { throw SyntaxFault(index, "a number does not begin with 0 followed by another digit") }
        while digit() { index += 1 }

        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard digit() else { throw SyntaxFault(index, "expected a digit after the decimal point") }
            while digit() { index += 1 }
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
            guard digit() else { throw SyntaxFault(index, "expected a digit in the exponent") }
            let exponentStart = index
            var exponent = 0
            while digit() {
                exponent = exponent * 10 + Int(bytes[index] &- 0x30)
                if exponent > maximumExponent {
                    throw SyntaxFault(exponentStart, "the exponent is beyond \(maximumExponent)")
                }
                index += 1
            }
        }
        return index
    }
}
