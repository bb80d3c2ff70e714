import Casework
import Foundation
import Grants
import Postgres

/// A published version as the command line names it: `code:version`.
struct PublishedVersion {
    private let code: String
    private let number: Int

    /// Nil for anything else, and where a file of that name is there.
    init?(_ name: String) {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let number = Int(parts[1]), !FileManager.default.fileExists(atPath: name) else { return nil }
        code = String(parts[0])
        self.number = number
    }

    func programme(in pool: PostgresPool) async throws -> Programme {
        let catalogue = ProgrammeCatalogue()
        try await catalogue.refreshProgrammes(from: pool)
        guard let programme = catalogue.versions(of: code).first(where: { $0.version == number }) else {
            let known = catalogue.versions(of: code).map { "\($0.version)" }
            throw CommandFailure(
                "\(code):\(number): there is no such published version" + (known.isEmpty ? "" : "; there are: \(known.joined(separator: ", "))"))
        }
        return programme
    }
}
