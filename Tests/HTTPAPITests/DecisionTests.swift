import Decimals
import ExactJSON
import Foundation
import Grants
import HTTPConventions
import HTTPTypes
import Testing

@Suite("Decisions and payouts", .serialized, .published)
struct DecisionTests {
    private func decide(
        _ server: Harness, _ path: String, _ tag: String, as caller: Caller = .decisionMaker, key: String = "d", _ body: JSON
    ) async throws -> Answer {
        try await server.send(.post, "\(path)/decision", as: caller, ["If-Match": tag, "Idempotency-Key": key], json: body)
    }

    @Test("a grant is answered with 201 and read again, its schedule sums to it exactly on business days")
    func grant() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.submitted()
            #expect(try await server.send(.get, "\(path)/decision", as: .applicant).code == "no-decision")
            #expect(try await server.send(.get, "\(path)/payout-schedule", as: .applicant).code == "no-payout-schedule")
            let answer = try await decide(server, path, tag, ["outcome": "granted", "amount": 1_000_001, "reasons": "It meets the aims."])
            #expect(answer.status == 201)
            #expect(answer.headers[.location] == "\(path)/decision")
            let read = try await server.send(.get, "\(path)/decision", as: .applicant)
            #expect(read.body == answer.body)
            #expect(read.tag == answer.tag)
            #expect(try read.json["amount"] == "1000001")
            #expect(try read.json["decidedBy"] == .string(Fixture.authority))
            let application = try await server.send(.get, path, as: .applicant).json
            #expect(application["status"] == "granted")
            #expect(application["granted"] == "1000001")
            let schedule = try await server.send(.get, "\(path)/payout-schedule", as: .applicant).json
            let items = try #require(schedule["items"]?.arrayValue)
            #expect(items.map { $0["number"] } == [1, 2, 3, 4])
            #expect(items.map { $0["claimFrom"] } == ["2026-02-01", "2026-07-01", "2027-01-01", "2027-07-01"])
            #expect(items.map { $0["claimUntil"] } == ["2026-06-30", "2026-12-31", "2027-06-30", "2027-11-30"])
            for item in items {
                #expect(BusinessCalendar.norway.isBusinessDay(try CalendarDate(parsing: item["due"]?.stringValue ?? "")))
            }
            let amounts = items.compactMap { $0["amount"]?.stringValue }.compactMap { Decimal128(exactly: $0) }
            #expect(amounts.count == 4)
            #expect(try amounts.sum() == 1_000_001)
            let again = try await decide(server, path, tag, ["outcome": "granted", "amount": 1_000_001, "reasons": "It meets the aims."])
            #expect(again.headers[.idempotencyReplayed] == "true")
            let second = try await decide(server, path, "\"3\"", key: "e", ["outcome": "rejected", "reasons": "No."])
            #expect(second.status == 409)
            #expect(second.code == "already-decided")
        }
    }

    @Test("a refusal needs reasons and has no amount, and gives no schedule")
    func refusal() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.submitted()
            #expect(try await decide(server, path, tag, ["outcome": "rejected"]).errors == ["/reasons required"])
            #expect(try await decide(server, path, tag, ["outcome": "rejected", "reasons": "  "]).errors == ["/reasons required"])
            let amount = try await decide(server, path, tag, ["outcome": "rejected", "reasons": "No.", "amount": "5"])
            #expect(amount.status == 422)
            let answer = try await decide(server, path, tag, ["outcome": "rejected", "reasons": "The money went to others."])
            #expect(answer.status == 201)
            #expect(try answer.json["amount"] == nil)
            #expect(try await server.send(.get, path, as: .applicant).json["status"] == "rejected")
            #expect(try await server.send(.get, "\(path)/payout-schedule", as: .applicant).code == "no-payout-schedule")
        }
    }

    @Test(
        "a decision that cannot stand is 422 at its pointer",
        arguments: [
            (["outcome": "granted", "reasons": "x"], ["/amount required"]),
            (["outcome": "granted", "reasons": "x", "amount": "1475001"], ["/amount amountAboveRequested"]),
            (["outcome": "granted", "reasons": "x", "amount": "0"], ["/amount invalidAmount"]),
            (["outcome": "granted", "reasons": "x", "amount": "1e3"], ["/amount invalidAmount"]),
            (["outcome": "perhaps", "reasons": 5, "colour": "red"], ["/colour unknownMember", "/outcome invalidChoice", "/reasons wrongType"]),
        ] as [(JSON, [String])])
    func invalid(body: JSON, errors: [String]) async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.submitted()
            let answer = try await decide(server, path, tag, body)
            #expect(answer.status == 422)
            #expect(try answer.errors == errors)
            #expect(try await server.send(.get, path, as: .applicant).json["status"] == "submitted")
        }
    }

    @Test("only a decision maker of the authority decides, and not who registered the application")
    func roles() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.submitted()
            let grant: JSON = ["outcome": "granted", "amount": "5", "reasons": "x"]
            for caller in [Caller.applicant, .officer, .auditor, .payer] {
                #expect(try await decide(server, path, tag, as: caller, grant).status == 403, "\(caller.role)")
            }
            let stranger = Caller(role: .decisionMaker, organisation: Fixture.other, person: "p9")
            #expect(try await decide(server, path, tag, as: stranger, grant).status == 404)
            let paper = try await server.draft(Fixture.application, as: .officer)
            let registered = try await server.send(
                .post, "\(paper.path)/submission", as: .officer, ["If-Match": paper.tag, "Idempotency-Key": "s"],
                json: ["receivedAt": "2026-05-01T12:00:00+02:00"])
            let same = Caller(role: .decisionMaker, organisation: Fixture.authority, person: Caller.officer.person)
            let refused = try await decide(server, paper.path, try #require(registered.tag), as: same, grant)
            #expect(refused.status == 403)
            #expect(refused.code == "same-person")
        }
    }

    @Test("a token that names no person neither decides nor registers paper applications: 403 person-required")
    func person() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.submitted()
            var machine = Caller.decisionMaker
            machine.person = nil
            let refused = try await decide(server, path, tag, as: machine, ["outcome": "rejected", "reasons": "No."])
            #expect(refused.status == 403)
            #expect(refused.code == "person-required")
            machine = .officer
            machine.person = nil
            let paper = try await server.send(.post, "/v1/applications", as: machine, ["Idempotency-Key": "p"], json: Fixture.application)
            #expect(paper.code == "person-required")
        }
    }

    @Test("whoever pays gets 404 for what is undecided, and for what there is not")
    func payer() async throws {
        try await Harness.run { server in
            let (path, _) = try await server.submitted()
            #expect(try await server.send(.get, "\(path)/payout-schedule", as: .payer).code == "no-payout-schedule")
            #expect(try await server.send(.get, "\(path)/decision", as: .payer).code == "no-decision")
            #expect(try await server.send(.get, "/v1/applications/\(UUID())/payout-schedule", as: .payer).code == "not-found")
        }
    }

    @Test("a draft cannot be decided, and grants never exceed the envelope")
    func limits() async throws {
        try await Harness.run { server in
            _ = try await server.granted(amount: "1475000")
            let (path, tag) = try await server.submitted()
            let answer = try await decide(server, path, tag, ["outcome": "granted", "amount": "525001", "reasons": "x"])
            #expect(answer.status == 409)
            #expect(answer.code == "envelope-exceeded")
            #expect(try answer.json["detail"]?.stringValue?.contains("525000 NOK") == true)
            #expect(try await decide(server, path, tag, key: "f", ["outcome": "granted", "amount": "525000", "reasons": "x"]).status == 201)
            #expect(try await decide(server, path, tag, key: "g", ["outcome": "granted", "amount": "1", "reasons": "x"]).status == 412)
        }
    }
}
