package import ExactJSON
package import FoundationEssentials
package import Grants
import Postgres

/// A replay as it is kept: what is tried on which applications, how far it has come, and what it adds up to.
package struct ReplayRecord: Sendable {
    package var id: UUID
    /// `register:number`; applications to the calls of others do not exist for it.
    package var authority: String
    package var programme: String
    package var programmeVersion: Int
    package var programmeHash: String
    package var calls: [String]
    package var currency: String
    /// nil where each application is evaluated as of the instant of its own evaluation.
    package var evaluatedAt: Instant?
    package var status = ReplayStatus.running
    /// Rises when the status changes and when a cancellation is asked for.
    package var revision: Int64 = 1
    package var isCancelRequested = false
    /// nil until the applications are counted.
    package var total: Int?
    package var done = 0
    /// As `ReplayTotals` writes it, of the results that stand.
    package var totals: JSON
    package var failure: String?
    package var startedAt: Instant
    package var startedBy: Actor
    package var finishedAt: Instant?
    package var milliseconds: Int64?

    package init(
        id: UUID, authority: String, programme: Programme, calls: [String], evaluatedAt: Instant?, startedAt: Instant, startedBy: Actor
    ) {
        self.id = id
        self.authority = authority
        self.programme = programme.code
        programmeVersion = programme.version
        programmeHash = programme.hash
        self.calls = calls
        currency = programme.currency
        self.evaluatedAt = evaluatedAt
        totals = ReplayTotals().json(ruleOrder: [])
        self.startedAt = startedAt
        self.startedBy = startedBy
    }

    init(_ row: PostgresRow) throws {
        id = try row.decode(UUID.self, "id")
        authority = try row.decode(String.self, "authority")
        programme = try row.decode(String.self, "programme_code")
        programmeVersion = try row.decode(Int.self, "programme_version")
        programmeHash = try row.decode(String.self, "programme_sha256")
        calls = try row.decode([String].self, "calls")
        currency = try row.decode(String.self, "currency")
        evaluatedAt = try row.decode(Instant?.self, "evaluated_at")
        status = try row.decode(ReplayStatus.self, "status")
        revision = try row.decode(Int64.self, "revision")
        isCancelRequested = try row.decode(Bool.self, "cancel_requested")
        total = try row.decode(Int?.self, "total")
        done = try row.decode(Int.self, "done")
        totals = try JSON(parsing: try row.decode(PostgresJSON.self, "totals").text)
        failure = try row.decode(String?.self, "failure")
        startedAt = try row.decode(Instant.self, "started_at")
        startedBy = Actor(
            organisation: try row.decode(String.self, "started_by_organisation"), person: try row.decode(String.self, "started_by_person"))
        finishedAt = try row.decode(Instant?.self, "finished_at")
        milliseconds = try row.decode(Int64?.self, "duration_milliseconds")
    }
}
