import ExactJSON
import Foundation
import Grants
import HTTPAPI
import HTTPTypes
import HummingbirdTesting
import Testing

@Suite("Replays over HTTP", .serialized, .published)
struct ReplayTests {
    static let admin = Caller(role: .administrator, organisation: Fixture.authority, person: "p7")
    static let other = Caller(role: .administrator, organisation: Fixture.other, person: "p8")
    static let path = "/v1/programmes/no-fixture/versions/2/replay"

    /// Half of the highest share, and no method to choose.
    static let stricter = Fixture.programme.replacing("version: 1", with: "version: 2").replacing(#"value: "50""#, with: #"value: "25""#)
        .replacing("- id: method", with: "- id: procedure")

    /// Waits for its end; progress only rises meanwhile.
    static func ended(_ location: String, on server: Harness) async throws -> Answer {
        var seen = 0
        for _ in 0..<12_000 {
            let answer = try await server.send(.get, location, as: admin)
            #expect(answer.status == 200)
            let done = try answer.json["progress"]?["done"]?.intValue ?? -1
            #expect(done >= seen)
            seen = done
            if try answer.json["status"] != "running" { return answer }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw TimedOut()
    }

    struct TimedOut: Error {}

    @Test("a replay is started once, followed to its end, and read with its cases in JSON and CSV")
    func whole() async throws {
        var limits = MedfinAPI.Limits()
        limits.rowsPerExportPage = 1
        try await Harness.run(.live, limits: limits, programmes: [Self.stricter]) { server in
            let (flips, _) = try await server.submitted(Fixture.application.merging(patch: ["answers": ["method": nil]]))
            let (unfit, _) = try await server.submitted()
            let less = Fixture.application.merging(
                patch: ["answers": ["method": nil], "financing": ["requestedSupport": ["2026": "200000", "2027": "100000"]]])
            let (stays, _) = try await server.submitted(less)
            func id(_ path: String) -> JSON { .string(String(path.split(separator: "/").last ?? "")) }
            let body: JSON = ["calls": ["no-fixture-2026"]]
            let started = try await server.send(.post, Self.path, as: Self.admin, ["Idempotency-Key": "r1"], json: body)
            #expect(started.status == 202, "\(started.body)")
            let location = try #require(started.headers[.location])
            let again = try await server.send(.post, Self.path, as: Self.admin, ["Idempotency-Key": "r1"], json: body)
            #expect(again.body == started.body)
            let ended = try await Self.ended(location, on: server)
            let json = try ended.json
            #expect(json["status"] == "completed")
            #expect(json["counts"] == ["applications": 3, "compared": 2, "flipped": 1, "doesNotFit": 1, "notEvaluable": 0])
            #expect(
                json["verdicts"] == [
                    ["from": "eligibleWithConditions", "to": "eligibleWithConditions", "applications": 1],
                    ["from": "eligibleWithConditions", "to": "notEligible", "applications": 1],
                ])
            #expect(json["rules"]?[0]?["rule"] == "supportShare")
            #expect(json["rules"]?[0]?["decides"] == 1)
            #expect(json["support"]?["cost"] == "-1475000")
            #expect(json["support"]?["notCompared"] == "1475000")
            #expect(json["byCall"]?[0]?["call"] == "no-fixture-2026")
            #expect(json["startedBy"] == ["organisation": .string(Fixture.authority), "person": "p7"])
            #expect(try await server.send(.get, location, as: Self.admin, ["If-None-Match": try #require(ended.tag)]).status == 304)

            var found: [JSON] = []
            var query = "?limit=1"
            while true {
                let page = try await server.send(.get, "\(location)/cases\(query)", as: .officer)
                found += try page.json["items"]?.arrayValue?.compactMap { $0["application"] } ?? []
                guard let next = try page.json["page"]?["next"]?.stringValue else { break }
                query = "?limit=1&cursor=\(next)"
            }
            #expect(found.count == 3)
            #expect(Set(found) == [id(flips), id(unfit), id(stays)])
            let problems = try await server.send(.get, "\(location)/cases?result=doesNotFit", as: .officer, ["Accept-Language": "nb"])
            #expect(try problems.json["items"]?[0]?["problems"]?[0]?["pointer"] == "/answers/method")
            #expect(problems.headers[.contentLanguage] == "nb")
            for (query, expected) in [
                ("flipped=true", [id(flips)]), ("flipped=false&result=compared", [id(stays)]),
                ("from=eligibleWithConditions&to=notEligible", [id(flips)]),
                ("rule=supportShare", [id(flips)]), ("rule=certificates", []), ("to=eligible", []), ("result=doesNotFit", [id(unfit)]),
            ] {
                let found = try await server.send(.get, "\(location)/cases?\(query)", as: .officer)
                #expect(try found.json["items"]?.arrayValue?.compactMap { $0["application"] } == expected, "\(query)")
            }
            let wrong = try await server.send(.get, "\(location)/cases?flipped=perhaps&from=nowhere", as: .auditor)
            #expect(try Set(wrong.errors) == ["?flipped invalid-value", "?from invalid-value"])
            let csv = try await server.send(.get, "\(location)/cases", as: .officer, ["Accept": "text/csv"])
            let rows = csv.body.components(separatedBy: "\r\n")
            #expect(rows.count == 5)
            let row = try #require(rows.first { $0.hasPrefix(id(flips).stringValue ?? "?") })
            #expect(row.contains(",compared,eligibleWithConditions,notEligible,true,1475000,1475000,"))
            #expect(row.hasSuffix(",-1475000,supportShare,supportShare,"))
            let list = try await server.send(.get, "/v1/programmes/no-fixture/versions/2/replays", as: Self.admin)
            #expect(try list.json["items"]?.arrayValue?.count == 1)
            #expect(try list.json["items"]?[0]?["counts"]?["flipped"] == 1)
        }
    }

    @Test("what is wrong with a request is told, and nothing starts")
    func refused() async throws {
        try await Harness.run(programmes: [Self.stricter]) { server in
            let body: JSON = ["calls": ["no-fixture-2026"]]
            #expect(try await server.send(.post, Self.path, as: Self.admin, json: body).code == "missing-idempotency-key")
            func post(_ body: JSON, as caller: Caller = Self.admin, to path: String = Self.path) async throws -> Answer {
                try await server.send(.post, path, as: caller, ["Idempotency-Key": UUID().uuidString], json: body)
            }
            #expect(
                try await post(["calls": ["no-such", 7], "at": "soon", "more": 1]).errors.sorted() == [
                    "/at invalidDate", "/calls/1 wrongType", "/more unknownMember",
                ])
            #expect(try await post(["calls": ["no-such"]]).errors == ["/calls/0 unknownCall"])
            #expect(try await post([:]).errors == ["/calls required"])
            #expect(try await post(["calls": .array(Array(repeating: "no-such", count: 201))]).errors == ["/calls tooMany"])
            #expect(try await post(body, as: .officer).code == "insufficient-scope")
            #expect(try await post(body, as: Self.other).status == 404)
            #expect(try await post(body, to: "/v1/programmes/no-fixture/versions/3/replay").status == 404)
            #expect(try await post(body, to: "/v1/programmes/no-fixture/versions/x/replay").status == 404)
            let list = try await server.send(.get, "/v1/programmes/no-fixture/versions/2/replays", as: Self.admin)
            #expect(try list.json["items"] == [])
        }
    }

    @Test("a replay of another authority does not exist; an auditor reads, only an administrator cancels, and only what runs")
    func access() async throws {
        try await Harness.run(programmes: [Self.stricter]) { server in
            _ = try await server.submitted()
            let started = try await server.send(
                .post, Self.path, as: Self.admin, ["Idempotency-Key": "r2"], json: ["calls": ["no-fixture-2026"], "at": "2026-05-01T00:00:00Z"])
            let location = try #require(started.headers[.location])
            let ended = try await Self.ended(location, on: server)
            #expect(try ended.json["at"] == "2026-05-01T00:00:00Z")
            #expect(try await server.send(.get, location, as: Self.other).status == 404)
            let stranger = Caller(role: .auditor, organisation: Fixture.other, person: "p9")
            for path in [location, "\(location)/cases"] {
                #expect(try await server.send(.get, path, as: stranger).status == 404)
                #expect(try await server.send(.get, path, as: .auditor).status == 200)
                #expect(try await server.send(.get, path).status == 401)
            }
            #expect(try await server.send(.get, location, as: .officer).status == 403)
            #expect(try await server.send(.get, "\(location)/cases", as: .officer).status == 200)
            for type in ["application/json", "text/csv"] {
                let refused = try await server.send(.get, "\(location)/cases", as: Self.admin, ["Accept": type])
                #expect(refused.status == 403 && refused.code == "insufficient-scope")
            }
            let cancellation = "\(location)/cancellation"
            #expect(try await server.send(.post, cancellation, as: Self.admin, json: [:]).status == 428)
            #expect(try await server.send(.post, cancellation, as: Self.admin, ["If-Match": "\"9\""], json: [:]).status == 412)
            #expect(try await server.send(.post, cancellation, as: .auditor, ["If-Match": "*"], json: [:]).status == 403)
            #expect(try await server.send(.post, cancellation, as: Self.other, ["If-Match": "*"], json: [:]).status == 404)
            let over = try await server.send(.post, cancellation, as: Self.admin, ["If-Match": try #require(ended.tag)], json: [:])
            #expect(over.code == "replay-over")
        }
    }
}
