import ExactJSON
import Foundation
import Grants
import HTTPConventions
import HTTPTypes
import Testing

/// The second version of Difi's programme, which reads a benefits plan and ranks by a value of its own.
@Suite("A programme with a benefits plan", .serialized, .published)
struct BenefitsTests {
    private static func run(_ test: @escaping @Sendable (Harness, JSON) async throws -> Void) async throws {
        let text = try Repository.config("programmes", "no-difi-medfinansiering-2.yaml")
        let application = try #require(try ProgrammeFile.read(text).tests.first?.application)
        let open: JSON = ["call": "no-difi-medfinansiering-open"]
        try await Harness.run(programmes: [text], calls: [Repository.config("calls", "no-difi-medfinansiering-open.yaml")]) { server in
            try await test(server, application.merging(patch: open))
        }
    }

    @Test("says how it reads the plan, scores and ranks, and what in it stands in no source")
    func programme() async throws {
        try await Self.run { server, _ in
            let version = try await server.send(.get, "/v1/programmes/no-difi-medfinansiering/versions/2", ["Accept-Language": "nn"]).json
            #expect(version["valid"] == ["from": "2016-01-01"])
            #expect(version["benefits"]?["parties"]?[0] == ["id": "own", "label": "Eiga verksemd", "gross": "own", "lastingCost": "ownLastingCost"])
            #expect(version["benefits"]?["presentValue"]?["rounding"] == ["unit": "1", "mode": "halfUp", "per": "total"])
            #expect(version["benefits"]?["budgetCut"]?["assumption"] == true)
            #expect(
                version["criteria"]?.arrayValue?.map { $0["id"] } == [
                    "needs", "alternatives", "userInvolvement", "costBenefit", "benefitsRealisation",
                ])
            #expect(version["criteria"]?[0]?["scale"] == ["lowest": "0", "highest": "5"])
            #expect(version["ranking"]?["value"] == "answers.netPresentValue / totalCosts")
            #expect(version["payout"]?["firstCondition"] == "approvedPlan" && version["payout"]?["maximumCarryOvers"] == 2)
            #expect(version["payout"]?["assumptions"] == ["daysAfterDecision", "acceptWithinDays", "residual"])
        }
    }

    @Test("computes the plan and the rank in a trial, and stores them with a submission")
    func evaluation() async throws {
        try await Self.run { server, application in
            let officer = Caller(role: .caseOfficer, organisation: "0192:991825827", person: "p2")
            let trial = try await server.send(
                .post, "/v1/evaluations", as: officer, json: ["application": application, "at": "2026-02-01T12:00:00+01:00"])
            let net = try #require(try trial.json["benefits"]?["amounts"]?.arrayValue?.first { $0["id"] == "ownNet" })
            #expect(net["byYear"] == ["2021": "1000000", "2022": "2000001", "2023": "-200000"])
            #expect(try trial.json["ranking"] == ["value": "3.2", "label": "Net present value per invested krone"])
            let (path, tag) = try await server.draft(application, as: officer)
            let submitted = try await server.send(
                .post, "\(path)/submission", as: officer, ["If-Match": tag, "Idempotency-Key": "b"],
                json: ["receivedAt": "2026-02-01T12:00:00+01:00"])
            #expect(submitted.status == 200)
            let stored = try await server.send(.get, "\(path)/eligibility", as: officer, ["Accept-Language": "en"]).json
            #expect(stored["benefits"] == (try trial.json["benefits"]))
            #expect(stored["ranking"] == (try trial.json["ranking"]))
        }
    }

    @Test("tells what is wrong in the plan at its place: at once what can't be taken, on submission what is not complete")
    func mistakes() async throws {
        try await Self.run { server, application in
            let officer = Caller(role: .caseOfficer, organisation: "0192:991825827", person: "p2")
            let wrong = application.merging(patch: ["answers": ["benefitsPlan": [["year": 20210, "own": "-1"]]]])
            let refused = try await server.send(.post, "/v1/evaluations", as: officer, json: ["application": wrong])
            #expect(refused.status == 422)
            #expect(
                try refused.json["errors"]?.arrayValue?.map { $0["pointer"] } == [
                    "/application/answers/benefitsPlan/0/own", "/application/answers/benefitsPlan/0/year",
                ])
            let open = application.merging(patch: ["answers": ["benefitsPlan": [["own": "1"], ["year": 2021], ["year": 2021]]]])
            let (path, tag) = try await server.draft(open, as: officer)
            let submitted = try await server.send(
                .post, "\(path)/submission", as: officer, ["If-Match": tag, "Idempotency-Key": "b"],
                json: ["receivedAt": "2026-02-01T12:00:00+01:00"])
            #expect(submitted.status == 422)
            let errors = try submitted.json["errors"]?.arrayValue?.map { [$0["pointer"], $0["code"]] }
            #expect(
                errors == [
                    ["/answers/benefitsPlan/0/year", "required"], ["/answers/benefitsPlan/2/year", "duplicateIdentifier"],
                ])
        }
    }
}
