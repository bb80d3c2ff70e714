import ExactJSON
import Foundation
import Grants
import HTTPConventions
import HTTPTypes
import TestSupport
import Testing

@Suite("docs/api.md")
struct DocumentationTests {
    private let text: String

    init() throws {
        text = try String(contentsOf: Repository.root.appending(components: "docs", "api.md"), encoding: .utf8)
    }

    @Test("lists every problem type with its status, and no other", .published)
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

@Suite("The documented example", .serialized, .published)
struct DocumentedExampleTests {
    @Test("is the same in docs/api.md and in the OpenAPI document, comes out as documented, and can be submitted")
    func example() async throws {
        let page = try String(contentsOf: Repository.root.appending(components: "docs", "api.md"), encoding: .utf8)
        let section = try #require(page.components(separatedBy: "### The application document").dropFirst().first)
        let document = try JSON(parsing: #require(section.components(separatedBy: "```json").dropFirst().first?.components(separatedBy: "```").first))
        try await Reference.run { server in
            let operation = try #require(server.openAPI.operations.first { $0.operation["operationId"] == "evaluate" }?.operation)
            let trial = try #require(operation["requestBody"]?["content"]?["application/json"]?["example"])
            #expect(trial["application"] == document)
            let documented = try #require(operation["responses"]?["200"]?["content"]?["application/json"]?["example"])
            let answer = try await server.send(.post, "/v1/evaluations", as: .otherApplicant, ["Accept-Language": "en"], json: trial)
            #expect(answer.status == 200)
            for member in ["currency", "years", "support", "verdict", "call", "gate", "at"] {
                #expect(try answer.json[member] == documented[member], "\(member)")
            }
            // The example shows some rows of each list; what the programme's texts say may change.
            for (list, members) in [("amounts", ["byYear", "total"]), ("shares", ["base", "byYear", "total"]), ("rules", ["outcome", "severity"])] {
                for row in documented[list]?.arrayValue ?? [] {
                    let answered = try #require(try answer.json[list]?.arrayValue?.first { $0["id"] == row["id"] })
                    for member in members { #expect(answered[member] == row[member], "\(list) \(row.text())") }
                }
            }
            let (path, tag) = try await server.draft(document, as: Reference.applicant)
            let submitted = try await server.send(
                .post, "\(path)/submission", as: Reference.applicant, ["If-Match": tag, "Idempotency-Key": "s"], body: "{}")
            #expect(submitted.status == 200)
        }
    }
}
