import Decimals
import ExactJSON
import Foundation
import Grants
import HTTPConventions
import HTTPTypes
import Testing

/// The reference application, where it lies beside the repository, under the programme of `Config/`.
enum Reference {
    static let folder = Repository.root.deletingLastPathComponent().appending(components: "shared", "golden")
    static let isThere = FileManager.default.fileExists(
        atPath: folder.appending(component: "digitaliseringsguiden-application.json").path())
    static let applicant = Caller(role: .applicant, organisation: "0007:222000-0638", person: "p1")
    static let officer = Caller(role: .caseOfficer, organisation: "0007:202100-6198", person: "p2")
    static let decisionMaker = Caller(role: .decisionMaker, organisation: "0007:202100-6198", person: "p3")

    static func json(_ name: String) throws -> JSON {
        try JSON(parsing: String(contentsOf: folder.appending(component: name), encoding: .utf8))
    }

    static func run(_ test: @escaping @Sendable (Harness) async throws -> Void) async throws {
        let name = "se-eruf-mellersta-norrland"
        try await Harness.run(
            programmes: [Repository.config("programmes", "\(name).yaml"), Repository.config("programmes", "\(name)-2.yaml")],
            calls: ["2019", "open"].map { try Repository.config("calls", "\(name)-\($0).yaml") }, test)
    }
}

@Suite("The reference application", .serialized, .published, .enabled(if: Reference.isThere))
struct GoldenTests {
    @Test("comes out to the krona and the printed percentage, from the post to the payout schedule")
    func wholeWay() async throws {
        let golden = try Reference.json("digitaliseringsguiden.json")
        let application = try Reference.json("digitaliseringsguiden-application.json")
        try await Reference.run { server in
            let own = try await server.draft(application, as: Reference.applicant)
            let late = try await server.send(
                .post, "\(own.path)/submission", as: Reference.applicant, ["If-Match": own.tag, "Idempotency-Key": "a"], body: "{}")
            #expect(late.code == "call-closed")

            let (path, tag) = try await server.draft(application, as: Reference.officer)
            let read = try await server.send(.get, path, as: Reference.officer).json
            for member in application.objectValue ?? [:] where member.value != .array([]) {
                #expect(read[member.name] == member.value, "\(member.name)")
            }
            let submitted = try await server.send(
                .post, "\(path)/submission", as: Reference.officer, ["If-Match": tag, "Idempotency-Key": "b"],
                json: ["receivedAt": "2019-10-01T12:00:00+02:00"])
            #expect(submitted.status == 200)
            #expect(try submitted.json["verdict"] == "eligibleWithConditions")

            try check(try await server.send(.get, "\(path)/finance", as: Reference.applicant).json, against: golden)
            let eligibility = try await server.send(.get, "\(path)/eligibility", as: Reference.applicant, ["Accept-Language": "sv"]).json
            try check(eligibility, against: golden)
            #expect(eligibility["verdict"] == "eligibleWithConditions")
            for rule in ["exactShare", "shareByYear", "certificates", "signature", "activitySum", "activitiesInParent", "outsideArea", "partners"] {
                #expect(eligibility.rule(rule)?["outcome"] == "fail", "\(rule)")
            }
            #expect(eligibility.rule("supportShare")?["outcome"] == "pass")

            let granted = try await server.send(
                .post, "\(path)/decision", as: Reference.decisionMaker, ["If-Match": try #require(submitted.tag), "Idempotency-Key": "c"],
                json: ["outcome": "granted", "amount": "3697750", "reasons": "Projektet uppfyller programmets mål."])
            #expect(granted.status == 201, "\(granted.body)")
            let schedule = try await server.send(.get, "\(path)/payout-schedule", as: Reference.applicant).json
            let items = try #require(schedule["items"]?.arrayValue)
            #expect(items.map { $0["claimUntil"] } == ["2020-06-30", "2020-12-31", "2021-06-30", "2021-12-31", "2022-02-28"])
            #expect(try items.compactMap { $0["amount"]?.stringValue }.compactMap { Decimal128(exactly: $0) }.sum() == 3_697_750)
            for item in items {
                let due = try CalendarDate(parsing: item["due"]?.stringValue ?? "")
                #expect(BusinessCalendar.sweden.isBusinessDay(due))
            }
        }
    }

    @Test("tried out gives the same as submitted")
    func whatIf() async throws {
        let golden = try Reference.json("digitaliseringsguiden.json")
        let application = try Reference.json("digitaliseringsguiden-application.json")
        try await Reference.run { server in
            let answer = try await server.send(
                .post, "/v1/evaluations", as: .otherApplicant, json: ["application": application, "at": "2019-10-01T12:00:00+02:00"])
            #expect(answer.status == 200)
            #expect(try answer.json["verdict"] == "eligibleWithConditions")
            try check(try answer.json, against: golden)
        }
    }

    private func check(_ table: JSON, against golden: JSON) throws {
        #expect(table["support"] == ["requested": "3697755", "permitted": "3697750", "bindingLimit": "maxShare", "headroom": "-5"])
        let amounts = [
            ("actualCosts", "actual_costs"), ("publicInKind", "in_kind_public"), ("privateInKind", "in_kind_private"), ("totalCosts", "total_costs"),
            ("publicCash", "cash_cofinancing_public"), ("privateCash", "cash_cofinancing_private"), ("coFinancing", "cofinancing_total"),
            ("support", "eu_support"), ("totalFinancing", "total_financing"),
        ]
        let shares = [
            ("supportOfActualCosts", "eu_share_of_actual_costs"), ("supportOfTotalFinancing", "eu_share_of_total_financing"),
            ("otherPublicOfTotalFinancing", "other_public_share_incl_in_kind"), ("privateOfTotalFinancing", "private_share"),
        ]
        for column in ["2020", "2021", "2022", "total"] {
            let expected = try #require(golden["expected"]?[column])
            for (id, name) in amounts {
                let amount = try #require(table.amount(id), "\(id)")
                let found = column == "total" ? amount["total"] : amount["byYear"]?[column]
                #expect(found?.stringValue == expected[name]?.numberValue?.text, "\(id) \(column)")
            }
            for (id, name) in shares {
                let share = try #require(table["shares"]?.arrayValue?.first { $0["id"]?.stringValue == id })
                let found = column == "total" ? share["total"] : share["byYear"]?[column]
                #expect(found?["displayed"] == expected["shares_percent_2dp_half_up"]?[name], "\(id) \(column)")
            }
        }
        #expect(table.amount("flatRates")?["total"] == "1109708")
        #expect(table.amount("payrollOnCosts")?["byYear"] == ["2020": "342014", "2021": "348855", "2022": "58142"])
        #expect(table.amount("indirectCosts")?["byYear"] == ["2020": "164702", "2021": "167996", "2022": "27999"])
    }
}

extension JSON {
    /// A rule's result.
    func rule(_ id: String) -> JSON? {
        self["rules"]?.arrayValue?.first { $0["id"]?.stringValue == id }
    }
}
