import ExactJSON
import Foundation
import Grants
import HTTPConventions
import HTTPTypes
import Testing

@Suite("docs/api.md", .published)
struct DocumentationTests {
    private let text: String

    init() throws {
        text = try String(contentsOf: OpenAPI.repository.appending(components: "docs", "api.md"), encoding: .utf8)
    }

    @Test("lists every problem type with its status, and no other")
    func problems() async throws {
        try await Harness.run { [text] server in
            let items = try #require(try await server.send(.get, "/problems").json["items"]?.arrayValue)
            let served = Set(items.map { "| `\($0["code"]?.stringValue ?? "")` | \($0["status"]?.intValue ?? 0) |" })
            let listed = Set(
                text.split(separator: "\n").filter { $0.wholeMatch(of: /\| `[a-z-]+` \| [45]\d\d \| .+/) != nil }.map { line in
                    line.split(separator: "|").prefix(2).map { "|\($0)" }.joined() + "|"
                })
            #expect(served.subtracting(listed).isEmpty)
            #expect(listed.subtracting(served).isEmpty)
        }
    }

    @Test("names every code that a field's error can have", arguments: FieldIssue.Code.allCases)
    func codes(code: FieldIssue.Code) {
        #expect(text.contains("`\(code.rawValue)`"))
    }
}
