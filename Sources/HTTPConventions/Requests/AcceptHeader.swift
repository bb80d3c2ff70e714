/// The `Accept` of a request (RFC 9110, section 12.5.1).
struct AcceptHeader {
    private let ranges: [(range: MediaRange, thousandths: Int)]

    /// Without the header, or without anything readable in it, everything is accepted.
    init(_ lines: [String]) {
        ranges = lines.flatMap { $0.split(separator: ",") }.compactMap { text in
            guard let range = MediaRange(parsing: text) else { return nil }
            return (range, range.parameter("q").map(Self.thousandths) ?? 1000)
        }
    }

    /// The best of what is offered, the first of equals; nil when none is accepted.
    func best(of offers: [ContentType]) -> ContentType? {
        guard !ranges.isEmpty else { return offers.first }
        var best: (offer: ContentType, quality: Int)?
        for offer in offers {
            let quality = quality(of: offer)
            if quality > 0, quality > best?.quality ?? 0 { best = (offer, quality) }
        }
        return best?.offer
    }

    private func quality(of offer: ContentType) -> Int {
        var best = (specificity: 0, quality: 0)
        for (range, quality) in ranges {
            let specificity = range.specificity(for: offer)
            if specificity > best.specificity { best = (specificity, quality) }
        }
        return best.quality
    }

    /// A quality from 0 to 1 with up to three decimals; anything else counts as 0, not accepted.
    private static func thousandths(_ text: String) -> Int {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        guard parts[0] == "0" || parts[0] == "1", decimals.utf8.count <= 3, decimals.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let fraction = Int(decimals + String(repeating: "0", count: 3 - decimals.utf8.count))
        else { return 0 }
        return min(1000, (parts[0] == "1" ? 1000 : 0) + fraction)
    }
}
