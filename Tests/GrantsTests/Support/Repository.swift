import ExactJSON
import Foundation
import Testing

@testable import Grants

/// Files of the checkout that tests read.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    static let programmeFiles = [
        "se-eruf-mellersta-norrland", "se-eruf-mellersta-norrland-2", "no-difi-medfinansiering", "no-difi-medfinansiering-2",
    ]

    private static let programmes: [String: Result<Programme, any Error>] = Dictionary(
        uniqueKeysWithValues: programmeFiles.map { name in
            (name, Result { try ProgrammeFile.read(text("Config/programmes/\(name).yaml")) })
        })

    /// A programme of the checkout by its file's name, read once for all tests.
    static func programme(_ file: String) throws -> Programme {
        try #require(programmes[file]).get()
    }

    /// The files of a folder of `Config`, by name.
    static func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Config/\(folder)").path).sorted()
    }

    /// The version of a programme that a call names.
    static func programme(of call: Call) throws -> Programme {
        let texts = try names("programmes").filter { $0.hasSuffix(".yaml") }.map { try text("Config/programmes/\($0)") }
        let file = texts.first { text in
            let lines = text.split(separator: "\n")
            return lines.contains("code: \(call.programme)") && lines.contains("version: \(call.programmeVersion)")
        }
        return try ProgrammeFile.read(#require(file), analysing: false)
    }

    static func call(_ code: String) throws -> Call {
        try CallFile.read(text("Config/calls/\(code).yaml"))
    }

    /// A file beside the checkout that is there on some machines only.
    static func shared(_ path: String) -> JSON? {
        guard let data = try? Data(contentsOf: root.deletingLastPathComponent().appendingPathComponent("shared/\(path)")) else { return nil }
        return try? JSON(parsing: Array(data))
    }
}

extension ApplicationContent {
    static func reading(_ text: String) throws -> ApplicationContent {
        try ApplicationContent(JSON(parsing: text))
    }
}
