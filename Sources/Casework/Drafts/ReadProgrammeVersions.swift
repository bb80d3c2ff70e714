package import Grants
package import Persistence
import Postgres

/// Programme versions: drafts, the files of published ones, and who wrote and published them.
package struct ReadProgrammeVersions: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// A draft with its mistakes. Needs `admin` for its authority. Throws `.notFound`.
    package func one(_ code: String, _ version: Int, as principal: Principal) async throws -> CheckedDraft {
        try await environment.checked(try await record(code, version, as: principal))
    }

    /// A draft as it is kept, not checked. Throws as `one`.
    package func record(_ code: String, _ version: Int, as principal: Principal) async throws -> ProgrammeDraftRecord {
        try principal.require(.admin)
        let authority = principal.normalisedOrganisation
        let rows = try await environment.reading { try await $0.query(ProgrammeDraftStore.find(code, version: version, of: authority)) }
        guard let record = try ProgrammeDraftStore.record(rows) else { throw CaseworkError.notFound }
        return record
    }

    /// Published versions and drafts of a programme, by number. Needs `admin` for its authority. Throws `.notFound` where there are none.
    package func versions(of code: String, as principal: Principal) async throws -> [ProgrammeVersionEntry] {
        try principal.require(.admin)
        let authority = principal.normalisedOrganisation
        let entries = try await environment.reading { try await self.entries(ProgrammeStore.history(of: code, authority: authority), on: $0) }
        guard !entries.isEmpty else { throw CaseworkError.notFound }
        return entries
    }

    /// Published versions and drafts of one programme or of all, whoever's they are: for the installation itself.
    package func all(of code: String?) async throws -> [ProgrammeVersionEntry] {
        try await environment.reading { try await entries(ProgrammeStore.history(of: code), on: $0) }
    }

    /// The file of a published version, byte for byte; nil where there is none.
    package func file(of code: String, version: Int) async throws -> String? {
        try await environment.pool.query(ProgrammeStore.file(of: code, version: version)).first?.decode(String.self, 0)
    }

    /// The published versions of a programme, by number, with the last of them; nil for an unknown code. Those included that another server
    /// has published.
    package func published(_ code: String) async throws -> (versions: [ProgrammeVersionEntry], latest: Programme)? {
        let versions = try await environment.reading { connection in
            try await entries(ProgrammeStore.history(of: code), on: connection).filter { $0.publication != nil }
        }
        let latest = environment.catalogue.versions(of: code).last { $0.version == versions.last?.version }
        return latest.map { (versions, $0) }
    }

    /// The catalogue knows them all afterwards.
    private nonisolated(nonsending) func entries(_ history: SQL, on connection: PostgresConnection) async throws -> [ProgrammeVersionEntry] {
        let rows = try await connection.query(history)
        try await environment.catalogue.refreshProgrammes(on: connection)
        return try ProgrammeStore.entries(rows).map { entry in
            var entry = entry
            entry.validity = environment.catalogue.versions(of: entry.code).first { $0.version == entry.version }?.validity
            return entry
        }
    }
}
