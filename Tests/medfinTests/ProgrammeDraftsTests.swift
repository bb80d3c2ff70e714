import Foundation
import Grants
import Persistence
import Postgres
import TestSupport
import Testing

@testable import medfin

@Suite("Programme versions on the command line") struct ProgrammeDraftsTests {
    fileprivate static let name = "no-difi-medfinansiering"

    @Test("a file is saved as a draft, saved again, published by someone else, and listed", .migrated) func drafts() async throws {
        try await inFolder { pool, folder in
            _ = try await ProgrammeFiles(programmes: folder.programmes, calls: folder.calls).publish(to: pool)
            let drafts = ProgrammeDrafts(pool)
            let broken = try SourceFile(folder.write("programmes/draft.yaml") { $0.replacing("\ncurrency: NOK\n", with: "\ncurency: NOK\n") })
            let told = try await drafts.save(broken, as: "Kari")
            #expect(told.first == "\(Self.name) version 2: draft 1, can't be published as it is")
            #expect(told.contains { $0.hasPrefix("\(broken.path):") && $0.contains("unknown key curency; did you mean currency?") })
            #expect(try await refusal { try await drafts.publish(Self.name, 2, as: "Ola") }.first == "The draft has mistakes or failing tests")
            let mended = try SourceFile(folder.write("programmes/draft.yaml") { $0 })
            #expect(try await drafts.save(mended, as: "Ola").first == "\(Self.name) version 2: draft 2, can be published by someone else")
            let author = "The version must be published by someone else than those who wrote it"
            #expect(try await refusal { try await drafts.publish(Self.name, 2, as: "Kari") } == [author])
            #expect(try await drafts.publish(Self.name, 2, as: "Per") == "\(Self.name) version 2: published")
            #expect(try await refusal { try await drafts.publish(Self.name, 2, as: "Per") } == ["\(Self.name) version 2: there is no draft"])
            let published = "The version is published and never changes: The next free number is 3."
            #expect(try await refusal { try await drafts.save(mended, as: "Kari").joined() } == [published])
            let list = try await drafts.list(Self.name)
            #expect(list.count == 3)
            #expect(list[1].contains("published") && list[1].hasSuffix("commandLine"))
            #expect(list[2].contains("Kari, Ola") && list[2].hasSuffix("Per"))
            #expect(try await drafts.list("none") == ["There are no versions."])
            // A call may name a version of which the folder has no file.
            try FileManager.default.removeItem(atPath: mended.path)
            let call = folder.calls.appending(path: "\(Self.name)-open.yaml")
            try Data(SourceFile(call.path).text.replacing("programmeVersion: 1\n", with: "programmeVersion: 2\n").utf8).write(to: call)
            let lines = try await ProgrammeFiles(programmes: folder.programmes, calls: folder.calls, isPublishing: true).publish(to: pool)
            #expect(lines.contains("\(Self.name)-open: changed"))
            #expect(throws: CommandFailure.self) { try ProgrammeFiles(programmes: folder.programmes, calls: folder.calls) }
        }
    }

    @Test("publishing files leaves a call that has applications under its version, says so, and goes on", .migrated) func keeps() async throws {
        try await inFolder { pool, folder in
            let first = try await ProgrammeFiles(programmes: folder.programmes, calls: folder.calls).publish(to: pool)
            #expect(first.allSatisfy { $0.hasSuffix(": published") })
            let call = "\(Self.name)-open"
            // An application that was submitted before.
            try await pool.withConnection { connection in
                try await connection.execute(
                    script: """
                        BEGIN;
                        INSERT INTO applications (id, call_code, owner_register, owner_number, status, revision, current_version,
                            created_by_organisation, created_by_person, created_at, updated_at)
                        VALUES (gen_random_uuid(), '\(call)', '0192', '958935420', 'draft', 1, 1, 'o', 'p', now(), now());
                        INSERT INTO application_versions (application_id, version, document, content, content_sha256)
                        SELECT id, 1, '{}', '{}', repeat('0', 64) FROM applications;
                        UPDATE application_versions SET frozen = true, frozen_at = now();
                        INSERT INTO evaluations SELECT id, id, 1, true, 'submission', now(), call_code, '\(Self.name)', 1, repeat('0', 64),
                            'eligible', 600, 500, NULL, 'NOK', '{}', encode(sha256('{}'), 'hex') FROM applications;
                        UPDATE applications SET status = 'submitted', revision = 2, submitted_at = now(), received_at = now(),
                            submitted_by_organisation = 'o', submitted_by_person = 'p', evaluation_id = id;
                        COMMIT
                        """)
            }
            _ = try folder.write("programmes/second.yaml") { $0 }
            for code in [call, "\(Self.name)-2018"] {
                let path = folder.calls.appending(path: "\(code).yaml").path
                let text = try SourceFile(path).text.replacing("programmeVersion: 1\n", with: "programmeVersion: 2\n")
                try Data(text.utf8).write(to: URL(filePath: path))
            }
            let files = try ProgrammeFiles(programmes: folder.programmes, calls: folder.calls)
            for _ in 0..<2 {
                let lines = try await files.publish(to: pool)
                #expect(lines.contains("kept: \(call) has applications judged by version 1; publish a new call for version 2"))
            }
            let versions = try await pool.query("SELECT code || ' ' || programme_version FROM calls ORDER BY code").decode(String.self)
            #expect(versions.contains("\(call) 1") && versions.contains("\(Self.name)-2018 2"))
        }
    }

    @Test("a changed file of a published version is refused, and the others are published all the same", .migrated) func changed() async throws {
        try await inFolder { pool, folder in
            _ = try await ProgrammeFiles(programmes: folder.programmes, calls: folder.calls).publish(to: pool)
            let path = folder.programmes.appending(path: "\(Self.name).yaml").path
            try Data((SourceFile(path).text + "# A remark.\n").utf8).write(to: URL(filePath: path))
            _ = try folder.write("programmes/second.yaml") { $0 }
            let files = try ProgrammeFiles(programmes: folder.programmes, calls: folder.calls)
            let told = try await refusal { try await files.publish(to: pool).joined() }
            #expect(told == ["\(path): version 1 of \(Self.name) is published with other content and never changes; raise the version number"])
            let versions = try await pool.query("SELECT version FROM programme_versions ORDER BY version").decode(Int.self)
            #expect(versions == [1, 2])
        }
    }

    @Test("one file is checked with the models beside it, its mistakes told by their places") func oneFile() async throws {
        try await ProjectFolder.temporary { folder in
            let config = try ProjectFolder.config
            let path = config.programmes.appending(path: "\(Self.name).yaml").path
            let files = try ProgrammeFiles(programmes: URL(filePath: path), calls: nil)
            #expect(files.programmes.map(\.content.code) == [Self.name] && files.testCount > 0)
            let wrong = folder.appending(path: "wrong.yaml")
            try Data("code: a\nversoin: 1\n".utf8).write(to: wrong)
            let failure = #expect(throws: CommandFailure.self) { try ProgrammeFiles(programmes: wrong, calls: nil) }
            #expect(failure?.messages.contains { $0.hasPrefix("\(wrong.path):2:1: unknown key versoin; did you mean version?") } == true)
        }
    }

    /// A folder with the first version of one programme and its calls.
    private struct Folder {
        let config: ConfigFolder
        var programmes: URL { config.programmes }
        var calls: URL { config.calls }

        /// Writes the programme's second version, changed; the file's path.
        func write(_ path: String, _ change: (String) -> String) throws -> String {
            let first = try SourceFile(programmes.appending(path: "\(ProgrammeDraftsTests.name).yaml").path).text
            let file = config.url.appending(path: path)
            try Data(change(first.replacing("\nversion: 1\n", with: "\nversion: 2\n")).utf8).write(to: file)
            return file.path
        }
    }

    private func inFolder(_ body: (PostgresPool, Folder) async throws -> Void) async throws {
        let pool = PostgresPool(try TestDatabase.current.configuration)
        do {
            try await ProjectFolder.temporary { url in
                let own = try ProjectFolder.config
                for (from, name) in [(own.programmes, "programmes"), (own.calls, "calls")] {
                    let place = url.appending(path: name)
                    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                    for file in try SourceFile.all(in: from, suffix: ".yaml") where file.name.hasPrefix(Self.name) && !file.name.hasSuffix("-2.yaml")
                    {
                        let text = file.text.replacing("programmeVersion: 2\n", with: "programmeVersion: 1\n")
                        try Data(text.utf8).write(to: place.appending(path: file.name))
                    }
                }
                try await body(pool, Folder(config: try ConfigFolder.find(url.path)))
            }
        } catch {
            await pool.shutdown()
            throw error
        }
        await pool.shutdown()
    }

    private func refusal(_ body: () async throws -> String) async throws -> [String] {
        do {
            return [try await body()]
        } catch let failure as CommandFailure {
            return Array(failure.messages.prefix(1))
        }
    }
}
