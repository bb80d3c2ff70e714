import Casework
import Foundation
import Grants
import Persistence
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite("Drafts of programme versions")
struct ProgrammeDraftTests {
    @Test("A draft keeps its text with its mistakes by line and column, and a second person publishes it for good", .migrated)
    func lifecycle() async throws {
        try await inWorld { world in
            let broken = TestFiles.version(2).replacing("currency: SEK", with: "curency: SEK")
            let version = try await world.draft(broken)
            #expect(version == 2)
            let first = try await world.readDraft(2)
            #expect(first.record.file == broken)
            #expect(first.check.mistakes.map(\.description).contains { $0.hasPrefix("6:1: unknown key curency; did you mean currency?") })
            #expect(!first.check.isPublishable)
            #expect(world.catalogue.versions(of: "test").map(\.version) == [1])
            let refused = try await refusal { try await world.publishDraft(2) }
            #expect(refused.hasPrefix("notPublishable 1:1: missing key currency; 6:1: unknown key curency"))
            let whole = TestFiles.version(2) + "\nvalid: {from: 2021-01-01}\n"
            try await world.replaceDraft(2, whole, expecting: .oneOf([first.record.tag]), as: World.coauthor)
            let mended = try await world.readDraft(2)
            #expect(mended.record.revision == 2 && mended.check.isPublishable)
            #expect(mended.record.authors.map(\.person) == ["Author", "Coauthor"])
            try await world.publishDraft(2, expecting: .oneOf([mended.record.tag]))
            #expect(world.catalogue.versions(of: "test").map(\.hash) == [TestFiles.programme, whole].map(ProgrammeFile.hash(of:)))
            let entries = try await ReadProgrammeVersions(world.environment).versions(of: "test", as: World.author)
            #expect(entries.map(\.authors) == [[], ["Author", "Coauthor"]])
            #expect(entries.map { $0.publication?.by.person } == ["Publisher", "Releaser"])
            #expect(entries.map { $0.validity?.from.map { "\($0)" } } == [nil, "2021-01-01"])
            try await expect("notFound") { try await world.readDraft(2) }
            try await expect("versionPublished 3") { try await world.replaceDraft(2, TestFiles.version(2)) }
            try await expect("versionPublished 3") { try await world.publishDraft(2) }
            let actions = try await world.pool.query("SELECT action, person, details->>'version' FROM audit_events WHERE id > 3 ORDER BY id")
            #expect(
                try actions.decode((String, String, String).self).map { "\($0.0) \($0.1) \($0.2)" } == [
                    "programmeDraftCreated Author 2", "programmeDraftChanged Coauthor 2", "programmePublished Releaser 2",
                ])
        }
    }

    @Test("Nobody publishes what they have written themselves, were it but one revision of it", .migrated)
    func secondPerson() async throws {
        try await inWorld { world in
            try await world.draft(TestFiles.version(2))
            try await world.replaceDraft(2, TestFiles.version(2) + "\n", as: World.coauthor)
            try await world.replaceDraft(2, TestFiles.version(2), as: World.author)
            for author in [World.author, World.coauthor] {
                try await expect("sameAuthor") { try await world.publishDraft(2, as: author) }
            }
            var nobody = World.releaser
            nobody.person = nil
            try await expect("personRequired") { try await world.publishDraft(2, as: nobody) }
            try await expect("personRequired") { try await world.draft(TestFiles.version(3), as: nobody) }
            nobody.person = Publish.installation
            try await expect("personRequired") { try await world.publishDraft(2, as: nobody) }
            try await expect("forbidden medfin:admin") { try await world.publishDraft(2, as: World.officer) }
            #expect(world.catalogue.versions(of: "test").count == 1)
        }
    }

    @Test("Another authority's drafts and programmes do not exist; it may draft the same code for itself", .migrated)
    func otherAuthority() async throws {
        try await inWorld { world in
            try await world.draft(TestFiles.version(2))
            let stranger = World.principal("0192:991825827", "Stranger", [.administrator])
            try await expect("notFound") { try await world.readDraft(2, as: stranger) }
            try await expect("notFound") { try await world.replaceDraft(2, TestFiles.version(2), as: stranger) }
            try await expect("notFound") { try await world.publishDraft(2, as: stranger) }
            try await expect("notFound") { try await world.draft(TestFiles.version(3), as: stranger) }
            try await expect("notFound") { try await world.deleteDraft(2, as: stranger) }
            try await expect("notFound") { _ = try await ReadProgrammeVersions(world.environment).versions(of: "test", as: stranger) }
            // A code that is not published yet.
            let new = TestFiles.version(1).replacing("code: test", with: "code: new")
            try await world.draft(new, code: "new")
            try await expect("invalid /file:notOwnOrganisation") { try await world.draft(new, code: "new", as: stranger) }
            try await expect("invalid /file:notOwnOrganisation") { try await world.draft("{", code: "new") }
            let theirs = new.replacing("{register: \"0007\", number: \"202100-6198\"", with: "{register: \"0192\", number: \"991825827\"")
            try await world.draft(theirs, code: "new", as: stranger)
            try await world.publishDraft(1, code: "new")
            // The code is the other authority's now, and the draft has got another number.
            try await expect("notFound") {
                try await world.publishDraft(1, code: "new", as: World.principal("0192:991825827", "Second", [.administrator]))
            }
            #expect(try await world.readDraft(2, code: "new", as: stranger).record.file == theirs)
        }
    }

    @Test("A number is the file's, free and above what is published; without one it is the next", .migrated)
    func numbers() async throws {
        try await inWorld { world in
            try await expect("versionTaken 2") { try await world.draft(TestFiles.version(1)) }
            #expect(try await world.draft(TestFiles.version(4)) == 4)
            try await expect("versionTaken 5") { try await world.draft(TestFiles.version(4)) }
            #expect(try await world.draft("what: is this") == 5)
            #expect(try await world.draft(TestFiles.version(3)) == 3)
            try await world.publishDraft(4)
            try await expect("versionTaken 6") { try await world.publishDraft(3) }
            try await expect("notFound") { try await world.draft(TestFiles.version(1), code: "Not a code") }
            try await world.replaceDraft(5, TestFiles.version(6).replacing("code: test", with: "code: rest"))
            let mistakes = try await world.readDraft(5).check.mistakes.map(\.description)
            #expect(mistakes == ["1:7: code is rest, but this is a draft of test", "2:10: version is 6, but this is a draft of 5"])
            try await world.deleteDraft(5)
            try await expect("notFound") { try await world.readDraft(5) }
        }
    }

    @Test("A file whose own tests fail, or that names another authority, is not published", .migrated)
    func refusesFailingTests() async throws {
        try await inWorld { world in
            let failing =
                TestFiles.version(2)
                + "\ntests:\n  - {name: nothing, at: \"2020-03-01T12:00:00Z\", application: {title: x}, expect: {verdict: eligible}}\n"
            try await world.draft(failing)
            let check = try await world.readDraft(2).check
            #expect(check.failingTests.map(\.differences) == [["verdict: expected eligible, found undetermined"]])
            let refused = try await refusal { try await world.publishDraft(2) }
            #expect(refused == "notPublishable nothing")
            try await world.replaceDraft(2, TestFiles.version(2).replacing("202100-6198", with: "212000-2411"))
            let other = try await refusal { try await world.publishDraft(2) }
            #expect(other == "notPublishable 4:12: authority is 0007:212000-2411, but this is a draft of 0007:202100-6198")
        }
    }

    @Test("What can't be stored is refused with everything that is wrong", .migrated)
    func refusesUnstorable() async throws {
        try await inWorld { world in
            let model = DecisionModelFile(name: "m", text: "\0")
            let files = DraftFiles("a\0", models: [model, model, DecisionModelFile(name: "", text: "")])
            try await expect(
                "invalid /file:invalidCharacter /models/0/text:invalidCharacter /models/1/name:duplicateIdentifier "
                    + "/models/1/text:invalidCharacter /models/2/name:required"
            ) { try await world.draft(files) }
            try await expect("invalid /file:tooLong") { try await world.draft(String(repeating: "#", count: ProgrammeFile.maximumBytes + 1)) }
            let many = (0...20).map { DecisionModelFile(name: "\($0)", text: "") }
            try await expect("invalid /models:tooMany") { try await world.draft(DraftFiles("x: 1", models: many)) }
        }
    }

    @Test("DMN models come with a draft or from a published version, and are kept with the next one", .migrated)
    func models() async throws {
        try await inWorld { world in
            func text(_ version: Int) -> String {
                TestFiles.version(version).replacing("shares:\n", with: "\(TestFiles.decision(TestFiles.model.hash))\nshares:\n")
            }
            try await world.draft(DraftFiles(text(2), models: []))
            #expect(try await world.readDraft(2).check.mistakes.map(\.message) == ["there is no model size.dmn"])
            try await world.replaceDraft(2, DraftFiles(text(2), models: [TestFiles.model]))
            // The file alone leaves the models.
            try await world.replaceDraft(2, DraftFiles(text(2) + "\n"))
            #expect(try await world.readDraft(2).record.models == [TestFiles.model])
            try await world.publishDraft(2)
            try await world.draft(text(3))
            try await world.publishDraft(3)
            let fresh = ProgrammeCatalogue()
            try await fresh.refresh(from: world.pool)
            #expect(fresh.versions(of: "test").suffix(2).map { $0.models.map(\.file) } == [[TestFiles.model], [TestFiles.model]])
        }
    }

    @Test("A request that is sent again changes nothing and is answered as before, also when the draft is gone", .migrated)
    func repeats() async throws {
        try await inWorld { world in
            let (creation, publication) = (world.key(), world.key())
            for _ in 0..<2 { #expect(try await world.draft(TestFiles.version(2), key: creation) == 2) }
            let tag = try await world.readDraft(2).record.tag
            for _ in 0..<2 { try await world.publishDraft(2, expecting: .oneOf([tag]), key: publication) }
            #expect(try await world.count("audit_events") == 5)
            try await world.draft(TestFiles.version(3))
            let current = try await world.readDraft(3).record.tag
            try await expect("stale \(current)") { try await world.publishDraft(3, expecting: .oneOf([tag])) }
        }
    }

    @Test("While something is checked, a stranger's draft and a repetition are answered, and a request that ends leaves the queue", .migrated)
    func busy() async throws {
        try await inWorld { world in
            let environment = world.environment
            func create(_ version: Int, as principal: Principal, _ key: IdempotencyKey) async throws {
                _ = try await CreateProgrammeDraft(environment)("test", DraftFiles(TestFiles.version(version)), as: principal, key: key) { _ in
                    StoredAnswer(status: 201, headers: [], body: [])
                }
            }
            let key = world.key()
            try await create(2, as: World.author, key)
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let release = Mutex(false)
            let work = Task {
                try await environment.checks.run { _ in
                    begin.yield()
                    while !release.withLock({ $0 }) { usleep(1000) }
                }
            }
            for await _ in begun { break }
            try await expect("notFound") {
                try await create(3, as: World.principal("0192:991825827", "Stranger", [.administrator]), world.key())
            }
            try await create(2, as: World.author, key)
            let waiting = Task { try await create(3, as: World.author, world.key()) }
            waiting.cancel()
            if case .success = await waiting.result { Issue.record("the draft has been made") }
            release.withLock { $0 = true }
            try await work.value
            try await create(3, as: World.author, world.key())
        }
    }

    @Test("Of drafts of one number, and of publications of one draft, that come at once, exactly one is done", .migrated)
    func races() async throws {
        try await inWorld { world in
            let drafts = try await inParallel(0..<6) { _ in try await refusal { try await world.draft(TestFiles.version(2)) } }
            #expect(drafts.sorted() == ["done"] + Array(repeating: "versionTaken 3", count: 5))
            let publications = try await inParallel(0..<6) { index in
                let releaser = World.principal(World.author.organisation, "Releaser \(index)", [.administrator])
                return try await refusal { try await world.publishDraft(2, as: releaser) }
            }
            #expect(publications.sorted() == ["done"] + Array(repeating: "versionPublished 3", count: 5))
            #expect(try await world.count("audit_events") == 5)
        }
    }

    @Test("A publication and a change that come at once: what is published is what was checked", .migrated)
    func publicationAgainstChange() async throws {
        try await inWorld { world in
            for version in 2...9 {
                try await world.draft(TestFiles.version(version))
                let changed = TestFiles.version(version) + "\n# changed\n"
                let tag = try await world.readDraft(version).record.tag
                let outcomes = try await inParallel(0..<2) { index in
                    try await refusal {
                        if index == 0 {
                            try await world.publishDraft(version, expecting: .oneOf([tag]))
                        } else {
                            try await world.replaceDraft(version, changed, expecting: .oneOf([tag]))
                        }
                    }
                }
                let published = try await ReadProgrammeVersions(world.environment).file(of: "test", version: version)
                if outcomes[0] == "done" {
                    #expect(outcomes[1] == "versionPublished \(version + 1)")
                    #expect(published == TestFiles.version(version))
                } else {
                    #expect(outcomes[0].hasPrefix("stale 2-") && outcomes[1] == "done")
                    #expect(published == nil)
                    try await world.deleteDraft(version)
                    _ = try await world.publish.programme(TestFiles.version(version), file: "f", by: World.officer.publishing)
                }
            }
        }
    }

    @Test("The installation's own publication takes over the draft with the same content; another gets the next number", .migrated)
    func publishedFromFiles() async throws {
        try await inWorld { world in
            try await world.draft(TestFiles.version(2))
            try await world.draft(TestFiles.version(3))
            _ = try await world.publish.programme(TestFiles.version(2), file: "f", by: World.officer.publishing)
            try await expect("notFound") { try await world.readDraft(2) }
            let other = TestFiles.version(3) + "\n# other\n"
            _ = try await world.publish.programme(other, file: "f", by: World.officer.publishing)
            let entries = try await ReadProgrammeVersions(world.environment).versions(of: "test", as: World.author)
            #expect(
                entries.map { "\($0.version) \($0.publication == nil ? "draft" : "published") \($0.authors)" } == [
                    "1 published []", "2 published [\"Author\"]", "3 published []", "4 draft [\"Author\"]",
                ])
            let moved = try await world.readDraft(4)
            #expect(moved.record.file == TestFiles.version(3) && moved.record.revision == 2)
            #expect(moved.check.mistakes.map(\.description) == ["2:10: version is 3, but this is a draft of 4"])
            let told = try await world.pool.query(
                """
                SELECT person, details->>'authority', details->>'from', details->>'version', details->>'revision', details->>'sha256'
                FROM audit_events WHERE action = 'programmeDraftChanged'
                """
            ).decode((String, String, String, String, String, String).self)
            #expect(told.count == 1)
            let event = try #require(told.first)
            #expect(event == (Publish.installation, World.author.organisation, "3", "4", "2", moved.record.hash))
        }
    }
}

@Suite("Calls keep the version they are published with")
struct PinnedCallTests {
    private let actor = World.officer.publishing

    @Test("A call is not pinned to a draft", .migrated)
    func notToDrafts() async throws {
        try await inWorld { world in
            try await world.draft(TestFiles.version(2))
            let call = TestFiles.call("test-2022", year: 2022).replacing("programmeVersion: 1", with: "programmeVersion: 2")
            #expect(
                try await told { _ = try await world.publish.call(call, file: "c", by: actor) }
                    == "c: version 2 of the programme test is a draft; publish it first")
            try await world.publishDraft(2)
            #expect(try await world.publish.call(call, file: "c", by: actor) == .published)
        }
    }

    @Test("A call with applications keeps its version, and they are judged by it to the end", .migrated)
    func keepsItsVersion() async throws {
        try await inWorld { world in
            let id = try await world.submitted()
            // Under version 2 the least grant is 500.
            try await world.draft(TestFiles.version(2).replacing("support >= 100", with: "support >= 500"))
            try await world.publishDraft(2)
            let moved = TestFiles.call().replacing("programmeVersion: 1", with: "programmeVersion: 2")
            #expect(
                try await told { _ = try await world.publish.call(moved, file: "c", by: actor) }
                    == "test-2020 has applications judged by version 1; publish a new call for version 2")
            let euros = moved.replacing("currency: SEK", with: "currency: EUR").replacing("programmeVersion: 2", with: "programmeVersion: 1")
            #expect(
                try await told { _ = try await world.publish.call(euros, file: "c", by: actor) }
                    == "c: the call is in EUR, its programme in SEK")
            try await world.decide(id, "300")
            let evaluation = try await ReadEvaluations(world.environment).eligibility(of: id, as: World.applicant)
            #expect(evaluation.programme.version == 1)
            // A call without applications goes over to the new version, and theirs are judged by it.
            let other = TestFiles.call("test-2021", year: 2021).replacing("programmeVersion: 1", with: "programmeVersion: 2")
            #expect(try await world.publish.call(other, file: "c", by: actor) == .changed)
            try world.travel("2021-03-01T12:00:00Z")
            let later = try await world.submitted(TestFiles.document(call: "test-2021"))
            try await expect("invalid /amount:ruleFailed") { try await world.decide(later, "300") }
        }
    }
}

// What tests of drafts do.
extension World {
    static let author = principal("0007:202100-6198", "Author", [.administrator])
    static let coauthor = principal("0007:202100-6198", "Coauthor", [.administrator])
    static let releaser = principal("0007:202100-6198", "Releaser", [.administrator])

    /// The new draft's number.
    @discardableResult
    func draft(
        _ files: DraftFiles, code: String = "test", as principal: Principal = World.author, key: IdempotencyKey? = nil
    ) async throws -> Int {
        let outcome = try await CreateProgrammeDraft(environment)(code, files, as: principal, key: key ?? self.key()) { draft in
            StoredAnswer(status: 201, headers: [], body: Array("\(draft.record.version)".utf8))
        }
        return try #require(Int(String(decoding: outcome.answer.body, as: UTF8.self)))
    }

    @discardableResult
    func draft(_ text: String, code: String = "test", as principal: Principal = World.author, key: IdempotencyKey? = nil) async throws -> Int {
        try await draft(DraftFiles(text), code: code, as: principal, key: key)
    }

    @discardableResult
    func readDraft(_ version: Int, code: String = "test", as principal: Principal = World.author) async throws -> CheckedDraft {
        try await ReadProgrammeVersions(environment).one(code, version, as: principal)
    }

    func replaceDraft(
        _ version: Int, _ files: DraftFiles, expecting: ExpectedDraft = .any, as principal: Principal = World.author
    ) async throws {
        _ = try await ReplaceProgrammeDraft(environment)("test", version, with: files, expecting: expecting, as: principal)
    }

    func replaceDraft(
        _ version: Int, _ text: String, expecting: ExpectedDraft = .any, as principal: Principal = World.author
    ) async throws {
        try await replaceDraft(version, DraftFiles(text), expecting: expecting, as: principal)
    }

    func deleteDraft(_ version: Int, as principal: Principal = World.author) async throws {
        try await DeleteProgrammeDraft(environment)("test", version, expecting: .any, as: principal)
    }

    func publishDraft(
        _ version: Int, code: String = "test", expecting: ExpectedDraft = .any, as principal: Principal = World.releaser,
        key: IdempotencyKey? = nil
    ) async throws {
        _ = try await PublishProgrammeDraft(environment)(code, version, expecting: expecting, as: principal, key: key ?? self.key()) { _ in
            StoredAnswer(status: 201, headers: [], body: [])
        }
    }
}

extension Principal {
    /// As whom the installation publishes for the principal's organisation.
    var publishing: Actor { Actor(organisation: organisation, person: Publish.installation) }
}

extension TestFiles {
    static func version(_ number: Int) -> String {
        programme.replacing("version: 1", with: "version: \(number)")
    }
}
