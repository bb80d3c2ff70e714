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
        let rows = try await environment.reading { try await $0.query(ProgrammeStore.history(of: code, authority: authority)) }
        let entries = try await entries(rows)
        guard !entries.isEmpty else { throw CaseworkError.notFound }
        return entries
    }

    /// Published versions and drafts of one programme or of all, whoever's they are: for the installation itself.
    package func all(of code: String?) async throws -> [ProgrammeVersionEntry] {
        try await entries(try await environment.pool.query(ProgrammeStore.history(of: code)))
    }

    /// The file of a published version, byte for byte; nil where there is none.
    package func file(of code: String, version: Int) async throws -> String? {
        try await environment.pool.query(ProgrammeStore.file(of: code, version: version)).first?.decode(String.self, 0)
    }

    /// The published versions of a programme, by number; empty for an unknown code.
    package func published(_ code: String) async throws -> [ProgrammeVersionEntry] {
        let rows = try await environment.reading { try await $0.query(ProgrammeStore.history(of: code)) }
        return try await entries(rows).filter { $0.publication != nil }
    }

    private func entries(_ rows: PostgresRows) async throws -> [ProgrammeVersionEntry] {
        try await environment.catalogue.refreshProgrammes(from: environment.pool)
        return try ProgrammeStore.entries(rows).map { entry in
            var entry = entry
            entry.validity = environment.catalogue.versions(of: entry.code).first { $0.version == entry.version }?.validity
            return entry
        }
    }
}
