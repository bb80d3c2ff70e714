import ExactJSON
import Foundation
import Grants
import Localisation
import Testing

@testable import medfin

@Suite("Programme and call files on the command line") struct ProgrammeFilesTests {
    @Test("the project's own files have no mistakes, and all their tests pass") func own() throws {
        let config = try ProjectFolder.config
        let files = try ProgrammeFiles(programmes: config.programmes, calls: config.calls)
        let schemes = [
            "fi-digikommun-2017", "fi-vm-2019", "no-difi-kommune-2009", "no-difi-medfinansiering", "no-digdir-medfinansiering",
            "no-forkommersielle-anskaffelser", "no-innovasjonspartnerskap", "no-offentlig-privat-samarbeid", "no-offentlig-sektor-phd",
            "no-stimulab", "se-eruf-mellersta-norrland",
        ]
        #expect(Set(files.programmes.map(\.content.code)) == Set(schemes))
        for scheme in schemes {
            #expect(files.calls.contains { $0.content.code == "\(scheme)-open" })
        }
        for programme in ["no-difi-medfinansiering", "se-eruf-mellersta-norrland"] {
            #expect(files.programmes.map(\.content).filter { $0.code == programme }.map(\.version) == [1, 2])
            #expect(files.calls.contains { $0.content.code == "\(programme)-open" && $0.content.programmeVersion == 2 })
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
        #expect(mistakes == ["calls/call.yaml:1:1: there is no programme se-eruf-mellersta-norrland of version 2"])
    }

    @Test("the versions of a programme stand in files of their own, and each call goes by the one it names") func versions() async throws {
        try await withTwoVersions { config in
            let files = try ProgrammeFiles(programmes: config.programmes, calls: config.calls)
            #expect(files.programmes.map(\.content.version) == [1, 2])
            #expect(files.newest("se-eruf-mellersta-norrland")?.version == 2)
            for read in files.calls {
                let expected = read.content.code == "se-eruf-mellersta-norrland-open" ? 2 : 1
                #expect(files.programme(of: read.content)?.version == expected)
            }
        }
    }

    @Test("a document is evaluated by the version that its call names") func versionOfCall() async throws {
        try await withTwoVersions { config in
            let document = try ProjectFolder.example()
            #expect(try OfflineEvaluation(document: document, config: config, language: .en).programme.version == 1)
            let other = config.url.appending(path: "other.json")
            try Data(document.text.replacing("norrland-2019", with: "norrland-open").utf8).write(to: other)
            let offline = try OfflineEvaluation(document: SourceFile(other.path), config: config, language: .en)
            #expect(offline.programme.version == 2)
            #expect(try offline.evaluate(at: .now())["verdict"] != nil)
        }
    }

    @Test("a call of a version whose file was taken away is a mistake that says so") func missingVersion() async throws {
        try await withTwoVersions { config in
            try FileManager.default.removeItem(at: config.programmes.appending(path: "se-eruf-mellersta-norrland.yaml"))
            let failure = #expect(throws: CommandFailure.self) {
                try OfflineEvaluation(document: ProjectFolder.example(), config: config, language: .en)
            }
            let mistake = "there is no programme se-eruf-mellersta-norrland of version 1, only of 2; keep the file of every version that a call names"
            #expect(failure?.messages == ["\(config.calls.path)/se-eruf-mellersta-norrland-2019.yaml:1:1: \(mistake)"])
        }
    }

    /// The Swedish programme in two versions; its open call names the second.
    private func withTwoVersions(_ body: (ConfigFolder) throws -> Void) async throws {
        try await ProjectFolder.temporary { folder in
            let name = "se-eruf-mellersta-norrland"
            for place in ["programmes", "calls"] {
                try FileManager.default.createDirectory(at: folder.appending(path: place), withIntermediateDirectories: true)
            }
            let first = try own("\(name).yaml")
            let calls = try ProjectFolder.config.calls
            let opened = try SourceFile(calls.appending(path: "\(name)-open.yaml").path).text
            for (path, text) in [
                "programmes/\(name).yaml": first, "programmes/\(name)-2.yaml": first.replacing("\nversion: 1\n", with: "\nversion: 2\n"),
                "calls/\(name)-2019.yaml": try SourceFile(calls.appending(path: "\(name)-2019.yaml").path).text
                    .replacing("programmeVersion: 2\n", with: "programmeVersion: 1\n"),
                "calls/\(name)-open.yaml": opened,
            ] {
                try Data(text.utf8).write(to: folder.appending(path: path))
            }
            try body(ConfigFolder.find(folder.path))
        }
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
