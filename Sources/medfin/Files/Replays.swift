import Casework
import Foundation
import Grants
import Localisation
import Persistence
import Postgres

/// What the command line does with replays, with the database's own credentials and for the programme's authority.
struct Replays {
    private let environment: CaseworkEnvironment

    init(_ pool: PostgresPool) {
        environment = CaseworkEnvironment(pool: pool, catalogue: ProgrammeCatalogue())
    }

    /// A stored version, or a file with the models beside it.
    func candidate(_ name: String) async throws -> ReplayCandidate {
        if let stored = StoredVersion(name) { return try await stored.candidate(in: environment) }
        let file = try SourceFile(name)
        return ReplayCandidate(try ProgrammeFiles.programme(file, analysing: true), file: file.text)
    }

    func run(
        _ candidate: ReplayCandidate, calls: [String], at instant: Instant?, isCancelled: @escaping @Sendable () -> Bool
    ) async throws -> ReplayRecord {
        let meter = ReplayMeter()
        let replay = try await CommandFailure.telling {
            let actor = Actor(organisation: candidate.programme.authority.identifier, person: Publish.installation)
            return try await StartReplay(environment).now(
                candidate, calls: calls, at: instant, by: actor, isCancelled: isCancelled, progress: { meter.show($0, of: $1) })
        }
        meter.end()
        guard let replay else { throw CommandFailure("the replay was ended by somebody else, or its end could not be written down") }
        return replay
    }

    func print(_ replay: ReplayRecord, of programme: Programme, as format: ReplayOutput.Format) async throws {
        let reader = ReadReplays(environment)
        try await ReplayOutput(replay: replay, programme: programme, language: .en) { filter, page in
            try await reader.cases(of: replay.id, filter, page: page)
        }.write(format)
    }
}
