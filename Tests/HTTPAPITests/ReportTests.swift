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
}
