internal import HTTPTypes
package import Hummingbird
internal import Localisation

/// What an `If-Match` or `If-None-Match` asks for: anything at all, or one of some tags.
package enum EntityTagCondition: Sendable, Hashable {
    case any
    case tags([Tag])

    package struct Tag: Sendable, Hashable {
        package let value: String
        package let isWeak: Bool
    }

    /// Whether the resource's tag is among these, weak or not (section 13.1.2).
    package func matchesWeakly(_ tag: ETag) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains { $0.value == tag.value }
        }
    }

    /// Reads `*` or a list of entity tags; nil for anything else.
    init?(parsing header: String) {
        let bytes = Array(header.utf8)
        var index = 0
        func skipSpace() { while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 } }
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: "*") {
            index += 1
            skipSpace()
            guard index == bytes.count else { return nil }
            self = .any
            return
        }
        var tags: [Tag] = []
        while index < bytes.count {
            // Empty list members are to be ignored (RFC 9110, section 5.6.1.2).
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                skipSpace()
                continue
            }
            let isWeak = bytes[index...].starts(with: "W/".utf8)
            if isWeak { index += 2 }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
            let start = index + 1
            index = start
            while index < bytes.count, ETag.isTagByte(bytes[index]) { index += 1 }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
            tags.append(Tag(value: String(decoding: bytes[start..<index], as: UTF8.self), isWeak: isWeak))
            index += 1
            skipSpace()
            guard index == bytes.count || bytes[index] == UInt8(ascii: ",") else { return nil }
        }
        guard !tags.isEmpty else { return nil }
        self = .tags(tags)
    }
}

extension Request {
    /// The `If-Match` of a change; 428 when absent, 400 when it is no list of entity tags.
    package func requireIfMatch() throws(Problem) -> EntityTagCondition {
        guard let condition = try condition(.ifMatch) else { throw Problem(.preconditionRequired) }
        return condition
    }

    /// Whether a GET or HEAD is to be answered with 304, the caller having this version already; 400 for a malformed `If-None-Match`.
    package func isNotModified(_ tag: ETag) throws(Problem) -> Bool {
        guard method == .get || method == .head, let condition = try condition(.ifNoneMatch) else { return false }
        return condition.matchesWeakly(tag)
    }

    private func condition(_ name: HTTPField.Name) throws(Problem) -> EntityTagCondition? {
        let lines = headers[values: name]
        guard !lines.isEmpty else { return nil }
        guard let condition = EntityTagCondition(parsing: lines.joined(separator: ", ")) else {
            throw Problem(
                .invalidHeader,
                detail: [
                    .nb: "\(name) må være * eller en liste av entitetstagger i anførselstegn.",
                    .nn: "\(name) må vere * eller ei liste av entitetstaggar i hermeteikn.",
                    .sv: "\(name) måste vara * eller en lista av entitetstaggar inom citattecken.",
                    .fi: "\(name) on oltava * tai luettelo lainausmerkeissä olevia entiteettitunnisteita.",
                    .en: "\(name) must be * or a list of entity tags in double quotes.",
                ])
        }
        return condition
    }
}
