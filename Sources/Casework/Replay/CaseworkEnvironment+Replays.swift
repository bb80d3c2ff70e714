import ExactJSON
import FoundationEssentials
import Grants
import Persistence
import Postgres

extension CaseworkEnvironment {
    /// Marks the replays as interrupted that nobody carries on, as those of a server that broke down; how many there were. Those that another
    /// process carries on go on.
    @discardableResult
    package func interruptAbandonedReplays() async throws -> Int {
        try await pool.withTransaction { connection in
            let abandoned = try ReplayStore.records(try await connection.query(ReplayStore.abandoned(of: nil)))
            let now = clock()
            try await connection.pipeline(abandoned.flatMap { interrupting($0, at: now) })
            return abandoned.count
        }
    }

    /// The statements that end a replay which nobody carries on. The one who started it stands for whoever let it go.
    func interrupting(_ replay: ReplayRecord, at now: Instant) -> [SQL] {
        var ended = replay
        ended.status = .interrupted
        return [
            ReplayStore.finish(replay.id, as: .interrupted, milliseconds: nil, at: now),
            AuditStore.insert(ended.event(.replayFinished, by: replay.startedBy, at: now)),
        ]
    }

    /// Writes down how a replay ended; nil where it had been ended before.
    func finish(
        _ replay: ReplayRecord, as status: ReplayStatus, failure: String?, milliseconds: Int64
    ) async throws -> ReplayRecord? {
        let now = clock()
        return try await pool.withTransaction { connection in
            let rows = try await connection.query(
                ReplayStore.finish(replay.id, as: status, failure: failure, milliseconds: milliseconds, at: now))
            guard let ended = try ReplayStore.record(rows) else { return ReplayRecord?.none }
            try await connection.query(AuditStore.insert(ended.event(.replayFinished, by: replay.startedBy, at: now)))
            return ended
        }
    }
}

extension ReplayRecord {
    func event(_ action: AuditEvent.Action, by actor: Actor, at now: Instant) -> AuditEvent {
        var details: JSONObject = [
            "replay": .string(id.uuidString.lowercased()), "version": JSON(programmeVersion), "sha256": .string(programmeHash),
            "calls": .array(calls.map(JSON.string)), "status": .string(status.rawValue),
        ]
        if action != .replayStarted {
            details["done"] = JSON(done)
            details["flipped"] = totals["counts"]?["flipped"]
            details["cost"] = totals["support"]?["cost"]
        }
        return AuditEvent(action, by: actor, at: now, programme: programme, details: details)
    }
}
