import Casework
import ExactJSON
import Foundation
import Grants
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("Drafts")
struct DraftTests {
    @Test("A draft with nothing but a title saves, and lists what is missing", .migrated)
    func savesTitle() async throws {
        try await inWorld { world in
            let id = try await world.create(["title": "Guide"])
            let draft = try await world.read(id)
            #expect(draft.status == .draft && draft.revision == 1 && draft.call == nil)
            #expect(draft.owner == "0007:222000-0638")
            #expect(draft.content.json == ["title": "Guide"])
            #expect(draft.issues.map(\.pointer.description).contains("/call"))
            let told = try await refusal { try await world.submit(id) }
            #expect(told.hasPrefix("invalid /applicant/organisation:required"))
            #expect(try await world.count("evaluations") == 0)
            #expect(try await world.count("keys") == 1)
        }
    }

    @Test("A draft comes back as it was sent, amounts to the öre, and its document byte for byte", .migrated)
    func keepsContent() async throws {
        try await inWorld { world in
            let text = TestFiles.document().text(.pretty)
            let document = try ApplicationDocument(Array(text.utf8))
            let outcome = try await CreateApplication(world.environment)(document, as: World.applicant, key: world.key()) {
                StoredAnswer(status: 201, headers: [], body: Array($0.id.uuidString.utf8))
            }
            let id = try #require(UUID(uuidString: String(decoding: outcome.answer.body, as: UTF8.self)))
            let draft = try await world.read(id)
            #expect(draft.content == (try ApplicationContent(document.json)))
            #expect(draft.issues.isEmpty)
            #expect(try await world.pool.query("SELECT document FROM application_versions")[0].decode([UInt8].self, 0) == Array(text.utf8))
            let amounts = try await world.pool.query(
                """
                SELECT l.category, a.year, a.amount::text FROM budget_lines l JOIN budget_line_amounts a USING (application_id, version, ordinal)
                ORDER BY l.ordinal, a.year
                """
            ).decode((String, Int, String).self).map { "\($0.0) \($0.1) \($0.2)" }
            #expect(amounts == ["staff 2021 400.00", "staff 2022 400.00", "travel 2021 0.00"])
            let shares = try await world.pool.query("SELECT year, kind, amount::text FROM co_financier_amounts ORDER BY year, kind")
                .decode((Int, String, String).self).map { "\($0.0) \($0.1) \($0.2)" }
            #expect(shares == ["2021 cash 200.00", "2022 cash 200.00", "2022 inKind 0.50"])
        }
    }

    @Test("Replacing and patching raise the revision, and only whoever saw the current one may", .migrated)
    func changes() async throws {
        try await inWorld { world in
            let id = try await world.create(TestFiles.document())
            let replaced = try await ReplaceContent(world.environment)(
                id, with: (["title": "Other"] as JSON).document, expecting: .oneOf([1]), as: World.applicant)
            #expect(replaced.revision == 2 && replaced.content.title == "Other")
            #expect(try await world.count("budget_lines") == 0)
            let patched = try await PatchContent(world.environment)(
                id, with: ["summary": "More", "title": nil], expecting: .oneOf([2]), as: World.applicant)
            #expect(patched.content.json == ["summary": "More"] && patched.revision == 3)
            #expect(try await world.read(id).content == patched.content)
            let stale = try await refusal {
                _ = try await PatchContent(world.environment)(id, with: [:], expecting: .oneOf([2]), as: World.applicant)
            }
            #expect(stale == "stale 3")
            let staleDeletion = try await refusal {
                try await DeleteDraft(world.environment)(id, expecting: .oneOf([1, 2]), as: World.applicant)
            }
            #expect(staleDeletion == "stale 3")
            try await DeleteDraft(world.environment)(id, expecting: .any, as: World.applicant)
            try await expect("notFound") { _ = try await world.read(id) }
            let actions = try await world.pool.query("SELECT action FROM audit_events WHERE application_id = \(id) ORDER BY id")
            #expect(try actions.decode(String.self) == ["applicationCreated", "applicationChanged", "applicationChanged", "applicationDeleted"])
        }
    }

    @Test("Of parallel changes that saw the same revision one is done", .migrated)
    func changesInParallel() async throws {
        try await inWorld { world in
            let id = try await world.create(["title": "Guide"])
            let results = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await refusal {
                            _ = try await PatchContent(world.environment)(
                                id, with: ["title": .string("\(number)")], expecting: .oneOf([1]), as: World.applicant)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.sorted() == ["done"] + Array(repeating: "stale 2", count: 7))
        }
    }

    @Test(
        "What can't be saved is refused with its place, and nothing is stored", .migrated,
        arguments: [
            (["call": "nowhere"], "invalid /call:unknownCall"),
            (["applicant": ["organisation": ["register": "0007", "number": "212000-2411"]]], "invalid /applicant/organisation:notOwnOrganisation"),
            (["answers": ["comment": "a\u{0}b"], "call": "test-2020"], "invalid /answers/comment:invalidCharacter"),
            (["answers": ["other": 1], "call": "test-2020"], "invalid /answers/other:unknownQuestion"),
            (["titel": 1, "title": 2], "invalid /titel:unknownMember /title:wrongType"),
        ] as [(JSON, String)])
    func refuses(document: JSON, expected: String) async throws {
        try await inWorld { world in
            let told = try await refusal { try await world.create(document) }
            #expect(told == expected)
            #expect(try await world.count("applications") == 0)
            #expect(try await world.count("keys") == 0)
        }
    }

    @Test("Numbers of any size in answers are kept as they were written", .migrated)
    func keepsNumbers() async throws {
        try await inWorld { world in
            let id = try await world.create(["answers": ["free": try JSON(parsing: "[1e999, 0.10, 123456789012345678901234567890.5]")]])
            #expect(try await world.read(id).content.answers[0].value.text() == "[1e999,0.10,123456789012345678901234567890.5]")
        }
    }
}
