internal import ExactJSON
internal import Foundation

/// The place in a list after which the next page begins; opaque to callers.
///
/// It carries the list's name and the sort key of the last row sent, so that rows added meanwhile neither hide nor double any.
package struct Cursor: Sendable, Hashable {
    package let list: String
    /// The sort key's values as text, in the order of the sort; the last one must be unique.
    package let key: [String]

    package init(list: String, key: [String]) {
        self.list = list
        self.key = key
    }

    /// base64url, without padding, of `[version, list, key...]` in JSON.
    package var text: String {
        let tuple = JSON.array([JSON(Self.version), .string(list)] + key.map(JSON.string))
        return Base64URL.encode(tuple.bytes())
    }

    /// Nil for a text that this server did not write.
    package init?(parsing text: String) {
        guard text.utf8.count <= 2048, let bytes = Base64URL.decode(text), let tuple = (try? JSON(parsing: bytes))?.arrayValue,
            tuple.count >= 3, tuple[0].intValue == Self.version, let list = tuple[1].stringValue
        else { return nil }
        let key = tuple.dropFirst(2).compactMap(\.stringValue)
        guard key.count == tuple.count - 2 else { return nil }
        self.init(list: list, key: key)
    }

    private static let version = 1
}

/// base64url without padding (RFC 4648, section 5).
enum Base64URL {
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Data(bytes).base64EncodedString().utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Nil for other alphabets, padding, impossible lengths and stray bits at the end: one value has one text.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var standard: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"): standard.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): standard.append(UInt8(ascii: "/"))
            case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
            default: standard.append(byte)
            }
        }
        standard += repeatElement(UInt8(ascii: "="), count: (4 - standard.count % 4) % 4)
        guard let data = Data(base64Encoded: Data(standard)), encode(data) == text else { return nil }
        return [UInt8](data)
    }
}
