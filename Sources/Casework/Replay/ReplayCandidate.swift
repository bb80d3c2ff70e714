package import Grants
import Persistence
import Postgres

/// A programme version to be tried: published, a draft, or a file; compiled, with the file's text.
package struct ReplayCandidate: Sendable {
    package var programme: Programme
    package var file: String

    package init(_ programme: Programme, file: String) {
        self.programme = programme
        self.file = file
    }
}

extension CaseworkEnvironment {
    /// A version of the authority's programme. Throws `.notFound`, and `.notPublishable` for a draft that can't be read.
    package func replayCandidate(_ code: String, version: Int, of authority: String) async throws -> ReplayCandidate {
        let results = try await reading {
            try await $0.pipeline([
                ProgrammeDraftStore.standing(of: code, for: authority), ProgrammeDraftStore.find(code, version: version, of: authority),
                ProgrammeStore.file(of: code, version: version),
            ])
        }
        let standing = try ProgrammeDraftStore.standing(results[0])
        if standing.published.contains(version) {
            guard standing.authority == authority, let file = try results[2].first?.decode(String.self, 0),
                let programme = try await pool.withConnection({ try await catalogue.programme(code, version: version, on: $0) })
            else { throw CaseworkError.notFound }
            return ReplayCandidate(programme, file: file)
        }
        guard let draft = try ProgrammeDraftStore.record(results[1]) else { throw CaseworkError.notFound }
        let check = try await checked(draft, runningTests: false).check
        guard let programme = check.programme else { throw CaseworkError.notPublishable(check) }
        return ReplayCandidate(programme, file: draft.file)
    }
}
