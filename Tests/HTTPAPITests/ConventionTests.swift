import ExactJSON
import Foundation
import HTTPAPI
import HTTPConventions
import HTTPTypes
import Postgres
import Testing

@Suite("The conventions of HTTP", .serialized, .published)
struct ConventionTests {
    @Test("no token is 401 with WWW-Authenticate, on every operation that needs one")
    func unauthorised() async throws {
        try await Harness.run { server in
            for (path, method, operation) in server.openAPI.operations {
                // An empty requirement among others: a token is optional.
                guard operation["security"] != .array([]), operation["security"]?.arrayValue?.contains([:]) != true else { continue }
                let path = path.replacing("{id}", with: UUID().uuidString).replacing("{evaluation}", with: UUID().uuidString)
                let answer = try await server.send(try #require(HTTPRequest.Method(method)), path)
                #expect(answer.status == 401, "\(method) \(path)")
                #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
                #expect(answer.code == "unauthorised")
            }
        }
    }

    @Test("a token without the scope is 403 insufficient-scope")
    func scope() async throws {
        try await Harness.run { server in
            let payer = try await server.send(.get, "/v1/applications", as: .payer)
            #expect(payer.status == 403)
            #expect(payer.code == "insufficient-scope")
            #expect(payer.headers[.wwwAuthenticate]?.contains("insufficient_scope") == true)
            for path in ["/v1/payout-schedules", "/v1/reports/eligibility"] {
                #expect(try await server.send(.get, path, as: .applicant).status == 403)
            }
            let auditor = try await server.send(.post, "/v1/applications", as: .auditor, ["Idempotency-Key": "k"], json: ["title": "x"])
            #expect(auditor.status == 403)
        }
    }

    @Test("a wrong method is 405 with Allow, an unknown route 404, both problems")
    func method() async throws {
        try await Harness.run { server in
            let answer = try await server.send(.put, "/v1/applications", as: .applicant)
            #expect(answer.status == 405)
            #expect(answer.headers[.allow] == "GET, HEAD, POST")
            #expect(answer.code == "method-not-allowed")
            let unknown = try await server.send(.get, "/v1/nothing")
            #expect(unknown.status == 404)
            #expect(unknown.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("an Accept without JSON is 406")
    func accept() async throws {
        try await Harness.run { server in
            let answer = try await server.send(.get, "/v1/applications", as: .applicant, ["Accept": "application/xml"])
            #expect(answer.status == 406)
            let csv = try await server.send(.get, "/v1/applications", as: .applicant, ["Accept": "text/csv"])
            #expect(csv.status == 406)
        }
    }

    @Test("another content type is 415, too much content 413, malformed JSON 400, a body that is no object 422")
    func content() async throws {
        var limits = MedfinAPI.Limits()
        limits.http.maxBodyBytes = 1000
        try await Harness.run(limits: limits) { server in
            func post(_ body: String, type: String = "application/json") async throws -> Answer {
                try await server.send(
                    .post, "/v1/applications", as: .applicant, ["Idempotency-Key": "k", "Content-Type": type], body: body)
            }
            #expect(try await post("{}", type: "text/plain").status == 415)
            #expect(try await post("{\"title\": \"\(String(repeating: "a", count: 1000))\"}").status == 413)
            let malformed = try await post("{\"title\": }")
            #expect(malformed.status == 400)
            #expect(malformed.code == "malformed-json")
            #expect(try malformed.json["detail"]?.stringValue?.contains("1") == true)
            #expect(try await post("{\"title\": \"a\", \"title\": \"b\"}").status == 400)
            #expect(try await post("[]").status == 422)
        }
    }

    @Test("the trace context is taken over and returned")
    func trace() async throws {
        try await Harness.run { server in
            let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
            let answer = try await server.send(.get, "/v1/calls", ["traceparent": "00-\(trace)-00f067aa0ba902b7-01"])
            #expect(answer.headers[.traceparent]?.hasPrefix("00-\(trace)-") == true)
        }
    }

    @Test("what is personal is not stored by caches")
    func privacy() async throws {
        try await Harness.run { server in
            let (path, _) = try await server.draft()
            #expect(try await server.send(.get, path, as: .applicant).headers[.cacheControl] == "no-store")
        }
    }

    @Test("too many requests are 429 with Retry-After")
    func rate() async throws {
        var limits = MedfinAPI.Limits()
        limits.burst = 3
        limits.requestsPerMinuteByAddress = 1
        try await Harness.run(limits: limits) { server in
            let answer = try await server.send(.get, "/v1/api-info")
            #expect(answer.status == 200)
            var last = answer
            for _ in 0..<4 { last = try await server.send(.get, "/v1/api-info") }
            #expect(last.status == 429)
            #expect(last.headers[.retryAfter] != nil)
        }
    }

    @Test("the API says what it is, whether it lives, whether it is ready, and what a problem means")
    func about() async throws {
        try await Harness.run { server in
            let information = try await server.send(.get, "/v1/api-info")
            #expect(try information.json["apiStatus"] == "active")
            #expect(try information.json["apiVersion"] == server.openAPI.json["info"]?["version"])
            #expect(try await server.send(.get, "/health/live").status == 200)
            #expect(try await server.send(.get, "/health/ready").status == 200)
            let metrics = try await server.send(.get, "/metrics")
            #expect(metrics.status == 200)
            #expect(metrics.body.contains("# TYPE"))
            let problem = try await server.send(.get, "/problems/no-evaluation", ["Accept-Language": "nb"])
            #expect(try problem.json["title"] == "Søknaden er ikke vurdert ennå")
        }
    }

    @Test("a database that is gone is 503 with Retry-After, and says nothing of itself")
    func unavailable() async throws {
        try await Harness.run { server in
            await server.pool.shutdown()
            for path in ["/v1/calls", "/v1/applications", "/v1/applications/\(UUID())", "/health/ready"] {
                let answer = try await server.send(.get, path, as: .applicant)
                #expect(answer.status == 503, "\(path)")
                #expect(answer.code == "unavailable")
                #expect(answer.headers[.retryAfter] != nil)
                #expect(!answer.body.lowercased().contains("pool"))
            }
        }
    }

    @Test("a database without its migrations is alive but not ready")
    func unready() async throws {
        try await Harness.run { server in
            try await server.pool.query("DELETE FROM schema_migrations WHERE number = (SELECT max(number) FROM schema_migrations)")
            let answer = try await server.send(.get, "/health/ready")
            #expect(answer.status == 503)
            #expect(!answer.body.contains("migration"))
            #expect(try await server.send(.get, "/health/live").status == 200)
        }
    }

    @Test(
        "a character that no text can hold is refused, never an error of the server",
        arguments: [
            "/v1/calls?programme=a%00b", "/v1/applications?call=%00", "/v1/applications?organisation=0192%3A%00",
            "/v1/payout-schedules?programme=%00",
            "/v1/reports/eligibility?rule=%00", "/v1/calls/a%00b", "/v1/programmes/%00",
        ])
    func nul(path: String) async throws {
        try await Harness.run { server in
            let answer = try await server.send(.get, path, as: .auditor)
            #expect(answer.status == (path.contains("?") ? 422 : 404))
        }
    }

    @Test("unknown, repeated and invalid parameters are one 422")
    func query() async throws {
        try await Harness.run { server in
            let answer = try await server.send(.get, "/v1/applications?limit=0&status=lost&color=red&year=20", as: .applicant)
            #expect(answer.status == 422)
            #expect(
                try Set(answer.errors) == ["?limit invalid-value", "?status invalid-value", "?year invalid-value", "?color unknown-parameter"])
        }
    }
}
