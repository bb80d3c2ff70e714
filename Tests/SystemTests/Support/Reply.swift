import ExactJSON
import NIOHTTP1

/// What a server answered.
struct Reply: Sendable {
    let status: Int
    let text: String
    private let headers: HTTPHeaders

    init(status: Int, headers: HTTPHeaders, text: String) {
        self.status = status
        self.headers = headers
        self.text = text
    }

    var json: JSON {
        get throws { try JSON(parsing: text) }
    }

    var entityTag: String? { header("ETag") }
    var location: String? { header("Location") }
    var contentType: String? { header("Content-Type") }
    var isReplayed: Bool { header("Idempotency-Replayed") == "true" }
    var isProblem: Bool { contentType?.hasPrefix("application/problem+json") == true }

    /// The pointers and codes of a 422.
    var errors: [String] {
        get throws {
            try (json["errors"]?.arrayValue ?? []).map { "\($0["pointer"]?.stringValue ?? "?") \($0["code"]?.stringValue ?? "?")" }
        }
    }

    /// What kind of problem it is, the last part of its URI.
    var problem: String? { try? json["type"]?.stringValue?.split(separator: "/").last.map(String.init) }

    func header(_ name: String) -> String? { headers.first(name: name) }
}
