import Foundation
import Grants
import Localisation
import Testing

@testable import medfin

@Suite("The difference of two programme files on the command line") struct ProgrammeDiffTests {
    private func own(_ name: String) throws -> SourceFile {
        try SourceFile(ProjectFolder.config.programmes.appending(path: name).path)
    }

    @Test("is a line for each change under the names of both, substance first") func report() async throws {
        let file = try own("no-difi-medfinansiering.yaml")
        let text = try await ProjectFolder.temporary { folder in
            let second = folder.appending(path: "second.yaml")
            let changed = file.text.replacing("\nversion: 1\n", with: "\nversion: 1000\n").replacing("value: P36M", with: "value: P48M")
                .replacing("en: At most three years", with: "en: At most four years").replacing(
                    "\"At most three years\"", with: "\"At most four years\"")
            try Data(changed.utf8).write(to: second)
            let difference = ProgrammeDifference(from: try ProgrammeFiles.programme(file), to: try ProgrammeFiles.programme(SourceFile(second.path)))
            return DifferenceReport(difference, language: .en).text
        }
        #expect(
            text == """
                no-difi-medfinansiering 1 → no-difi-medfinansiering 1000
                  Longest project period: 3 years → 4 years from 1 January 2016
                Wording and sources
                  Rule “At most four years”: title reworded (en): “At most three years” → “At most four years”
                """)
    }

    @Test("of a file and itself is none, said in every language", arguments: Language.allCases) func none(language: Language) throws {
        let programme = try ProgrammeFiles.programme(own("no-difi-medfinansiering.yaml"))
        let lines = DifferenceReport(ProgrammeDifference(from: programme, to: programme), language: language).text.split(separator: "\n")
        #expect(lines.count == 2)
    }

    @Test("takes a file by its name, and code:version as a stored version") func names() throws {
        #expect(StoredVersion("no-difi-medfinansiering:2") != nil)
        for name in ["a.yaml", "a:b", ":1", "a:1:2", "C:\\a.yaml"] { #expect(StoredVersion(name) == nil) }
    }

    @Test("of a file with mistakes tells them") func mistakes() async throws {
        let messages = try await ProjectFolder.temporary { folder -> [String] in
            let place = folder.appending(path: "a.yaml")
            try Data("code: a\n".utf8).write(to: place)
            do throws(CommandFailure) {
                _ = try ProgrammeFiles.programme(SourceFile(place.path))
                return []
            } catch {
                return error.messages.map { $0.replacing(folder.path + "/", with: "") }
            }
        }
        #expect(messages.contains("a.yaml:1:1: missing key version"))
    }
}
