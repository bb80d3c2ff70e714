import ExactJSON
import Foundation
import HTTPTypes
import Testing

@Suite("Applying again after a refusal", .serialized, .published)
struct PreviousApplicationTests {
    private func refused(_ server: Harness) async throws -> String {
        let (path, tag) = try await server.submitted()
        let answer = try await server.send(
            .post, "\(path)/decision", as: .decisionMaker, ["If-Match": tag, "Idempotency-Key": UUID().uuidString],
            json: ["outcome": "rejected", "reasons": "The plan was not finished."])
        #expect(answer.status == 201)
        return try #require(path.split(separator: "/").last.map(String.init))
    }

    private func following(_ previous: String) -> JSON {
        var document = Fixture.application
        document["previousApplication"] = .string(previous)
        return document
    }

    @Test("a refused application is named by the new one, in its case and in lists")
    func linked() async throws {
        try await Harness.run { server in
            let first = try await refused(server)
            let (path, _) = try await server.submitted(following(first))
            #expect(try await server.send(.get, path, as: .applicant).json["previousApplication"] == .string(first))
            let list = try await server.send(.get, "/v1/applications", as: .officer).json["items"]?.arrayValue ?? []
            #expect(list.count == 2)
            #expect(list.first { $0["id"] == .string(first) }?["previousApplication"] == nil)
            #expect(list.first { $0["id"] != .string(first) }?["previousApplication"] == .string(first))
        }
    }

    @Test("an application that was not refused, and one that is not there, are 422 at submission, with their place")
    func refusedLinks() async throws {
        try await Harness.run { server in
            let (waiting, _) = try await server.submitted()
            let id = try #require(waiting.split(separator: "/").last.map(String.init))
            for (previous, code) in [
                (id, "previousApplicationNotRejected"), (UUID().uuidString.lowercased(), "unknownPreviousApplication"),
                ("2009/17", "unknownPreviousApplication"),
            ] {
                let (path, tag) = try await server.draft(following(previous))
                let answer = try await server.send(
                    .post, "\(path)/submission", as: .applicant,
                    ["If-Match": tag, "Idempotency-Key": UUID().uuidString, "Accept-Language": "nb"], body: "{}")
                #expect(answer.status == 422)
                #expect(try answer.errors == ["/previousApplication \(code)"])
                #expect(answer.body.contains(previous.replacing("/", with: "\\/")) || answer.body.contains(previous))
                #expect(try await server.send(.get, path, as: .applicant).json["status"] == "draft")
            }
        }
    }
}
