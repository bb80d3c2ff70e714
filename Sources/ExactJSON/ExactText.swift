/// A string compared code point by code point, where `String` takes canonically equivalent texts as equal.
struct ExactText: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    @inline(__always)
    static func == (left: ExactText, right: ExactText) -> Bool {
        // Short texts, and texts that share their storage, are told by their two words; most others by their length.
        if unsafeBitCast(left.text, to: (UInt64, UInt64).self) == unsafeBitCast(right.text, to: (UInt64, UInt64).self) { return true }
        return left.text.utf8.count == right.text.utf8.count && left.text == right.text
            && left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }

    /// Whether the left text comes first in UTF-16 code unit order (RFC 8785, section 3.2.3).
    static func precedes(_ left: String, _ right: String) -> Bool {
        var rest = right.utf8.makeIterator()
        for byte in left.utf8 {
            guard let other = rest.next() else { return false }
            if byte != other { return rank(byte) < rank(other) }
        }
        return rest.next() != nil
    }

    /// UTF-8 bytes sort as UTF-16 does once U+E000...U+FFFF (lead bytes EE, EF) are put after the surrogates (F0...F4).
    private static func rank(_ byte: UInt8) -> UInt8 {
        byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
    }
}
