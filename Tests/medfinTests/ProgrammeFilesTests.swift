import Foundation
import Grants
import Testing

@testable import medfin

@Suite("Programme and call files on the command line") struct ProgrammeFilesTests {
    @Test("the project's own files have no mistakes, and all their tests pass") func own() throws {
        let config = try ProjectFolder.config
        let files = try ProgrammeFiles(programmes: config.programmes, calls: config.calls)
        #expect(files.programmes.map(\.content.code) == ["no-difi-medfinansiering", "se-eruf-mellersta-norrland"])
        for programme in files.programmes.map(\.content.code) {
            #expect(files.calls.contains { $0.content.code == "\(programme)-open" })
        }
    }

    @Test("mistakes in several files are all told, each with file, line and column") func mistakes() async throws {
        let mistakes = try await mistakes { programmes in
            programmes["a.yaml"] = "code: a\nversoin: 1\n"
            programmes["b.yaml"] = "code: b\n\tname: x\n"
        } calls: { _ in
        }
        #expect(mistakes.contains { $0.hasPrefix("programmes/a.yaml:2:1: unknown key versoin; did you mean version?") })
        #expect(mistakes.contains { $0.hasPrefix("programmes/b.yaml:2:") })
    }

    @Test("a test case that does not come out as it says is a mistake at its line") func failingTest() async throws {
        let text = try own("se-eruf-mellersta-norrland.yaml")
        let changed = text.replacing("permitted: \"3697750\"", with: "permitted: \"1\"", maxReplacements: 1)
        #expect(changed != text)
        let mistakes = try await mistakes {
            $0["eruf.yaml"] = changed
        } calls: { _ in
        }
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.contains("permitted: expected 1, found 3697750") == true)
    }

    @Test("a call of a programme that is not there is a mistake") func strayCall() async throws {
        let call = try SourceFile(ProjectFolder.config.calls.appending(path: "se-eruf-mellersta-norrland-2019.yaml").path).text
        let mistakes = try await mistakes {
            $0["nb.yaml"] = try own("no-difi-medfinansiering.yaml")
        } calls: {
            $0["call.yaml"] = call
        }
        #expect(mistakes == ["calls/call.yaml:1:1: there is no programme se-eruf-mellersta-norrland of version 1"])
    }

    @Test("two files of one programme version are a mistake") func twice() async throws {
        let text = try own("no-difi-medfinansiering.yaml")
        let mistakes = try await mistakes {
            $0["a.yaml"] = text
            $0["b.yaml"] = text
        } calls: { _ in
        }
        #expect(mistakes == ["programmes/b.yaml:1:1: no-difi-medfinansiering version 1 stands in programmes/a.yaml too"])
    }

    @Test("a folder without programmes is a mistake") func empty() async throws {
        #expect(
            try await mistakes { _ in
            } calls: { _ in
            } == ["programmes: the folder has no programme files (*.yaml)"])
    }

    private func own(_ name: String) throws -> String {
        try SourceFile(ProjectFolder.config.programmes.appending(path: name).path).text
    }

    /// The mistakes found in files with these texts, their folder taken off.
    private func mistakes(
        programmes: (inout [String: String]) throws -> Void, calls: (inout [String: String]) throws -> Void
    ) async throws -> [String] {
        var texts: [String: [String: String]] = ["programmes": [:], "calls": [:]]
        try programmes(&texts["programmes", default: [:]])
        try calls(&texts["calls", default: [:]])
        return try await ProjectFolder.temporary { folder in
            for (name, files) in texts {
                let place = folder.appending(path: name, directoryHint: .isDirectory)
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                for (file, text) in files { try Data(text.utf8).write(to: place.appending(path: file)) }
            }
            do throws(CommandFailure) {
                _ = try ProgrammeFiles(programmes: folder.appending(path: "programmes/"), calls: folder.appending(path: "calls/"))
                return []
            } catch {
                return error.messages.map { $0.replacing(folder.path + "/", with: "") }
            }
        }
    }
}
