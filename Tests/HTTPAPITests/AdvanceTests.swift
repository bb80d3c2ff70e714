import Decimals
import ExactJSON
import Foundation
import Grants
import HTTPConventions
import HTTPTypes
import Testing

@Suite("Advances and terms of acceptance over HTTP", .serialized, .published)
struct AdvanceTests {
    /// The fixture with an advance on request, a retention and thirty days for acceptance.
    private static let programme = Fixture.programme
        .replacing("version: 1", with: "version: 2", maxReplacements: 1)
        .replacing(
            "  dueDaysAfter: 0\n",
            with: """
                  dueDaysAfter: 0
                  acceptWithinDays: 30
                  advance: {share: "50", maximum: "400000", onRequest: true, condition: acceptedAgreement}
                  retention: {share: "10", daysAfterEnd: 90}

                """)
    private static let call = Fixture.calls[0].replacing("no-fixture-2026", with: "no-fixture-advance")
        .replacing("programmeVersion: 1", with: "programmeVersion: 2")

    private func decide(_ server: Harness, _ path: String, _ tag: String, _ body: JSON) async throws -> Answer {
        try await server.send(.post, "\(path)/decision", as: .decisionMaker, ["If-Match": tag, "Idempotency-Key": "d"], json: body)
    }

    private static func run(_ test: @escaping @Sendable (Harness, String, String) async throws -> Void) async throws {
        try await Harness.run(programmes: [programme], calls: [call]) { server in
            let application = Fixture.application.merging(patch: ["call": "no-fixture-advance"])
            let (path, tag) = try await server.submitted(application)
            try await test(server, path, tag)
        }
    }

    @Test("A decision holds its advance and the day for acceptance, and the schedule advance and retention; they sum to the grant")
    func schedule() async throws {
        try await Self.run { server, path, tag in
            let decision = try await decide(
                server, path, tag, ["outcome": "granted", "amount": "1000001", "advance": "400000", "reasons": "It meets the aims."])
            #expect(decision.status == 201)
            #expect(try decision.json["advance"] == "400000")
            #expect(try await server.send(.get, "\(path)/decision", as: .applicant).body == decision.body)
            let schedule = try await server.send(.get, "\(path)/payout-schedule", as: .applicant).json
            #expect(schedule["acceptBy"] == (try decision.json["acceptBy"]))
            #expect(schedule["acceptBy"] != nil)
            let items = try #require(schedule["items"]?.arrayValue)
            #expect(items.map { $0["kind"] } == ["advance", "instalment", "instalment", "instalment", "retention"])
            #expect(items.map { $0["number"] } == [1, 2, 3, 4, 5])
            #expect(items.first?["amount"] == "400000" && items.first?["condition"] == "acceptedAgreement")
            #expect(items.last?["amount"] == "100000" && items.last?["condition"] == "approvedFinalReport")
            #expect(items.allSatisfy { $0["held"] == true && $0["status"] == "planned" })
            #expect(try items.compactMap { $0["amount"]?.stringValue }.compactMap { Decimal128(exactly: $0) }.sum() == 1_000_001)
            let csv = try await server.send(.get, "/v1/payout-schedules", as: .auditor, ["Accept": "text/csv"])
            let rows = csv.body.components(separatedBy: "\r\n")
            #expect(rows.first?.hasSuffix(",condition,accountType,accountNumber,kind,held") == true)
            #expect(rows.contains { $0.contains(",400000,NOK,planned,,,acceptedAgreement,") && $0.hasSuffix(",advance,true") })
        }
    }

    @Test("Without a word of it in the decision, an advance on request is not paid")
    func none() async throws {
        try await Self.run { server, path, tag in
            let decision = try await decide(server, path, tag, ["outcome": "granted", "amount": "1000000", "reasons": "x"])
            #expect(try decision.json["advance"] == nil)
            let items = try await server.send(.get, "\(path)/payout-schedule", as: .applicant).json["items"]?.arrayValue ?? []
            #expect(items.map { $0["kind"] } == ["instalment", "instalment", "instalment", "instalment", "retention"])
        }
    }

    @Test(
        "An advance that can't be is 422 at its pointer",
        arguments: [
            (["outcome": "granted", "amount": "1000000", "advance": "400000.01", "reasons": "x"], "/advance amountTooLarge"),
            (["outcome": "granted", "amount": "100", "advance": "50.01", "reasons": "x"], "/advance amountTooLarge"),
            (["outcome": "granted", "amount": "100", "advance": "0", "reasons": "x"], "/advance invalidAmount"),
            (["outcome": "granted", "amount": "100", "advance": "-1", "reasons": "x"], "/advance negativeAmount"),
            (["outcome": "granted", "amount": "100", "advance": "0.001", "reasons": "x"], "/advance amountTooPrecise"),
            (["outcome": "granted", "amount": "100", "advance": true, "reasons": "x"], "/advance wrongType"),
            (["outcome": "rejected", "advance": "1", "reasons": "x"], "/advance unknownMember"),
        ] as [(JSON, String)])
    func invalid(body: JSON, error: String) async throws {
        try await Self.run { server, path, tag in
            let answer = try await decide(server, path, tag, body)
            #expect(answer.status == 422)
            #expect(try answer.errors == [error])
        }
    }

    @Test("A programme that pays no advance refuses one")
    func noAdvance() async throws {
        try await Harness.run { server in
            let (path, tag) = try await server.submitted()
            let answer = try await decide(server, path, tag, ["outcome": "granted", "amount": "100", "advance": "1", "reasons": "x"])
            #expect(try answer.errors == ["/advance unknownMember"])
        }
    }
}
