import ExactJSON
import Foundation
import Grants
import HTTPAPI
import HTTPConventions
import HTTPTypes
import HummingbirdTesting
import Postgres
import Testing

@Suite("Reports and lists for scripts", .serialized, .published)
struct ReportTests {
    @Test("the payout list has every instalment, in pages of JSON and in one CSV file")
    func payouts() async throws {
        var limits = MedfinAPI.Limits()
        limits.rowsPerExportPage = 5
        try await Harness.run(.live, limits: limits) { server in
            for _ in 0..<3 { _ = try await server.granted(amount: "400000.01") }
            var found: [JSON] = []
            var query = "?limit=5&call=no-fixture-2026"
            while true {
                let page = try await server.send(.get, "/v1/payout-schedules\(query)", as: .payer)
                #expect(page.status == 200)
                found += try page.json["items"]?.arrayValue ?? []
                guard let next = try page.json["page"]?["next"]?.stringValue else { break }
                query = "?limit=5&call=no-fixture-2026&cursor=\(next)"
            }
            #expect(found.count == 12)
            #expect(found.allSatisfy { $0["organisation"] == .string(Fixture.applicant) && $0["currency"] == "NOK" })
            let csv = try await server.send(.get, "/v1/payout-schedules?limit=1", as: .auditor, ["Accept": "text/csv"])
            #expect(csv.status == 200)
            #expect(csv.headers[.contentDisposition] == "attachment; filename=\"payout-schedules.csv\"")
            let rows = csv.body.components(separatedBy: "\r\n")
            #expect(rows.count == 14)
            #expect(rows.last == "")
            #expect(rows[0].hasPrefix("application,call,programme,title,organisation,"))
            #expect(rows[1].contains("\(found[0]["application"]?.stringValue ?? "?"),no-fixture-2026,no-fixture,Digital byggesak"))
            #expect(rows[1].contains(",NOK,planned,"))
            for (row, item) in zip(rows.dropFirst(), found) {
                #expect(row.hasPrefix(item["application"]?.stringValue ?? "?") && row.contains(",\(item["due"]?.stringValue ?? "?"),"))
            }
            await server.pool.shutdown()
            #expect(try await server.send(.get, "/v1/payout-schedules", as: .auditor, ["Accept": "text/csv"]).status == 503)
        }
    }

    @Test("the payout list is narrowed by day and status, and empty for another authority")
    func narrowed() async throws {
        try await Harness.run { server in
            _ = try await server.granted(amount: "400000")
            func count(_ query: String, as caller: Caller = .payer) async throws -> Int? {
                try await server.send(.get, "/v1/payout-schedules\(query)", as: caller).json["items"]?.arrayValue?.count
            }
            #expect(try await count("?from=2027-01-01&to=2027-12-31") == 3)
            #expect(try await count("?status=paid") == 0)
            #expect(try await count("?programme=no-fixture&status=planned") == 4)
            #expect(try await count("", as: Caller(role: .payoutPreparer, organisation: Fixture.other, person: "x")) == 0)
            let wrong = try await server.send(.get, "/v1/payout-schedules?from=soon&status=lost", as: .payer)
            #expect(try Set(wrong.errors) == ["?from invalid-value", "?status invalid-value"])
        }
    }

    @Test("the eligibility report counts verdicts and rules and names the cases, in JSON and CSV")
    func eligibility() async throws {
        try await Harness.run { server in
            _ = try await server.submitted()
            var certified = Fixture.application
            certified["title"] = "=cmd|' /C calc'!A0, \"sitert\""
            certified["financing"] = nil
            certified = certified.merging(patch: ["financing": ["requestedSupport": ["2026": "10"]]])
            _ = try await server.submitted(certified)
            let report = try await server.send(.get, "/v1/reports/eligibility?call=no-fixture-2026", as: .officer)
            #expect(report.status == 200)
            let json = try report.json
            #expect(json["items"]?.arrayValue?.count == 2)
            let verdicts = json["counts"]?["verdicts"]?.objectValue ?? [:]
            #expect(verdicts.reduce(0) { $0 + ($1.value.intValue ?? 0) } == 2)
            let whole = json["items"]?.arrayValue?.first { $0["title"] == Fixture.application["title"] }
            #expect(whole?["failed"] == ["certificates"])
            let failing = try await server.send(.get, "/v1/reports/eligibility?rule=certificates&outcome=fail", as: .auditor)
            #expect(try failing.json["items"]?.arrayValue?.count == 1)
            let csv = try await server.send(.get, "/v1/reports/eligibility", as: .officer, ["Accept": "text/csv"])
            let rows = csv.body.components(separatedBy: "\r\n")
            #expect(rows.count == 4)
            #expect(csv.body.contains("\"'=cmd|' /C calc'!A0, \"\"sitert\"\"\""))
        }
    }
    @Test("the eligibility report narrows by programme, kind, year, area and severity, and counts by them, with titles in the reader's language")
    func eligibilityBreakdowns() async throws {
        try await Harness.run { server in
            _ = try await server.submitted()
            func counts(_ query: String, as caller: Caller = .officer, language: String = "en") async throws -> JSON {
                let answer = try await server.send(.get, "/v1/reports/eligibility\(query)", as: caller, ["Accept-Language": language])
                #expect(answer.status == 200 && answer.headers[.contentLanguage] == language)
                return try #require(try answer.json["counts"])
            }
            let whole = try await counts("")
            let kind = try #require(Fixture.application["applicant"]?["organisation"]?["kind"]?.stringValue)
            let start = try #require(Fixture.application["period"]?["start"]?.stringValue?.prefix(4))
            let place = try #require(Fixture.application["areas"]?.arrayValue?.first)
            let area = "\(place["country"]?.stringValue ?? "?"):\(place["code"]?.stringValue ?? "?")"
            #expect(whole["organisationKinds"]?[kind] == 1)
            #expect(whole["years"]?.arrayValue?.contains(["year": JSON(Int(start) ?? 0), "applications": 1]) == true)
            #expect(whole["areas"]?.arrayValue?.contains(["area": .string(area), "applications": 1]) == true)
            let rule = try #require(whole["rules"]?.arrayValue?.first)
            #expect(rule["programme"] == "no-fixture" && rule["programmeVersion"] == 1)
            let norwegian = try #require(try await counts("", language: "nb")["rules"]?.arrayValue?.first)
            #expect(rule["title"] != nil && norwegian["title"] != nil && rule["title"] != norwegian["title"])
            let matching = "?programme=no-fixture&programmeVersion=1&organisationKind=\(kind)&year=\(start)&area=\(area)"
            #expect(try await counts(matching)["organisationKinds"]?[kind] == 1)
            for other in ["programme=other", "programmeVersion=2", "organisationKind=foundation", "year=1999", "area=FI:091", "call=other"] {
                let none = try await counts("?\(other)")
                #expect(none["organisationKinds"]?[kind] == 0 && none["rules"] == [] && none["areas"] == [] && none["years"] == [], "\(other)")
            }
            let blocking = try await counts("?severity=blocking")["rules"]?.arrayValue ?? []
            #expect(!blocking.isEmpty && blocking.allSatisfy { $0["severity"] == "blocking" })
            let strange = try await counts("", as: Caller(role: .caseOfficer, organisation: Fixture.other, person: "x"))
            #expect(strange["organisationKinds"]?[kind] == 0 && strange["rules"] == [])
            let file = try await server.send(
                .get, "/v1/reports/eligibility?view=counts", as: .officer, ["Accept": "text/csv", "Accept-Language": "en"])
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"eligibility-counts.csv\"")
            let rows = file.body.components(separatedBy: "\r\n")
            #expect(rows[0] == "breakdown,value,programme,programmeVersion,title,severity,outcome,applications")
            #expect(rows.contains("organisationKind,\(kind),,,,,,1") && rows.contains("year,\(start),,,,,,1") && rows.contains("area,\(area),,,,,,1"))
            #expect(rows.contains { $0.hasPrefix("rule,certificates,no-fixture,1,") && $0.hasSuffix(",fail,1") })
            let wrong = try await server.send(
                .get, "/v1/reports/eligibility?area=SE&programmeVersion=0&organisationKind=x&severity=x&view=x&year=x", as: .officer)
            #expect(
                try Set(wrong.errors)
                    == Set(["area", "programmeVersion", "organisationKind", "severity", "view", "year"].map { "?\($0) invalid-value" }))
            let noYear = try await server.send(.get, "/v1/reports/eligibility?year=0000", as: .officer)
            #expect(try noYear.errors == ["?year invalid-value"])
        }
    }
}
