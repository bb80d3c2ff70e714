import Casework
import ExactJSON
import Foundation
import Grants
import Persistence
import Postgres
import Synchronization
import TestSupport
import Testing

/// Tells that a task has ended without waiting for it.
private final class Submitter: Sendable {
    let ended = Atomic(false)
}

@Suite("Submission")
struct SubmissionTests {
    @Test("A complete draft is frozen, evaluated and stored with its receipt", .migrated)
    func submits() async throws {
        try await inWorld { world in
            let id = try await world.submitted(TestFiles.document(certificate: "missing"))
            let submitted = try await world.read(id)
            #expect(submitted.status == .submitted && submitted.revision == 2)
            #expect(submitted.receivedAt?.description == "2020-03-01T12:00:00Z")
            #expect(submitted.verdict == .eligibleWithConditions)
            let stored = try await ReadEvaluations(world.environment).eligibility(of: id, as: World.applicant)
            #expect(stored.record.rules.map { "\($0.id) \($0.outcome)" } == ["share pass", "certificates fail"])
            // Half of the total financing: 400 of support, 400 in cash, 0.50 in kind.
            #expect(stored.record.requested.moneyText == "400" && stored.record.permitted?.moneyText == "400.25")
            #expect(stored.record.bindingLimit == "maxShare")
            let support = try await world.pool.query(
                "SELECT year, amount::text FROM evaluation_amounts WHERE amount_id = 'support' ORDER BY year")
            #expect(try support.decode((Int?, String).self).map { "\($0.0 ?? 0) \($0.1)" } == ["2021 200", "2022 200", "0 400"])
            let receipt = try await ReadEvaluations(world.environment).receipt(
                of: stored.record.id, application: id, as: World.applicant)
            #expect(Receipt.sha256(Array(receipt.utf8)) == stored.record.receiptHash)
            let terms = try #require(try await world.pool.withConnection { try await world.catalogue.terms(of: World.call, on: $0) })
            let verified = StoredReceipt(Array(receipt.utf8), expecting: stored.record.receiptHash)
            #expect(verified.findings == [] && verified.differences(under: terms.programme) == [])
            let content = try #require(try JSON(parsing: receipt)["application"]?["content"])
            #expect(content.canonical == submitted.content.json.canonical)
            #expect(try JSON.object(try await ReadFinance(world.environment)(id, as: World.applicant)) == JSON(parsing: receipt)["finance"])
        }
    }

    @Test("A call that is published anew while a submission waits for it is the one that the submission is judged by", .migrated)
    func waitsForCall() async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document())
            let submitter = Submitter()
            let closed = try CallFile.read(TestFiles.call().replacing("2020-06-30", with: "2020-02-28"))
            let submission = try await world.pool.withTransaction { connection in
                _ = try await connection.query(CallStore.lockHash(of: World.call))
                let submission = Task {
                    defer { submitter.ended.store(true, ordering: .sequentiallyConsistent) }
                    return try await refusal { try await world.submit(id) }
                }
                var waiting = false
                while !waiting, !submitter.ended.load(ordering: .sequentiallyConsistent) {
                    // On another connection: a transaction sees the activity as it was when it first looked.
                    let rows = try await world.pool.query(
                        "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                    waiting = try rows.first?.decode(Bool.self, 0) ?? false
                }
                let hash = ProgrammeFile.hash(of: closed.text)
                _ = try await connection.query(CallStore.upsert(closed, hash: hash, at: try Instant(parsing: "2020-03-01T12:00:00Z")))
                return submission
            }
            #expect(try await submission.value == "callClosed")
            #expect(try await world.read(id).status == .draft)
        }
    }

    @Test("A blocking rule that fails does not stop a submission", .migrated)
    func submitsFailing() async throws {
        try await inWorld { world in
            var document = TestFiles.document()
            document["financing"]?["requestedSupport"] = ["2021": "300", "2022": "200"]
            let id = try await world.submitted(document)
            #expect(try await world.read(id).verdict == .notEligible)
        }
    }

    @Test("Missing content is told all at once and stores nothing", .migrated)
    func refusesIncomplete() async throws {
        try await inWorld { world in
            let id = try await world.create(["call": "test-2020", "title": " "])
            let told = try await refusal { try await world.submit(id) }
            for pointer in ["/title:required", "/applicant/organisation:required", "/period/start:required", "/budget/lines:required"] {
                #expect(told.contains(pointer))
            }
            #expect(try await world.read(id).revision == 1)
            #expect(try await world.count("versions") == 0)
            #expect(try await world.count("audit_events") == 4)
        }
    }

    @Test(
        "An applicant is in time by the server's clock, to the last second", .migrated,
        arguments: [
            ("2019-12-31T22:59:59.999999Z", "callNotYetOpen"), ("2019-12-31T23:00:00Z", "done"),
            ("2020-06-30T21:59:59.999999Z", "done"), ("2020-06-30T22:00:00Z", "callClosed"),
        ])
    func keepsDeadline(now: String, expected: String) async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document())
            try world.travel(now)
            try await expect(expected) { try await world.submit(id) }
            #expect(try await world.read(id).status == (expected == "done" ? .submitted : .draft))
        }
    }

    @Test("A call that another server has prolonged is judged by its new closing instant", .migrated)
    func followsChangedCall() async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document())
            try world.travel("2020-07-01T12:00:00Z")
            try await expect("callClosed") { try await world.submit(id) }
            let elsewhere = Publish(pool: world.pool, catalogue: ProgrammeCatalogue())
            let prolonged = TestFiles.call().replacing("2020-06-30", with: "2020-07-31")
            let outcome = try await elsewhere.call(prolonged, file: "call", by: Actor(organisation: "o", person: "x"))
            #expect(outcome == .changed)
            try await world.submit(id)
        }
    }

    @Test("An application that came on paper counts from the instant it was received", .migrated)
    func submitsPaper() async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document(), as: World.officer)
            let draft = try await world.read(id, as: World.officer)
            #expect(draft.owner == "0007:222000-0638" && draft.registeredBy?.person == "Officer")
            try await expect("notFound") { _ = try await world.read(id) }
            try world.travel("2020-07-05T12:00:00Z")
            let late = try Instant(parsing: "2020-06-30T22:00:00Z")
            try await expect("callClosed") { try await world.submit(id, receivedAt: late, as: World.officer) }
            let future = try Instant(parsing: "2020-07-05T12:00:01Z")
            let told = try await refusal { try await world.submit(id, receivedAt: future, as: World.officer) }
            #expect(told == "invalid /receivedAt:invalidDate")
            let inTime = try Instant(parsing: "2020-06-30T21:00:00Z")
            try await world.submit(id, receivedAt: inTime, as: World.officer)
            let submitted = try await world.read(id)
            let registered = try Instant(parsing: "2020-07-05T12:00:00Z")
            #expect(submitted.receivedAt == inTime && submitted.submittedAt == registered)
            let same = World.principal(World.officer.organisation, "Officer", [.decisionMaker])
            try await expect("sameOfficer") { try await world.decide(id, nil, as: same) }
        }
    }

    @Test("A draft that its applicant handed in on paper after all is registered by the authority's staff alone", .migrated)
    func registersDraft() async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document())
            let instant = try Instant(parsing: "2020-02-01T00:00:00Z")
            try world.travel("2020-02-02T00:00:00Z")
            try await expect("notFound") { try await world.submit(id, as: World.officer) }
            let stranger = World.principal("0192:991825827", "Stranger", [.caseOfficer])
            try await expect("notFound") { try await world.submit(id, receivedAt: instant, as: stranger) }
            try await world.submit(id, receivedAt: instant, as: World.officer)
            let submitted = try await world.read(id)
            #expect(submitted.receivedAt == instant && submitted.submittedBy?.person == "Officer")
            let same = World.principal(World.officer.organisation, "Officer", [.decisionMaker])
            try await expect("sameOfficer") { try await world.decide(id, nil, as: same) }
        }
    }

    @Test("An applicant can't say when an application was received", .migrated)
    func refusesReceivedAt() async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document())
            let instant = try Instant(parsing: "2020-02-01T00:00:00Z")
            try await expect("forbidden medfin:cases.write") { try await world.submit(id, receivedAt: instant) }
            let both = World.principal(World.applicant.organisation, "Both", [.applicant, .caseOfficer])
            try await expect("notFound") { try await world.submit(id, receivedAt: instant, as: both) }
        }
    }

    @Test("What is submitted is not changed, deleted or submitted again", .migrated)
    func refusesChanges() async throws {
        try await inWorld { world in
            let id = try await world.submitted()
            let environment = world.environment
            try await expect("wrongStatus submitted") { try await world.submit(id) }
            try await expect("wrongStatus submitted") { try await DeleteDraft(environment)(id, expecting: .any, as: World.applicant) }
            let patch = try await refusal { _ = try await PatchContent(environment)(id, with: [:], expecting: .any, as: World.applicant) }
            #expect(patch == "wrongStatus submitted")
        }
    }

    @Test(
        "A database that dies in the middle of a submission leaves nothing of it, and it can be sent again", .migrated,
        arguments: ["evaluations", "rule_results", "audit_events", "idempotency_keys"], ["INITIALLY IMMEDIATE", "INITIALLY DEFERRED"])
    func leavesNothingHalf(table: String, moment: String) async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document())
            try await world.pool.withConnection { connection in
                try await connection.execute(
                    script: """
                        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                            $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                        CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON \(table) DEFERRABLE \(moment) FOR EACH ROW EXECUTE FUNCTION die();
                        """)
            }
            let key = world.key()
            await #expect(throws: PostgresError.self) { try await world.submit(id, expecting: .oneOf([1]), key: key) }
            try await world.pool.withConnection { try await $0.execute(script: "DROP TRIGGER dies ON \(table)") }
            #expect(try await world.read(id).status == .draft)
            for empty in ["versions", "evaluations", "rule_results"] { #expect(try await world.count(empty) == 0) }
            #expect(try await world.count("keys") == 1)
            #expect(try await world.count("audit_events") == 4)
            try await world.submit(id, expecting: .oneOf([1]), key: key)
            #expect(try await world.read(id).status == .submitted)
        }
    }
}
