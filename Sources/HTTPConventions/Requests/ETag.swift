internal import Crypto
internal import Foundation
internal import HTTPTypes
package import Hummingbird

/// A strong entity tag (RFC 9110, section 8.8.3): equal tags mean equal bytes.
package struct ETag: Sendable, Hashable {
    /// What stands between the quotes.
    package let value: String

    /// Nil when a character may not stand in an entity tag.
    package init?(_ value: String) {
        guard value.utf8.allSatisfy(Self.isTagByte) else { return nil }
        self.value = value
    }

    /// The tag of a resource's version: its row version, or whatever number rises with each change.
    package init(version: Int) {
        value = String(version)
    }

    /// The tag of a representation, from its bytes.
    package init(hashing bytes: some Sequence<UInt8>) {
        value = SHA256.hash(data: Data(bytes)).prefix(16).map { $0.hexDigits }.joined()
    }

    package var headerValue: String { "\"\(value)\"" }

    static func isTagByte(_ byte: UInt8) -> Bool {
        byte == 0x21 || (0x23...0x7E).contains(byte) || byte >= 0x80
    }
}

extension UInt8 {
    var hexDigits: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}

extension Response {
    /// The answer with its entity tag.
    package func tagged(_ tag: ETag) -> Response {
        var response = self
        response.headers[.eTag] = tag.headerValue
        return response
    }

    /// 304 for a resource that the caller already has.
    package static func notModified(_ tag: ETag) -> Response {
        Response(status: .notModified, headers: [.eTag: tag.headerValue])
    }
}
