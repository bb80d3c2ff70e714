package import Grants
package import Persistence
import Postgres

/// A draft with what is wrong with it as it stands.
package struct CheckedDraft: Sendable {
    package var record: ProgrammeDraftRecord
    package var check: ProgrammeCheck
}

extension CaseworkEnvironment {
    /// How long the tests of a draft may run, all of them; those that do not get to run count as failures.
    private static let testTime = Duration.seconds(10)

    /// Reads a draft's file and runs its tests, unless they are not wanted. Models that a published version of the programme has need not come with the draft.
    func check(
        _ text: String, models: [DecisionModelFile], at place: ProgrammeCheck.Place, runningTests: Bool = true
    ) async throws -> ProgrammeCheck {
        try await catalogue.refreshProgrammes(from: pool)
        let known = catalogue.versions(of: place.code).flatMap { $0.models.map(\.file) }.filter { model in
            !models.contains { $0.name == model.name }
        }
        return try await checks.run { goesOn in
            let end = ContinuousClock.now + Self.testTime
            return ProgrammeCheck(text, models: models + known, at: place) { runningTests && goesOn() && ContinuousClock.now < end }
        }
    }

    func checked(_ record: ProgrammeDraftRecord, runningTests: Bool = true) async throws -> CheckedDraft {
        let place = ProgrammeCheck.Place(code: record.code, version: record.version, authority: record.authority)
        return CheckedDraft(record: record, check: try await check(record.file, models: record.models, at: place, runningTests: runningTests))
    }

    /// A draft with nobody else writing the programme's versions until the transaction ends, in one round trip. Throws `.notFound`,
    /// `.versionPublished` and `.stale`.
    nonisolated(nonsending) func lockedDraft(
        _ code: String, _ version: Int, of authority: String, expecting expected: ExpectedDraft, on connection: PostgresConnection
    ) async throws -> ProgrammeDraftRecord {
        let results = try await connection.pipeline(Self.lockingDraft(code, version, of: authority))
        return try Self.draft(results[...], version, of: authority, expecting: expected)
    }

    /// The statements of `lockedDraft`.
    static func lockingDraft(_ code: String, _ version: Int, of authority: String) -> [SQL] {
        [
            ProgrammeDraftStore.lock(code), ProgrammeDraftStore.standing(of: code, for: authority),
            ProgrammeDraftStore.find(code, version: version, of: authority),
        ]
    }

    /// `results` are those of `lockingDraft`.
    static func draft(
        _ results: ArraySlice<PostgresRows>, _ version: Int, of authority: String, expecting expected: ExpectedDraft
    ) throws -> ProgrammeDraftRecord {
        guard let record = try results.last.flatMap(ProgrammeDraftStore.record) else {
            let standing = try ProgrammeDraftStore.standing(results.dropLast().last)
            guard standing.authority == authority, standing.published.contains(version) else { throw CaseworkError.notFound }
            throw CaseworkError.versionPublished(version, next: standing.next)
        }
        try expected.require(record)
        return record
    }
}
