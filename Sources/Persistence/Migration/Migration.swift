package import FoundationEssentials
import Grants

/// One numbered file of the migrations folder, such as `0003_application_content.sql`.
package struct Migration: Sendable, Equatable {
    package var number: Int
    /// The file's name.
    package var name: String
    package var script: String

    /// SHA-256 of the script, lower-case hexadecimal.
    package var checksum: String { Receipt.sha256(Array(script.utf8)) }

    /// The migrations of a folder in order. Numbers run from 1 without gaps; other files are refused.
    package static func read(from directory: URL) throws(MigrationError) -> [Migration] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
        } catch {
            throw .unreadable(directory.lastPathComponent)
        }
        var migrations: [Migration] = []
        for name in names where !name.hasPrefix(".") {
            guard name.hasSuffix(".sql"), let number = Int(name.prefix(4)), name.dropFirst(4).hasPrefix("_") else {
                throw .badName(name)
            }
            guard number == migrations.count + 1 else { throw .outOfOrder(name, expected: migrations.count + 1) }
            guard let data = try? Data(contentsOf: directory.appending(path: name)),
                let script = String(validating: data, as: UTF8.self)
            else { throw .unreadable(name) }
            migrations.append(Migration(number: number, name: name, script: script))
        }
        guard !migrations.isEmpty else { throw .empty }
        return migrations
    }
}
