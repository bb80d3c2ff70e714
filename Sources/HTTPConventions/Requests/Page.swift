package import ExactJSON
internal import HTTPTypes
package import Hummingbird
internal import Localisation

/// Which part of a list is asked for: so many rows after a place.
package struct Page: Sendable, Hashable {
    package static let defaultLimit = 20
    package static let limits = 1...200

    package let limit: Int
    /// Rows to skip; 0 with a cursor.
    package let offset: Int
    /// The sort key of the last row already sent; nil for the first page.
    package let after: [String]?

    package init(limit: Int = Self.defaultLimit, offset: Int = 0, after: [String]? = nil) {
        self.limit = limit
        self.offset = offset
        self.after = after
    }
}

extension QueryReader {
    /// Reads `limit`, `offset` and `cursor`; errors wait for `finish`.
    ///
    /// - Parameters:
    ///   - list: the list's name; a cursor of another list is refused.
    ///   - keyLength: how many values the list's sort key has.
    package mutating func page(of list: String, keyLength: Int) -> Page {
        let limit =
            value("limit", expected: .limitRange) { text in Int(decimal: text).flatMap { Page.limits.contains($0) ? $0 : nil } }
            ?? Page.defaultLimit
        let offset = value("offset", expected: .offsetRange) { Int(decimal: $0) }
        let cursor = value("cursor", expected: .cursorOfThisList) { text in
            Cursor(parsing: text).flatMap { $0.list == list && $0.key.count == keyLength ? $0 : nil }
        }
        if values["cursor"] != nil, values["offset"] != nil {
            fail("offset", "conflicting-parameter", .offsetWithCursor)
        }
        return Page(limit: limit, offset: offset ?? 0, after: cursor?.key)
    }
}

extension Response {
    /// A page of a list: `{"items": [...], "page": {"limit", "next"}}`, with `Link: rel="next"` when there is more.
    ///
    /// - Parameters:
    ///   - next: the place after the last item, or nil on the last page.
    ///   - members: what stands before the items.
    package static func list(
        _ items: [JSON], page: Page, next: Cursor?, for request: Request, adding members: JSONObject = [:]
    ) -> Response {
        var about: JSONObject = ["limit": JSON(page.limit)]
        var headers: HTTPFields = [:]
        if let next {
            about["next"] = .string(next.text)
            headers[.link] = request.nextLink(cursor: next, limit: page.limit)
        }
        var answer = members
        answer["items"] = .array(items)
        answer["page"] = .object(about)
        return .json(answer, headers: headers)
    }
}

extension Request {
    /// A `Link` value for the next page (RFC 8288) that keeps the other query parameters.
    package func nextLink(cursor: Cursor, limit: Int) -> String {
        var parts = (uri.query ?? "").split(separator: "&").map(String.init).filter { part in
            let name = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)[0]
            return !["cursor", "offset", "limit"].contains(PercentEncoding.decode(name))
        }
        parts.append("limit=\(limit)")
        parts.append("cursor=\(cursor.text)")
        return "<\(uri.path)?\(parts.joined(separator: "&"))>; rel=\"next\""
    }
}

extension Int {
    /// Plain decimal digits only: no sign, no spaces, nothing beyond `Int`.
    init?(decimal text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(text)
    }
}

extension LocalizedText {
    fileprivate static let limitRange: LocalizedText = [
        .nb: "et heltall fra 1 til 200", .nn: "eit heiltal frå 1 til 200", .sv: "ett heltal från 1 till 200",
        .fi: "kokonaisluku väliltä 1–200", .en: "a whole number from 1 to 200",
    ]
    fileprivate static let offsetRange: LocalizedText = [
        .nb: "et heltall, 0 eller større", .nn: "eit heiltal, 0 eller større", .sv: "ett heltal, 0 eller större",
        .fi: "kokonaisluku, vähintään 0", .en: "a whole number, 0 or greater",
    ]
    fileprivate static let cursorOfThisList: LocalizedText = [
        .nb: "en uendret «next» fra denne listen", .nn: "ein uendra «next» frå denne lista", .sv: "ett oförändrat ”next” från denna lista",
        .fi: "tämän luettelon muuttamaton ”next”", .en: "an unchanged \"next\" of this list",
    ]
    fileprivate static let offsetWithCursor: LocalizedText = [
        .nb: "Kan ikke brukes sammen med cursor.", .nn: "Kan ikkje brukast saman med cursor.", .sv: "Kan inte användas tillsammans med cursor.",
        .fi: "Ei voi käyttää yhdessä parametrin cursor kanssa.", .en: "Cannot be used together with cursor.",
    ]
}
