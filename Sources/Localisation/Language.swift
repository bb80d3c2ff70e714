/// A language Medfin speaks: Bokmål, Nynorsk, Swedish, Finnish or English (BCP 47 primary tags).
package enum Language: String, Sendable, Hashable, CaseIterable, Codable {
    case nb, nn, sv, fi, en

    /// The languages tried, in order, when a text lacks this one; neighbours first, English last.
    package var fallbacks: [Language] {
        switch self {
        case .nb: [.nb, .nn, .en, .sv, .fi]
        case .nn: [.nn, .nb, .en, .sv, .fi]
        case .sv: [.sv, .nb, .en, .nn, .fi]
        case .fi: [.fi, .en, .sv, .nb, .nn]
        case .en: [.en, .nb, .sv, .nn, .fi]
        }
    }

    /// The best language for an `Accept-Language` header (RFC 9110, section 12.5.4); English where nothing matches.
    package init(acceptLanguage header: String?) {
        var best: (language: Language, quality: Int)?
        for part in (header ?? "").split(separator: ",") {
            let pieces = part.split(separator: ";").map { $0.trimmed }
            guard let tag = pieces.first?.lowercased(), let language = Language(tag: tag) else { continue }
            var quality = 1000
            for parameter in pieces.dropFirst() where parameter.lowercased().hasPrefix("q=") {
                quality = Self.thousandths(parameter.dropFirst(2)) ?? 0
            }
            if quality > 0, quality > best?.quality ?? 0 { best = (language, quality) }
        }
        self = best?.language ?? .en
    }

    /// A language from a tag such as `nb-NO`, `no` (taken as Bokmål) or `sv`; nil for one not spoken here.
    package init?(tag: String) {
        let primary = tag.lowercased().split(separator: "-").first.map(String.init) ?? ""
        if primary == "no" { self = .nb } else { self.init(rawValue: primary) }
    }

    private static func thousandths(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int($0) }), (0...1).contains(whole), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return whole * 1000 }
        let digits = parts[1]
        guard digits.count <= 3, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        let padded = digits + String(repeating: "0", count: 3 - digits.count)
        return min(1000, whole * 1000 + (Int(padded) ?? 0))
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
