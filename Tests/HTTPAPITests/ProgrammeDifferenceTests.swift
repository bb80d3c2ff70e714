import ExactJSON
import Grants
import HTTPConventions
import HTTPTypes
import Testing

@Suite("The difference of two programme versions over HTTP", .serialized, .published)
struct ProgrammeDifferenceTests {
    private static let second = Fixture.programme.replacing("version: 1\n", with: "version: 2\n").replacing(
        "{from: 2020-01-01, value: \"50\", source: text}",
        with: "{from: 2020-01-01, until: 2025-12-31, value: \"50\", source: text}\n      - {from: 2026-01-01, value: \"60\", source: text}")
    private static let successor = second.replacing("code: no-fixture", with: "code: no-successor").replacing("version: 2\n", with: "version: 1\n")
    private static let versions = "/v1/programmes/no-fixture/versions"

    @Test("is told in the reader's language, against the version before unless another is named")
    func published() async throws {
        try await Harness.run(programmes: [Self.second, Self.successor]) { server in
            let answer = try await server.send(.get, "\(Self.versions)/2/diff", ["Accept-Language": "nb"])
            #expect(answer.status == 200)
            #expect(answer.headers[.cacheControl]?.hasPrefix("public") == true)
            #expect(answer.headers[.contentLanguage] == "nb")
            let json = try answer.json
            #expect(json["from"]?["version"] == 1)
            #expect(json["changes"]?.arrayValue?.count == 1)
            #expect(
                json["changes"]?[0] == [
                    "part": "parameter", "id": "maximumShare", "label": "Høyeste andel", "kind": "changed", "weight": "substance", "path": "values",
                    "before": "50", "after": "60", "from": "2026-01-01", "sentence": "Høyeste andel: 50 % → 60 % fra 01.01.2026",
                ])
            let tag = try #require(answer.tag)
            #expect(try await server.send(.get, "\(Self.versions)/2/diff", ["Accept-Language": "nb", "If-None-Match": tag]).status == 304)
            let back = try await server.send(.get, "\(Self.versions)/1/diff?from=2", ["Accept-Language": "en"])
            #expect(try back.json["changes"]?[0]?["sentence"] == "Highest share: 60 % → 50 % from 1 January 2026")
            let other = try await server.send(.get, "/v1/programmes/no-successor/versions/1/diff?from=no-fixture:1", ["Accept-Language": "en"])
            #expect(try other.json["changes"]?[0]?["sentence"] == "Highest share: 50 % → 60 % from 1 January 2026")
            #expect(try other.json["from"]?["code"] == "no-fixture")
        }
    }

    @Test("of a draft is for the administrators of its authority, told of its mistakes where it can't be read")
    func drafts() async throws {
        try await Harness.run { server in
            let administrator = Caller(role: .administrator, organisation: Fixture.authority, person: "p9")
            let saved = try await server.send(.post, Self.versions, as: administrator, ["Idempotency-Key": "k"], json: ["file": .string(Self.second)])
            #expect(saved.status == 201)
            let answer = try await server.send(.get, "\(Self.versions)/2/diff", as: administrator)
            #expect(try answer.json["changes"]?[0]?["sentence"] == "Highest share: 50 % → 60 % from 1 January 2026")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(try await server.send(.get, "\(Self.versions)/1/diff?from=2", as: administrator).status == 200)
            #expect(try await server.send(.get, "\(Self.versions)/2/diff").status == 404)
            #expect(try await server.send(.get, "\(Self.versions)/2/diff", as: .officer).status == 404)
            let stranger = Caller(role: .administrator, organisation: Fixture.other, person: "p9")
            #expect(try await server.send(.get, "\(Self.versions)/2/diff", as: stranger).status == 404)
            let broken = Self.second.replacing("currency: NOK", with: "curency: NOK")
            let mended = try await server.send(
                .put, "\(Self.versions)/2", as: administrator, ["If-Match": try #require(saved.tag), "Content-Type": "application/yaml"], body: broken
            )
            #expect(mended.status == 200)
            let refused = try await server.send(.get, "\(Self.versions)/2/diff", as: administrator)
            #expect(refused.status == 422 && refused.code == "not-publishable")
        }
    }

    @Test(
        "of versions that are not there is 404, and of what can't be compared 422",
        arguments: [
            ("1/diff", 422, "?from required"), ("1/diff?from=x", 422, "?from invalid-value"), ("1/diff?from=a:b:1", 422, "?from invalid-value"),
            ("1/diff?from=01", 422, "?from invalid-value"), ("1/diff?to=2", 422, "?to unknown-parameter"), ("7/diff", 404, nil),
            ("1/diff?from=7", 404, nil),
            ("1/diff?from=none:1", 404, nil), ("x/diff", 404, nil),
        ] as [(String, Int, String?)])
    func refused(path: String, status: Int, error: String?) async throws {
        try await Harness.run { server in
            let answer = try await server.send(.get, "\(Self.versions)/\(path)")
            #expect(answer.status == status)
            if let error { #expect(try answer.errors == [error]) }
        }
    }
}
