import Crypto
import ExactJSON
import Foundation
import HTTPConventions
import HTTPTypes
import Testing

@Suite("Finance table and eligibility", .serialized, .published)
struct FinanceTests {
    @Test("the table is exact, for a draft as for a submitted application")
    func finance() async throws {
        try await Harness.run { server in
            let draft = try await server.draft()
            let submitted = try await server.submitted()
            for path in [draft.path, submitted.path] {
                let answer = try await server.send(.get, "\(path)/finance", as: .applicant)
                #expect(answer.status == 200)
                let json = try answer.json
                #expect(json["currency"] == "NOK")
                #expect(json["years"] == ["2026", "2027"])
                #expect(json.amount("overhead") == ["byYear": ["2026": "240000", "2027": "160000"], "total": "400000", "id": "overhead"])
                #expect(json.amount("actualCosts")?["byYear"] == ["2026": "1740000.25", "2027": "1110000.50"])
                #expect(json.amount("totalCosts")?["total"] == "2950000.75")
                #expect(json.amount("financingGap") == ["byYear": ["2026": "0", "2027": "0"], "total": "0", "id": "financingGap"])
                #expect(json["support"] == ["requested": "1475000", "permitted": "1475000", "bindingLimit": "maxShare", "headroom": "0"])
                #expect(json["shares"]?[0]?["total"]?["displayed"] == "50.00")
                let exact = try #require(json["shares"]?[0]?["total"]?["exact"]?.stringValue)
                #expect(exact.hasPrefix("49.99998728813"))
                let unchanged = try await server.send(.get, "\(path)/finance", as: .applicant, ["If-None-Match": try #require(answer.tag)])
                #expect(unchanged.status == 304)
            }
        }
    }

    @Test("a draft without a call has no finance table: 409 call-missing")
    func callMissing() async throws {
        try await Harness.run { server in
            let (path, _) = try await server.draft(["title": "a"])
            let answer = try await server.send(.get, "\(path)/finance", as: .applicant)
            #expect(answer.status == 409)
            #expect(answer.code == "call-missing")
        }
    }

    @Test("a share of nothing is null, not a crash")
    func zero() async throws {
        try await Harness.run { server in
            let (path, _) = try await server.draft([
                "call": "no-fixture-2026", "budget": ["lines": [["category": "staff", "amounts": ["2026": "0"]]]],
            ])
            let json = try await server.send(.get, "\(path)/finance", as: .applicant).json
            #expect(json["shares"]?[0]?["total"] == ["exact": nil, "displayed": nil])
        }
    }

    @Test("the eligibility is the stored evaluation, its messages in the reader's language")
    func eligibility() async throws {
        try await Harness.run { server in
            let (path, _) = try await server.submitted()
            let english = try await server.send(.get, "\(path)/eligibility", as: .officer, ["Accept-Language": "en"])
            #expect(english.status == 200)
            let json = try english.json
            #expect(json["verdict"] == "eligibleWithConditions")
            #expect(json["rules"]?.arrayValue?.map { $0["outcome"] } == ["pass", "pass", "fail", "pass"])
            #expect(json["rules"]?[2]?["message"] == "A certificate is missing from Naboetaten.")
            #expect(json["rules"]?[2]?["pointer"] == "/financing/coFinanciers")
            #expect(json["rules"]?[0]?["values"] == ["requested": "1475000", "permitted": "1475000"])
            #expect(json["support"] == (try await server.send(.get, "\(path)/finance", as: .officer).json["support"]))
            let norwegian = try await server.send(.get, "\(path)/eligibility", as: .applicant, ["Accept-Language": "nb"])
            #expect(try norwegian.json["rules"]?[2]?["message"] == "Bekreftelse mangler fra Naboetaten.")
            #expect(norwegian.headers[.contentLanguage] == "nb")
            let tag = try #require(norwegian.tag)
            for (language, status) in [("nb", 304), ("en", 200)] {
                let headers = ["Accept-Language": language, "If-None-Match": tag]
                #expect(try await server.send(.get, "\(path)/eligibility", as: .applicant, headers).status == status)
            }
        }
    }

    @Test("evaluations are listed, each with its receipt, whose tag is the SHA-256 of its bytes")
    func receipt() async throws {
        try await Harness.run { server in
            let paper = try await server.draft(Fixture.application, as: .officer)
            let submitted = try await server.send(
                .post, "\(paper.path)/submission", as: .officer, ["If-Match": paper.tag, "Idempotency-Key": "s"],
                json: ["receivedAt": "2026-05-01T12:00:00+02:00"])
            let path = paper.path
            let granted = try await server.send(
                .post, "\(path)/decision", as: .decisionMaker, ["If-Match": try #require(submitted.tag), "Idempotency-Key": "d"],
                json: ["outcome": "granted", "amount": "1000000", "reasons": "x"])
            #expect(granted.status == 201)
            let list = try await server.send(.get, "\(path)/evaluations", as: .applicant).json
            #expect(list["items"]?.arrayValue?.map { $0["gate"] } == ["submission", "decision"])
            let first = try await server.send(.get, "\(path)/evaluations?limit=1", as: .applicant).json
            let cursor = try #require(first["page"]?["next"]?.stringValue)
            let second = try await server.send(.get, "\(path)/evaluations?limit=1&cursor=\(cursor)", as: .applicant).json
            #expect(second["items"]?[0]?["gate"] == "decision")
            #expect(try granted.json["evaluation"] == second["items"]?[0]?["id"])
            #expect(try await server.send(.get, "\(path)/eligibility", as: .applicant).json["gate"] == "submission")
            for item in list["items"]?.arrayValue ?? [] {
                let href = try #require(item["receipt"]?["href"]?.stringValue)
                let answer = try await server.send(.get, href, as: .auditor)
                #expect(answer.status == 200)
                let hash = SHA256.hash(data: Data(answer.body.utf8)).map { String(format: "%02x", $0) }.joined()
                #expect(answer.tag == "\"\(hash)\"")
                #expect(item["receipt"]?["sha256"]?.stringValue == hash)
                #expect(try Array(answer.body.utf8) == answer.json.canonical)
                #expect(try await server.send(.get, href, as: .otherApplicant).status == 404)
                let id = try #require(item["id"]?.stringValue)
                let evaluation = try await server.send(.get, "\(path)/evaluations/\(id)", as: .applicant).json
                #expect(evaluation["gate"] == item["gate"])
                #expect(evaluation["support"]?["requested"] == item["requested"])
            }
            #expect(try await server.send(.get, "\(path)/evaluations/\(UUID())", as: .applicant).status == 404)
            #expect(try await server.send(.get, "\(path)/evaluations/\(UUID())/receipt", as: .applicant).status == 404)
        }
    }

    @Test("what-if answers as a submission would, for any token, and stores nothing")
    func whatIf() async throws {
        try await Harness.run { server in
            let (path, _) = try await server.submitted()
            let stored = try await server.send(.get, "\(path)/eligibility", as: .applicant).json
            let answer = try await server.send(
                .post, "/v1/evaluations", as: .payer, json: ["application": Fixture.application, "at": .string(Fixture.now)])
            #expect(answer.status == 200)
            for member in ["currency", "years", "amounts", "shares", "limits", "support", "verdict", "rules", "decisions", "at"] {
                #expect(try answer.json[member] == stored[member], "\(member)")
            }
            let decision = try #require(try answer.json["decisions"]?.arrayValue?.first)
            #expect(decision["id"] == "size" && decision["value"] == "small")
            #expect(decision["tables"]?.arrayValue?.first?["matched"] == [["rule": 1]])
            let now = try await server.send(.post, "/v1/evaluations", as: .otherApplicant, json: ["application": Fixture.application])
            #expect(try now.json["at"] == .string(Fixture.now))
            let little = try await server.send(.post, "/v1/evaluations", as: .applicant, json: ["application": ["call": "no-fixture-2026"]])
            #expect(little.status == 200)
            #expect(try little.json["verdict"] == "undetermined")
            #expect(try await server.send(.get, "/v1/applications", as: .payer).status == 403)
            #expect(try await server.send(.get, "/v1/applications", as: .otherApplicant).json["items"] == .array([]))
        }
    }

    @Test("a what-if that is to be explained says why each rule does not pass, and what would make it pass")
    func whatIfExplained() async throws {
        try await Harness.run { server in
            var document = Fixture.application
            document["financing"]?["requestedSupport"]?["2026"] = "920001"
            document["answers"] = [:]
            for (language, explanation, remedy, label) in [
                (
                    "en", "Support (1,475,001) is more than permitted support (1,475,000) by 1.", "Lower requested support by 1 to 1,475,000.",
                    "requested support"
                ),
                (
                    "nb", "Støtte (1 475 001) er 1 mer enn høyeste støtte (1 475 000).", "Senk søkt støtte med 1 til 1 475 000.",
                    "søkt støtte"
                ),
            ] {
                let answer = try await server.send(
                    .post, "/v1/evaluations", as: .applicant, ["Accept-Language": language],
                    json: ["application": document, "explain": true])
                #expect(answer.status == 200)
                let rules = try answer.json["rules"]
                #expect(rules?[0]?["explanation"]?.stringValue?.replacing("\u{a0}", with: " ") == explanation)
                #expect(rules?[0]?["remedies"]?[0]?["text"]?.stringValue?.replacing("\u{a0}", with: " ") == remedy)
                #expect(
                    rules?[0]?["remedies"]?[0]?["changes"] == [
                        [
                            "fact": "financing.requestedSupport", "label": .string(label), "current": "1475001", "needed": "1475000",
                            "difference": "1",
                        ]
                    ])
                let missing = try #require(rules?[3]?["explanation"]?.stringValue)
                #expect(missing.contains(language == "en" ? "Is the benefit public?" : "Er nytten offentlig?"))
                #expect(rules?[3]?["remedies"] == .array([]))
                // The whole verdict: the support back to what is permitted, the certificate, and the answer.
                let whole = try #require(try answer.json["remedy"])
                #expect(whole["verdict"] == "eligible")
                #expect(whole["remaining"] == [])
                let pointers = ["/financing/requestedSupport", "/answers/publicBenefit", "/financing/coFinanciers/0/certificate"]
                #expect(whole["changes"]?.arrayValue?.compactMap { $0["pointer"]?.stringValue } == pointers)
                #expect(whole["changes"]?[0]?["to"] == ["2026": "920000", "2027": "555000"])
                #expect(whole["changes"]?[0]?["sentence"]?.stringValue?.replacing("\u{a0}", with: " ") == remedy)
                #expect(whole["changes"]?[1]?["from"] == .null)
            }
            let silent = try await server.send(
                .post, "/v1/evaluations", as: .applicant, json: ["application": document, "explain": false])
            #expect(try silent.json["rules"]?[0]?["explanation"] == nil)
            #expect(try silent.json["remedy"] == nil)
            let wrong = try await server.send(.post, "/v1/evaluations", as: .applicant, json: ["application": document, "explain": "yes"])
            #expect(try wrong.errors == ["/explain wrongType"])
        }
    }

    @Test("what-if tells everything that is wrong, beside the document and in it")
    func whatIfErrors() async throws {
        try await Harness.run { server in
            let answer = try await server.send(
                .post, "/v1/evaluations", as: .applicant,
                json: ["application": ["titel": "x", "period": ["end": "soon"]], "at": "noon", "then": 1])
            #expect(answer.status == 422)
            #expect(
                Set(try answer.errors) == [
                    "/then unknownMember", "/at invalidDate", "/application/titel unknownMember", "/application/period/end invalidDate",
                ])
            let none = try await server.send(.post, "/v1/evaluations", as: .applicant, json: [:])
            #expect(try none.errors == ["/application required"])
            let noCall = try await server.send(.post, "/v1/evaluations", as: .applicant, json: ["application": ["title": "x"]])
            #expect(try noCall.errors == ["/application/call required"])
            let early = try await server.send(
                .post, "/v1/evaluations", as: .applicant, json: ["application": Fixture.application, "at": "2019-01-01T00:00:00Z"])
            #expect(early.status == 422)
            #expect(early.code == "not-evaluable")
        }
    }
}

extension JSON {
    /// A row of a finance table.
    func amount(_ id: String) -> JSON? {
        self["amounts"]?.arrayValue?.first { $0["id"]?.stringValue == id }
    }
}
