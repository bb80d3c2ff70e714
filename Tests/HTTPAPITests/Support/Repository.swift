import Foundation

/// Files of the checkout that tests publish and send.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The files of a folder of `Config`, by name.
    static func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(components: "Config", folder).path()).sorted()
    }

    /// The text of a file in a folder of `Config`.
    static func config(_ folder: String, _ name: String) throws -> String {
        try String(contentsOf: root.appending(components: "Config", folder, name), encoding: .utf8)
    }
}
