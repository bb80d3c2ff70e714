import Foundation

@testable import medfin

/// The package that these tests belong to.
enum ProjectFolder {
    static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static var config: ConfigFolder {
        get throws { try ConfigFolder.find(url.appending(path: "Config").path) }
    }

    static func example(_ name: String = "digitaliseringsguiden") throws -> SourceFile {
        try SourceFile(config.examples.appending(path: "\(name).json").path)
    }

    /// A folder of its own, deleted after the work.
    static func temporary<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "medfin tests \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}
