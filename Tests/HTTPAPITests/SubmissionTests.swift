import ExactJSON
import Foundation
import HTTPConventions
import HTTPTypes
import Testing

@Suite("Submission", .serialized, .published)
struct SubmissionTests {
    @Test("answers with the verdict and where the eligibility is, once for one key")
    func submit() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.draft()
            let headers = ["If-Match": tag, "Idempotency-Key": "s"]
            let answer = try await server.send(.post, "\(path)/submission", as: .applicant, headers, body: "{}")
            #expect(answer.status == 200)
            let json = try answer.json
            #expect(json["status"] == "submitted")
            #expect(json["verdict"] == "eligibleWithConditions")
            #expect(json["submittedAt"] == .string(Fixture.now))
            #expect(json["receivedAt"] == .string(Fixture.now))
            #expect(json["issues"] == nil)
            #expect(answer.tag == "\"2\"")
            let link = try #require(json["links"]?["eligibility"]?.stringValue)
            #expect(try await server.send(.get, link, as: .applicant).status == 200)
            let again = try await server.send(.post, "\(path)/submission", as: .applicant, headers, body: "{}")
            #expect(again.headers[.idempotencyReplayed] == "true")
            #expect(again.body == answer.body)
            let other = try await server.send(
                .post, "\(path)/submission", as: .applicant, ["If-Match": "\"2\"", "Idempotency-Key": "t"], body: "{}")
            #expect(other.code == "not-a-draft")
        }
    }

    @Test("needs If-Match and Idempotency-Key")
    func headers() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.draft()
            #expect(try await server.send(.post, "\(path)/submission", as: .applicant, ["Idempotency-Key": "s"], body: "{}").status == 428)
            #expect(try await server.send(.post, "\(path)/submission", as: .applicant, ["If-Match": tag], body: "{}").status == 400)
            let stale = try await server.send(
                .post, "\(path)/submission", as: .applicant, ["If-Match": "\"9\"", "Idempotency-Key": "s"], body: "{}")
            #expect(stale.status == 412)
        }
    }

    @Test("of an applicant to a closed call is 409 call-closed; a case officer says when the paper came")
    func closed() async throws {
        try await Harness.run { server in
            var document = Fixture.application
            document["call"] = .string(Fixture.closedCall)
            let own = try await server.draft(document)
            let late = try await server.send(
                .post, "\(own.path)/submission", as: .applicant, ["If-Match": own.tag, "Idempotency-Key": "a"], body: "{}")
            #expect(late.status == 409)
            #expect(late.code == "call-closed")
            let backdated = try await server.send(
                .post, "\(own.path)/submission", as: .applicant, ["If-Match": own.tag, "Idempotency-Key": "b"],
                json: ["receivedAt": "2025-06-01T12:00:00+02:00"])
            #expect(backdated.status == 403)
            let paper = try await server.draft(document, as: .officer)
            #expect(try await server.send(.get, paper.path, as: .applicant).status == 404)
            let registered = try await server.send(
                .post, "\(paper.path)/submission", as: .officer, ["If-Match": paper.tag, "Idempotency-Key": "c"],
                json: ["receivedAt": "2025-06-01T12:00:00+02:00"])
            #expect(registered.status == 200)
            #expect(try registered.json["receivedAt"] == "2025-06-01T10:00:00Z")
            #expect(try await server.send(.get, paper.path, as: .applicant).status == 200)
        }
    }

    @Test("before a call opens is 409 call-not-open")
    func early() async throws {
        try await Harness.run(at: "2025-12-01T00:00:00Z") { server in
            let (path, tag) = try await server.draft()
            let answer = try await server.send(
                .post, "\(path)/submission", as: .applicant, ["If-Match": tag, "Idempotency-Key": "s"], body: "{}")
            #expect(answer.status == 409)
            #expect(answer.code == "call-not-open")
        }
    }

    @Test(
        "with a body that says something else is 422",
        arguments: [
            ("{\"receivedAt\": \"yesterday\"}", "/receivedAt invalidDate"), ("{\"receivedAt\": 5}", "/receivedAt wrongType"),
            ("{\"received\": \"2026-01-01T00:00:00Z\"}", "/received unknownMember"),
        ])
    func body(body: String, error: String) async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.draft()
            let answer = try await server.send(
                .post, "\(path)/submission", as: .applicant, ["If-Match": tag, "Idempotency-Key": "s"], body: body)
            #expect(answer.status == 422)
            #expect(try answer.errors == [error])
        }
    }
}
