import Casework
import Decimals
import ExactJSON
import Foundation
import Grants
import Localisation
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("Decisions")
struct DecisionTests {
    @Test("A grant is stored with its evaluation, its reasons and a payout schedule that sums to it", .migrated)
    func grants() async throws {
        try await inWorld { world in
            let id = try await world.submitted()
            let schedule = try await world.decide(id, "333.50", reasons: "Useful.", expecting: .oneOf([2]))
            #expect(schedule.count == 3)
            let reading = try await ReadDecision(world.environment)(id, as: World.applicant)
            #expect(reading.decision.reasons == "Useful." && reading.decision.amount?.moneyText == "333.50")
            #expect(reading.payouts.map { "\($0.instalment.due) \($0.instalment.amount.moneyText)" } == schedule)
            let sum = try reading.payouts.map(\.instalment.amount).sum()
            #expect(sum.moneyText == "333.50")
            #expect(reading.payouts.allSatisfy { $0.accountNumber == "5781-4857" && $0.currency == "SEK" })
            let application = try await world.read(id)
            #expect(application.status == .granted && application.revision == 3 && application.granted?.moneyText == "333.50")
            let evaluations = try await ReadEvaluations(world.environment).all(of: id, as: World.decider)
            #expect(evaluations.map(\.gate) == [.submission, .decision])
            #expect(evaluations[1].id == reading.decision.evaluation)
            let finance = try await ReadFinance(world.environment)(id, as: World.decider)
            #expect(finance["support"]?["requested"] == "400")
        }
    }

    @Test("A refusal has reasons and no amount, and rests on the submission's evaluation", .migrated)
    func rejects() async throws {
        try await inWorld { world in
            let id = try await world.submitted()
            #expect(try await world.decide(id, nil, reasons: "Too late.").isEmpty)
            let reading = try await ReadDecision(world.environment)(id, as: World.applicant)
            #expect(reading.decision.outcome == .rejected && reading.decision.amount == nil && reading.payouts.isEmpty)
            #expect(try await world.read(id).status == .rejected)
            #expect(try await ReadEvaluations(world.environment).eligibility(of: id, as: World.applicant).record.id == reading.decision.evaluation)
        }
    }

    @Test(
        "What is wrong with a decision is told at its place, and nothing is stored", .migrated,
        arguments: [
            ("400.01", "x", "invalid /amount:amountAboveRequested"), ("0", "x", "invalid /amount:invalidAmount"),
            ("-1", "x", "invalid /amount:invalidAmount"), ("1.005", "x", "invalid /amount:amountTooPrecise"),
            ("99.99", "x", "invalid /amount:ruleFailed"), ("100", " \n", "invalid /reasons:required"),
            ("401", "", "invalid /amount:amountAboveRequested /reasons:required"), (nil, "", "invalid /reasons:required"),
        ])
    func refuses(amount: String?, reasons: String, expected: String) async throws {
        try await inWorld { world in
            let id = try await world.submitted()
            try await expect(expected) { try await world.decide(id, amount, reasons: reasons) }
            #expect(try await world.read(id).revision == 2)
            #expect(try await world.count("decisions") == 0)
            #expect(try await world.count("evaluations") == 1)
        }
    }

    @Test("A rule that the grant breaks is told in the rule's own words", .migrated)
    func tellsRule() async throws {
        try await inWorld { world in
            let id = try await world.submitted()
            do {
                try await world.decide(id, "99")
                Issue.record("the grant breaks a rule and is made nevertheless")
            } catch CaseworkError.invalid(let issues) {
                let texts = [issues.map { $0.detail(in: .sv) }, issues.map { $0.detail(in: .en) }]
                #expect(texts == [["99 är för lite."], ["99 is too little."]])
            }
        }
    }

    @Test("A grant whose payouts would be due after the year 9999 is refused, with the reason", .migrated)
    func beyondCalendar() async throws {
        try await inWorld { world in
            // New Year's Eve is no business day in Sweden.
            let programme = TestFiles.programme.replacing("version: 1", with: "version: 2", maxReplacements: 1).replacing(
                #/payout: .*/#, with: #"payout: {kind: instalments, parts: [{share: "100", date: "9999-12-31"}]}"#)
            let call = TestFiles.call("test-late").replacing("programmeVersion: 1", with: "programmeVersion: 2")
            let actor = Actor(organisation: World.officer.organisation, person: "Publisher")
            _ = try await world.publish.programme(programme, file: "test-2.yaml", by: actor)
            _ = try await world.publish.call(call, file: "test-late.yaml", by: actor)
            let id = try await world.submitted(TestFiles.document(call: "test-late"))
            do {
                try await world.decide(id, "100")
                Issue.record("there is no day on which it could be paid")
            } catch CaseworkError.notEvaluable(let reason) {
                #expect(reason == "no payout schedule can be made: the date is outside the years 1 to 9999")
            }
        }
    }

    @Test("A token that names no person decides nothing and registers nothing on paper", .migrated)
    func needsPerson() async throws {
        try await inWorld { world in
            func unnamed(_ principal: Principal) -> Principal {
                Principal(organisation: principal.organisation, person: nil, scopes: principal.scopes)
            }
            let id = try await world.submitted()
            try await expect("personRequired") { try await world.decide(id, "100", as: unnamed(World.decider)) }
            try await expect("personRequired") { try await world.create(TestFiles.document(), as: unnamed(World.officer)) }
            let paper = try await world.create(TestFiles.document(), as: World.officer)
            let received = try Instant(parsing: "2020-02-01T12:00:00Z")
            try await expect("personRequired") { try await world.submit(paper, as: unnamed(World.officer)) }
            try await expect("personRequired") { try await world.submit(paper, receivedAt: received, as: unnamed(World.officer)) }
            #expect(try await world.read(paper, as: World.officer).status == .draft)
            // An applicant's own system needs none.
            let own = try await world.create(TestFiles.document(), as: unnamed(World.applicant))
            try await world.submit(own, as: unnamed(World.applicant))
            #expect(try await world.read(own).submittedBy?.person == "system")
        }
    }

    @Test("Whoever pays is told apart what is undecided and what there is not", .migrated)
    func readsBeforeDecision() async throws {
        try await inWorld { world in
            let environment = world.environment
            let submitted = try await world.submitted()
            let draft = try await world.create(TestFiles.document())
            try await expect("noDecision") { _ = try await ReadDecision(environment)(submitted, as: World.payer) }
            for id in [draft, UUID()] { try await expect("notFound") { _ = try await ReadDecision(environment)(id, as: World.payer) } }
            try await expect("noDecision") { _ = try await ReadDecision(environment)(draft, as: World.applicant) }
            try await expect("notFound") { _ = try await ReadDecision(environment)(submitted, as: World.otherAuthority) }
        }
    }

    @Test("Grants decided in parallel never exceed the envelope, and what is left is told", .migrated)
    func keepsEnvelope() async throws {
        try await inWorld { world in
            var ids: [UUID] = []
            for _ in 0..<8 { ids.append(try await world.submitted()) }
            let results = try await withThrowingTaskGroup(of: String.self) { group in
                for id in ids { group.addTask { try await refusal { try await world.decide(id, "300") } } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.sorted() == Array(repeating: "done", count: 3) + Array(repeating: "envelopeExceeded 100 SEK", count: 5))
            let call = try await ReadCalls(world.environment).one(World.call)
            #expect(call.granted.moneyText == "900" && call.left?.moneyText == "100" && call.phase == .open)
            #expect(try await world.count("instalments") == 9)
        }
    }

    @Test("Only a submitted application is decided, once, on the revision that was seen, by the right people", .migrated)
    func refusesOthers() async throws {
        try await inWorld { world in
            let draft = try await world.create(TestFiles.document(), as: World.officer)
            try await expect("wrongStatus draft") { try await world.decide(draft, "100") }
            let id = try await world.submitted()
            try await expect("stale 2") { try await world.decide(id, "100", expecting: .oneOf([1])) }
            try await expect("forbidden medfin:decisions.write") { try await world.decide(id, "100", as: World.officer) }
            try await expect("forbidden medfin:decisions.write") { try await world.decide(id, "100", as: World.applicant) }
            try await expect("notFound") { try await world.decide(id, "100", as: World.otherAuthority) }
            let own = World.principal(World.applicant.organisation, "Owner", [.decisionMaker])
            try await expect("notFound") { try await world.decide(id, "100", as: own) }
            try await world.decide(id, "100")
            try await expect("wrongStatus granted") { try await world.decide(id, "100") }
        }
    }
}
