import Casework
import ExactJSON
import Foundation
import Grants
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("Publication")
struct PublishTests {
    private let actor = Actor(organisation: "0007:202100-6198", person: "Publisher")

    @Test("The same file again changes nothing; other bytes under the same version are refused", .migrated)
    func versions() async throws {
        try await inWorld { world in
            #expect(try await world.publish.programme(TestFiles.programme, file: "f", by: actor) == .unchanged)
            let other = TestFiles.programme.replacing("en: Test", with: "en: Other")
            let refused = try await told { _ = try await world.publish.programme(other, file: "f", by: actor) }
            #expect(refused == "f: version 1 of test is published with other content and never changes; raise the version number")
            let next = other.replacing("version: 1", with: "version: 2")
            #expect(try await world.publish.programme(next, file: "f", by: actor) == .published)
            #expect(world.catalogue.programmes.map(\.version) == [2])
            #expect(world.catalogue.versions(of: "test").map(\.version) == [1, 2])
            let id = try await world.submitted()
            #expect(try await ReadEvaluations(world.environment).eligibility(of: id, as: World.applicant).programme.version == 1)
        }
    }

    @Test("A version keeps the DMN models that its file names by their hashes, and is read with them by another process", .migrated)
    func models() async throws {
        try await inWorld { world in
            let text = TestFiles.programme.replacing("version: 1", with: "version: 2")
                .replacing("shares:\n", with: "\(TestFiles.decision(TestFiles.model.hash))\nshares:\n")
            let without = try await told { _ = try await world.publish.programme(text, file: "f", by: actor) }
            #expect(without.contains("there is no model size.dmn"))
            let outcome = try await world.publish.programme(text, file: "f", models: [TestFiles.model], by: actor)
            #expect(outcome == .published)
            let fresh = ProgrammeCatalogue()
            try await fresh.refresh(from: world.pool)
            let version = try #require(fresh.versions(of: "test").last)
            #expect(version.models.map(\.file) == [TestFiles.model])
            #expect(version.derived.map(\.id) == ["size"])
            #expect(try await world.publish.programme(text, file: "f", models: [TestFiles.model], by: actor) == .unchanged)
        }
    }

    @Test("A file with mistakes, and one whose own tests fail, is refused by name and place", .migrated)
    func refusesFiles() async throws {
        try await inWorld { world in
            let wrong = TestFiles.programme.replacing("version: 1", with: "version: 2\nversio: 3")
            let misspelt = try await told { _ = try await world.publish.programme(wrong, file: "f", by: actor) }
            #expect(misspelt.hasPrefix("f:3:1: "))
            let failing =
                TestFiles.programme.replacing("version: 1", with: "version: 2")
                + "\ntests:\n  - {name: nothing, at: \"2020-03-01T12:00:00Z\", application: {title: x}, expect: {verdict: eligible}}\n"
            let refused = try await told { _ = try await world.publish.programme(failing, file: "f", by: actor) }
            #expect(refused.hasPrefix("f: test 'nothing' fails: verdict: expected eligible, found undetermined"))
            #expect(world.catalogue.versions(of: "test").map(\.version) == [1])
        }
    }

    @Test("A call that opens on a day on which its version is not valid is refused", .migrated)
    func validity() async throws {
        try await inWorld { world in
            let text = TestFiles.programme.replacing("version: 1", with: "version: 2\nvalid: {from: 2999-01-01}")
            #expect(try await world.publish.programme(text, file: "f", by: actor) == .published)
            let call = TestFiles.call().replacing("programmeVersion: 1", with: "programmeVersion: 2")
            let refused = try await told { _ = try await world.publish.call(call, file: "c", by: actor) }
            #expect(refused.hasPrefix("c: the call opens on "))
            #expect(refused.hasSuffix(", but version 2 of test is for calls that open from 2999-01-01"))
        }
    }

    @Test("A call changes as long as nothing rests on what changes", .migrated)
    func calls() async throws {
        try await inWorld { world in
            let publish = world.publish
            #expect(try await publish.call(TestFiles.call(), file: "c", by: actor) == .unchanged)
            let unknown = TestFiles.call().replacing("programmeVersion: 1", with: "programmeVersion: 9")
            let refused = try await told { _ = try await publish.call(unknown, file: "c", by: actor) }
            #expect(refused == "c: version 9 of the programme test is not published")
            let euros = TestFiles.call().replacing("currency: SEK", with: "currency: EUR")
            let inEuros = try await told { _ = try await publish.call(euros, file: "c", by: actor) }
            #expect(inEuros == "c: the call is in EUR, its programme in SEK")
            try await world.decide(try await world.submitted(), "300")
            let poor = TestFiles.call(envelope: 299)
            let kept = try await told { _ = try await publish.call(poor, file: "c", by: actor) }
            #expect(kept == "c: grants of call test-2020 come to 300.00, above its envelope of 299.00")
            #expect(try await publish.call(TestFiles.call(envelope: 300), file: "c", by: actor) == .changed)
            #expect(try await ReadCalls(world.environment).one(World.call).left?.moneyText == "0")
        }
    }

    @Test("What another server publishes is used at once, for trials as for drafts", .migrated)
    func noticesChange() async throws {
        try await inWorld { world in
            let draft = TestFiles.document()
            _ = try await EvaluateContent(world.environment)(draft.document)
            let other = try await World()
            let next = TestFiles.programme.replacing("version: 1", with: "version: 2").replacing("travel", with: "journeys")
            _ = try await other.publish.programme(next, file: "f", by: actor)
            _ = try await other.publish.call(
                TestFiles.call().replacing("programmeVersion: 1", with: "programmeVersion: 2"), file: "c", by: actor)
            await other.pool.shutdown()
            let told = "invalid /budget/lines/1/category:unknownCategory"
            try await expect(told) { _ = try await EvaluateContent(world.environment)(draft.document) }
            try await expect(told) { try await world.create(draft) }
            let empty = try await world.create(["title": "x"])
            try await expect(told) {
                _ = try await ReplaceContent(world.environment)(empty, with: draft.document, expecting: .any, as: World.applicant)
            }
        }
    }

    @Test("Servers that publish the same files at once publish them once", .migrated)
    func publishesInParallel() async throws {
        let world = try await World()
        let outcomes = try await withThrowingTaskGroup(of: [Publish.Outcome].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let publish = Publish(pool: world.pool, catalogue: ProgrammeCatalogue())
                    return [
                        try await publish.programme(TestFiles.programme, file: "p", by: actor),
                        try await publish.call(TestFiles.call(), file: "c", by: actor),
                    ]
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(outcomes.count { $0 == .published } == 2 && outcomes.count { $0 == .unchanged } == 6)
        #expect(try await world.count("audit_events") == 2)
        await world.pool.shutdown()
    }
}
