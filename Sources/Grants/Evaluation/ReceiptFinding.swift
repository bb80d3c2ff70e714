package import ExactJSON

/// One way in which a receipt is not what its programme's rules give from its facts.
package enum ReceiptFinding: Sendable, Equatable {
    case notJSON(line: Int, column: Int, message: String)
    /// The file's bytes are not the canonical form of its values; the place is the first byte that differs, from 0.
    case notCanonical(offset: Int)
    /// The hash of the file is not the one that was expected.
    case fileHash(expected: String, found: String)
    /// The programme file that calls itself the version is another.
    case programmeFile(path: String, expected: String, found: String)
    /// The hash that the receipt carries is not that of its other members.
    case seal(stored: JSON?, computed: String)
    /// What is to be computed from can't be read.
    case unreadable(JSONPointer, message: String)
    case notComputable(String)
    /// A member that comes out otherwise; nil where there is none.
    case differs(JSONPointer, stored: JSON?, recomputed: JSON?)
}

extension ReceiptFinding: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notJSON(let line, let column, let message): "\(line):\(column): not JSON: \(message)"
        case .notCanonical(let offset):
            "byte \(offset): not in canonical form (white space, order of members, spelling of a text or a number)"
        case .fileHash(let expected, let found): "the file's SHA-256 is \(found), expected \(expected)"
        case .programmeFile(let path, let expected, let found): "\(path): its SHA-256 is \(found), the receipt was computed by \(expected)"
        case .seal(let stored, let computed):
            "/\(Receipt.seal): stored \(Self.shown(stored)), computed over the other members \(Self.shown(.string(computed)))"
        case .unreadable(let pointer, let message): "\(pointer): \(message)"
        case .notComputable(let message): "it can't be computed: \(message)"
        case .differs(let pointer, let stored, let recomputed):
            "\(pointer): stored \(Self.shown(stored)), recomputed \(Self.shown(recomputed))"
        }
    }

    private static func shown(_ json: JSON?) -> String {
        guard let text = json?.text() else { return "nothing" }
        return text.count > 200 ? text.prefix(199) + "…" : text
    }
}

extension ReceiptFinding {
    /// Every place at which two values differ, as deep down as both go on.
    static func differences(stored: JSON?, recomputed: JSON?, at pointer: JSONPointer = .root) -> [ReceiptFinding] {
        switch (stored, recomputed) {
        case (.object(let left)?, .object(let right)?):
            let names = left.names + right.names.filter { !left.contains($0) }
            return names.flatMap { differences(stored: left[$0], recomputed: right[$0], at: pointer.appending($0)) }
        case (.array(let left)?, .array(let right)?):
            return pairs(left, right).flatMap { differences(stored: $1, recomputed: $2, at: pointer.appending($0)) }
        default: return stored == recomputed ? [] : [.differs(pointer, stored: stored, recomputed: recomputed)]
        }
    }

    /// What is to be compared, with its place: by place, or by `id` where some ids stand on one side only.
    private static func pairs(_ left: [JSON], _ right: [JSON]) -> [(Int, JSON?, JSON?)] {
        if let known = ids(left), let others = ids(right), Set(known.keys) != Set(others.keys) {
            let matched = left.enumerated().map { ($0, JSON?.some($1), $1["id"]?.stringValue.flatMap { others[$0] }.map { right[$0] }) }
            let added = right.enumerated().filter { $1["id"]?.stringValue.flatMap { known[$0] } == nil }
            return matched + added.map { ($0, nil, $1) }
        }
        return (0..<max(left.count, right.count)).map { index in
            (index, left.indices.contains(index) ? left[index] : nil, right.indices.contains(index) ? right[index] : nil)
        }
    }

    /// The place of each id; nil unless all elements have one, each its own.
    private static func ids(_ elements: [JSON]) -> [String: Int]? {
        var places: [String: Int] = [:]
        for (place, element) in elements.enumerated() {
            guard let id = element["id"]?.stringValue, places.updateValue(place, forKey: id) == nil else { return nil }
        }
        return places
    }
}
