import ExactJSON
import Foundation
import Synchronization
import Testing

@testable import Grants

/// Files of the checkout that tests read.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The files of a folder of `Config`, by name.
    static func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Config/\(folder)").path).sorted()
    }

    /// Those of programmes or of calls, without `.yaml`.
    static func yaml(_ folder: String) throws -> [String] {
        try names(folder).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }
    }

    private static let programmes = Mutex<[String: Programme]>([:])

    /// A programme of the checkout by its file's name, read once for all tests.
    static func programme(_ file: String) throws -> Programme {
        if let programme = programmes.withLock({ $0[file] }) { return programme }
        let programme = try ProgrammeFile.read(text("Config/programmes/\(file).yaml"))
        programmes.withLock { $0[file] = programme }
        return programme
    }

    /// The version of a programme that a call names.
    static func programme(of call: Call) throws -> Programme {
        let version = call.programmeVersion
        let programme = try programme("\(call.programme)\(version == 1 ? "" : "-\(version)")")
        try #require(programme.code == call.programme && programme.version == version)
        return programme
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
