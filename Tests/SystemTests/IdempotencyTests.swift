import ExactJSON
import Postgres
import Testing

extension SystemTests {
    @Suite("One request, sent many times")
    struct IdempotencyTests {
        @Test(
            "twenty parallel equal POSTs with one key make one application, and a restarted server gives the first answer again",
            .timeLimit(.minutes(1)))
        func parallel() async throws {
            try await RunningSystem.serve { server in
                let applicant = try await server.applicant()
                let document = try TestServer.referenceApplication()
                let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
                    for _ in 1...20 { group.addTask { try await applicant.post("/v1/applications", document, key: "one") } }
                    return try await group.reduce(into: [Reply]()) { $0.append($1) }
                }
                let created = replies.filter { $0.status == 201 }
                let first = try #require(created.first { !$0.isReplayed })
                #expect(created.count { !$0.isReplayed } == 1)
                #expect(created.allSatisfy { $0.text == first.text && $0.location == first.location && $0.entityTag == first.entityTag })
                let others = replies.filter { $0.status != 201 }
                #expect(others.allSatisfy { $0.status == 409 && $0.problem == "idempotency-in-progress" })
                #expect(try await server.count("SELECT count(*) FROM applications") == 1)

                try await server.server.kill()
                try await server.server.start()
                let again = try await applicant.post("/v1/applications", document, key: "one")
                #expect(again.status == 201)
                #expect(again.isReplayed)
                #expect(again.text == first.text)
                #expect(again.location == first.location)
                let other = try await applicant.post("/v1/applications", ["title": "Another"], key: "one")
                #expect(other.status == 422)
                #expect(other.problem == "idempotency-key-reused")
                #expect(try await server.count("SELECT count(*) FROM applications") == 1)
            }
        }
    }
}
