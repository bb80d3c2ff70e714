import Foundation

/// The cases that are known to fail, as a table in a document lists them: `| test file | case | reason |`.
struct KnownFailures {
    private(set) var reasons: [String: String] = [:]

    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    init(_ url: URL) throws {
        guard let data = FileManager.default.contents(atPath: url.path) else {
            throw Malformed(description: "\(url.path) cannot be read")
        }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
            // Other tables and the head of this one do not begin with the number of a test.
            guard let first = cells.first, first.prefix(4).allSatisfy(\.isNumber), first.contains("-test-") else { continue }
            guard cells.count == 3, !cells[2].isEmpty else {
                throw Malformed(description: "expected \"| test file | case | reason |\", found: \(line)")
            }
            reasons[KnownFailures.key(cells[0], cells[1])] = cells[2]
        }
    }

    static func key(_ file: String, _ id: String) -> String { file + " " + id }
}
