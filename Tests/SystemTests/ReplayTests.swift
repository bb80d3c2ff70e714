import ExactJSON
import Foundation
import Postgres
import Testing

extension SystemTests {
    @Suite("The command medfin programmes replay")
    struct ReplayTests {
        private static let call = "se-eruf-mellersta-norrland-open"

        @Test("prints who flips, by which rule, and what it costs, as text, CSV and JSON, and stores it", .timeLimit(.minutes(3)))
        func file() async throws {
            try await RunningSystem.serve { server in
                let applicant = try await server.applicant()
                let draft = try await applicant.post("/v1/applications", try TestServer.referenceApplication(call: Self.call), key: "a")
                let path = try #require(draft.location)
                #expect(try await applicant.post("\(path)/submission", [:], key: "b", ifMatch: draft.entityTag).status == 200)
                let id = try #require(path.split(separator: "/").last.map(String.init))
                let published = Program.project.appending(path: "Config/programmes/se-eruf-mellersta-norrland.yaml")
                let changed = try String(contentsOf: published, encoding: .utf8).replacing(#"value: "50""#, with: #"value: "40""#)
                let file = FileManager.default.temporaryDirectory.appending(path: "replay-\(UUID().uuidString).yaml")
                try Data(changed.utf8).write(to: file)
                defer { try? FileManager.default.removeItem(at: file) }
                let settings = ["DATABASE_URL": server.server.database]
                func replay(_ arguments: String...) async throws -> ChildProcess.Ending {
                    try await server.system.program.end(["programmes", "replay"] + arguments + ["--calls", Self.call], settings)
                }
                let text = try await replay(file.path)
                #expect(text.status == 0, "\(text.errors)")
                #expect(text.errors.contains("1 of 1 applications"))
                let lines = text.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
                #expect(lines.contains("eligibleWithConditions notEligible 1"))
                #expect(lines.contains { $0.hasPrefix("supportShare 1 1 pass → fail 1") })
                #expect(
                    lines.contains { $0.hasPrefix(id) && $0.contains("eligibleWithConditions → notEligible supportShare -3,697,750") }, "\(lines)")
                let csv = try await replay(file.path, "--csv")
                let rows = csv.output.components(separatedBy: "\r\n")
                #expect(rows.count == 3 && rows.last == "" && !rows.joined().contains { $0.isNewline }, "\(rows)")
                #expect(csv.output.contains("\(id),\(Self.call),"))
                let same = try await replay("se-eruf-mellersta-norrland:1", "--json")
                let json = try JSON(parsing: same.output)
                #expect(json["replay"]?["counts"]?["flipped"] == 0)
                #expect(json["replay"]?["support"]?["cost"] == "0")
                #expect(json["cases"] == [])
                #expect(try await server.count("SELECT count(*) FROM replays WHERE status = 'completed'") == 3)
                let unknown = try await replay("se-eruf-mellersta-norrland:9")
                #expect(unknown.status == 1)
                #expect(unknown.errors.contains("no such version"))
                // A draft is replayed, and told from what is published, by the same name.
                try Data(changed.replacing("version: 1\n", with: "version: 3\n", maxReplacements: 1).utf8).write(to: file)
                _ = try await server.system.program.end(["programmes", "draft", file.path, "--as", "Kari"], settings)
                let draft3 = try await replay("se-eruf-mellersta-norrland:3", "--json")
                #expect(try JSON(parsing: draft3.output)["replay"]?["counts"]?["flipped"] == 1, "\(draft3.errors)")
                let difference = try await server.system.program.end(
                    ["programmes", "diff", "se-eruf-mellersta-norrland:1", "se-eruf-mellersta-norrland:3"], settings)
                #expect(difference.status == 0 && difference.output.contains("50 % → 40 %"), "\(difference.output) \(difference.errors)")
                let elsewhere = try await server.system.program.end(
                    ["programmes", "replay", file.path, "--calls", "no-difi-medfinansiering-2018"], settings)
                #expect(elsewhere.status == 1)
                #expect(elsewhere.errors.contains("/calls/0"))
            }
        }
    }
}
