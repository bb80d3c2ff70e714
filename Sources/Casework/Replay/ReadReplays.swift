package import FoundationEssentials
package import Grants
package import Persistence
import Postgres

/// Reads replays of a programme version, and what they say of each application.
package struct ReadReplays: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `admin`, or `audit.read`, for the authority that made it. Throws `.notFound`.
    package func one(_ id: UUID, of code: String, _ version: Int, as principal: Principal) async throws -> ReplayRecord {
        try await one(id, of: code, version, authority: try principal.replayReader())
    }

    private func one(_ id: UUID, of code: String, _ version: Int, authority: String) async throws -> ReplayRecord {
        let rows = try await environment.reading {
            try await $0.query(ReplayStore.find(id, of: code, version: version, authority: authority))
        }
        guard let record = try ReplayStore.record(rows) else { throw CaseworkError.notFound }
        return record
    }

    /// Those of a version, oldest first. Sort key: two fields. Throws `.invalidCursor`.
    package func all(of code: String, _ version: Int, page: PageRequest, as principal: Principal) async throws -> Page<ReplayRecord> {
        let authority = try principal.replayReader()
        return try await environment.reading {
            try await ReplayStore.list(of: code, version: version, authority: authority, page: page, on: $0)
        }
    }

    /// By application, also while it runs; needs `cases.read`, or `audit.read`, as it tells of each. Sort key: one field. Throws `.notFound`
    /// and `.invalidCursor`.
    package func cases(
        of id: UUID, _ code: String, _ version: Int, _ filter: ReplayCase.Filter, page: PageRequest, as principal: Principal
    ) async throws -> Page<ReplayCase> {
        guard principal.has(.casesRead) || principal.has(.auditRead) else { throw CaseworkError.forbidden(.casesRead) }
        _ = try await one(id, of: code, version, authority: principal.normalisedOrganisation)
        return try await cases(of: id, filter, page: page)
    }

    /// Those of a replay that has been read.
    package func cases(of id: UUID, _ filter: ReplayCase.Filter, page: PageRequest) async throws -> Page<ReplayCase> {
        try await environment.reading { try await ReplayResultStore.list(of: id, filter, page: page, on: $0) }
    }
}

/// Asks a replay that runs to stop; it does once the applications at hand are done.
package struct CancelReplay: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `admin`. Asking again changes nothing. Throws `.notFound`, `.stale`, and `.replayOver` where it has ended.
    package func callAsFunction(
        _ id: UUID, of code: String, _ version: Int, expecting revision: ExpectedRevision, as principal: Principal
    ) async throws -> ReplayRecord {
        try principal.require(.admin)
        let authority = principal.normalisedOrganisation
        return try await environment.reading { connection in
            try await connection.withTransaction { connection in
                let found = try await connection.query(ReplayStore.lockRow(id, of: code, version: version, authority: authority))
                guard var record = try ReplayStore.record(found) else { throw CaseworkError.notFound }
                try revision.require(record.revision)
                guard record.status == .running else { throw CaseworkError.replayOver(record.status) }
                guard !record.isCancelRequested else { return record }
                record.isCancelRequested = true
                record.revision += 1
                try await connection.pipeline([
                    ReplayStore.requestCancellation(id),
                    AuditStore.insert(record.event(.replayCancellationRequested, by: principal.actor, at: environment.clock())),
                ])
                return record
            }
        }
    }
}

extension Principal {
    /// The authority whose replays the principal may read.
    fileprivate func replayReader() throws(CaseworkError) -> String {
        guard has(.admin) || has(.auditRead) else { throw .forbidden(.admin) }
        return normalisedOrganisation
    }
}
