import ExactJSON
import HTTPConventions
import HTTPTypes
import Testing

@Suite("Programmes and calls", .serialized, .published)
struct CatalogueTests {
    @Test("can be read without a token, kept by caches, and in the reader's language")
    func programme() async throws {
        try await Harness.run { server in
            let list = try await server.send(.get, "/v1/programmes", ["Accept-Language": "nb"])
            #expect(list.status == 200)
            #expect(try list.json["items"]?[0]?["name"] == "Prøveordningen")
            #expect(list.headers[.cacheControl]?.hasPrefix("public") == true)
            let one = try await server.send(.get, "/v1/programmes/no-fixture")
            let href = try #require(try one.json["versions"]?[0]?["href"]?.stringValue)
            let version = try await server.send(.get, href, ["Accept-Language": "en"])
            #expect(version.status == 200)
            let json = try version.json
            #expect(json["rules"]?[0]?["require"] == "support <= permitted")
            #expect(json["rules"]?[0]?["source"] == "Utlysningsteksten, punkt 1")
            #expect(json["parameters"]?[0]?["values"]?[0]?["from"] == "2020-01-01")
            #expect(json["payout"] == ["kind": "claims", "periodMonths": 6, "dueDaysAfter": 0, "unit": "1", "residual": "last", "roll": "following"])
            let again = try await server.send(.get, href, ["Accept-Language": "en", "If-None-Match": try #require(version.tag)])
            #expect(again.status == 304)
            let translated = try await server.send(.get, href, ["Accept-Language": "nb", "If-None-Match": try #require(version.tag)])
            #expect(translated.status == 200)
        }
    }

    @Test("give their questions as a JSON Schema that tells right answers from wrong ones")
    func questions() async throws {
        try await Harness.run { server in
            let version = try await server.send(.get, "/v1/programmes/no-fixture/versions/1")
            let schema = try #require(try version.json["questions"])
            let validator = SchemaValidator(document: schema)
            #expect(validator.faults(of: ["publicBenefit": true, "method": "agile"], schema).isEmpty)
            #expect(validator.faults(of: ["publicBenefit": true, "method": nil], schema).isEmpty)
            #expect(!validator.faults(of: ["publicBenefit": "yes"], schema).isEmpty)
            #expect(!validator.faults(of: ["publicBenefit": true, "method": "waterfall"], schema).isEmpty)
            #expect(!validator.faults(of: ["method": "agile"], schema).isEmpty)
            #expect(!validator.faults(of: ["publicBenefit": true, "other": 1], schema).isEmpty)
        }
    }

    @Test("are listed in pages that join without a gap, and filtered by phase")
    func calls() async throws {
        try await Harness.run { server in
            let open = try await server.send(.get, "/v1/calls?phase=open")
            #expect(try open.json["items"]?.arrayValue?.map { $0["code"] } == ["no-fixture-2026"])
            let first = try await server.send(.get, "/v1/calls?programme=no-fixture&limit=1")
            #expect(try first.json["items"]?[0]?["code"] == "no-fixture-2025")
            let cursor = try #require(try first.json["page"]?["next"]?.stringValue)
            #expect(first.headers[.link]?.contains("rel=\"next\"") == true)
            let second = try await server.send(.get, "/v1/calls?programme=no-fixture&limit=1&cursor=\(cursor)")
            #expect(try second.json["items"]?[0]?["code"] == "no-fixture-2026")
            #expect(try second.json["page"]?["next"] == nil)
        }
    }

    @Test("go on after a call that has left the filter; a cursor that is none is 422")
    func cursors() async throws {
        try await Harness.run { server in
            let first = try await server.send(.get, "/v1/calls?limit=1").json
            let seen = try #require(first["items"]?[0]?["code"]?.stringValue)
            #expect(seen == "no-fixture-2025")
            let cursor = try #require(first["page"]?["next"]?.stringValue)
            // The call that the cursor names is closed and not in this list at all.
            let rest = try await server.send(.get, "/v1/calls?phase=open&cursor=\(cursor)").json
            #expect(rest["items"]?.arrayValue?.map { $0["code"] } == ["no-fixture-2026"])
            for key in [["no-fixture-2025"], ["soon", "no-fixture-2025"], ["1.5", "a"]] {
                let answer = try await server.send(.get, "/v1/calls?cursor=\(Cursor(list: "calls", key: key).text)")
                #expect(answer.status == 422, "\(key)")
                #expect(try answer.errors == ["?cursor invalid-value"])
            }
        }
    }

    @Test("show what is granted of the envelope and what is left")
    func envelope() async throws {
        try await Harness.run { server in
            _ = try await server.granted(amount: "1400000")
            let call = try await server.send(.get, "/v1/calls/no-fixture-2026")
            #expect(try call.json["envelope"] == "2000000")
            #expect(try call.json["granted"] == "1400000")
            #expect(try call.json["left"] == "600000")
        }
    }

    @Test(
        "that do not exist are 404",
        arguments: ["/v1/programmes/none", "/v1/programmes/no-fixture/versions/2", "/v1/programmes/no-fixture/versions/01", "/v1/calls/none"])
    func missing(path: String) async throws {
        try await Harness.run { server in
            let answer = try await server.send(.get, path)
            #expect(answer.status == 404)
            #expect(answer.code == "not-found")
        }
    }
}
