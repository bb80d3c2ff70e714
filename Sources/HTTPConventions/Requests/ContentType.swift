/// A media type without parameters, in lower case, e.g. `application/json`.
package struct ContentType: Sendable, Hashable {
    package let type: String
    package let subtype: String

    package init(_ type: String, _ subtype: String) {
        self.type = type
        self.subtype = subtype
    }

    package static let json = ContentType("application", "json")
    package static let problem = ContentType("application", "problem+json")
    package static let mergePatch = ContentType("application", "merge-patch+json")
    package static let yaml = ContentType("application", "yaml")
    package static let xml = ContentType("application", "xml")
    package static let csv = ContentType("text", "csv")
    package static let text = ContentType("text", "plain")

    package var name: String { "\(type)/\(subtype)" }
}

/// A media type or range with its parameters, as in `Content-Type` and `Accept`.
struct MediaRange {
    let type: String
    let subtype: String
    let parameters: [(name: String, value: String)]

    init?(parsing text: some StringProtocol) {
        let pieces = text.split(separator: ";", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
        let names = pieces[0].lowercased().split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy({ !$0.isEmpty && !$0.contains { $0.isWhitespace } }) else { return nil }
        type = String(names[0])
        subtype = String(names[1])
        var parameters: [(String, String)] = []
        for piece in pieces.dropFirst() where !piece.isEmpty {
            let pair = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { return nil }
            let value = pair[1].count > 1 && pair[1].first == "\"" && pair[1].last == "\"" ? pair[1].dropFirst().dropLast() : pair[1]
            parameters.append((pair[0].trimmingBlanks.lowercased(), String(value)))
        }
        self.parameters = parameters
    }

    func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    /// How closely the range fits: 0 not at all, 1 by `*/*`, 2 by `text/*`, 3 by name.
    func specificity(for content: ContentType) -> Int {
        if type == content.type, subtype == content.subtype { return 3 }
        if type == content.type, subtype == "*" { return 2 }
        return type == "*" && subtype == "*" ? 1 : 0
    }
}

extension StringProtocol {
    var trimmingBlanks: String {
        var text = Substring(self)
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
