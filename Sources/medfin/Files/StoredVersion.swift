import Casework
import Foundation
import Persistence
import Postgres

/// A programme version in the database as the command line names it: `code:version`.
struct StoredVersion {
    private let code: String
    private let number: Int

    /// Nil for anything else, and where a file of that name is there.
    init?(_ name: String) {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let number = Int(parts[1]), !FileManager.default.fileExists(atPath: name) else { return nil }
        code = String(parts[0])
        self.number = number
    }

    /// A published version, or the only draft of that number.
    func candidate(in environment: CaseworkEnvironment) async throws -> ReplayCandidate {
        let results = try await environment.pool.transaction(
            readOnly: true,
            pipelined: [ProgrammeDraftStore.standing(of: code, for: ""), ProgrammeDraftStore.authorities(of: code, version: number)])
        let standing = try ProgrammeDraftStore.standing(results[0])
        var authorities = try results[1].decode(String.self)
        if standing.published.contains(number), let authority = standing.authority { authorities = [authority] }
        guard let authority = authorities.first else {
            let published = standing.published.sorted().map(String.init).joined(separator: ", ")
            throw CommandFailure("\(code):\(number): there is no such version" + (published.isEmpty ? "" : "; published are: \(published)"))
        }
        guard authorities.count == 1 else { throw CommandFailure("\(code):\(number): there are drafts of several authorities") }
        return try await CommandFailure.telling { try await environment.replayCandidate(code, version: number, of: authority) }
    }
}
