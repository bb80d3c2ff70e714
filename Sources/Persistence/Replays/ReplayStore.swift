package import ExactJSON
package import FoundationEssentials
package import Grants
package import Postgres

/// Statements on replays.
package enum ReplayStore {
    /// Stores a replay that begins; an authority has one at a time (`replays_one_at_a_time`). `file` is the programme's.
    package static func insert(_ replay: ReplayRecord, file: String) -> SQL {
        """
        INSERT INTO replays (
            id, authority, programme_code, programme_version, programme_sha256, file, calls, currency, evaluated_at, status, totals, started_at,
            started_by_organisation, started_by_person)
        VALUES (
            \(replay.id), \(replay.authority), \(replay.programme), \(replay.programmeVersion), \(replay.programmeHash), \(file),
            \(replay.calls), \(replay.currency), \(replay.evaluatedAt), \(replay.status), \(replay.totals.text()), \(replay.startedAt),
            \(replay.startedBy.organisation), \(replay.startedBy.person))
        """
    }

    /// At most one row, for `record(_:)`.
    package static func find(_ id: UUID, of programme: String, version: Int, authority: String) -> SQL {
        """
        SELECT \(columns) FROM replays
        WHERE id = \(id) AND programme_code = \(programme) AND programme_version = \(Int32(clamping: version)) AND authority = \(authority)
        """
    }

    package static func record(_ rows: PostgresRows) throws -> ReplayRecord? {
        try rows.first.map(ReplayRecord.init)
    }

    /// The replays of a version, oldest first.
    package nonisolated(nonsending) static func list(
        of programme: String, version: Int, authority: String, page: PageRequest, on connection: PostgresConnection
    ) async throws -> Page<ReplayRecord> {
        var after: SQL = ""
        if let key = page.after {
            guard key.count == 2, let microseconds = Int64(key[0]), let id = UUID(uuidString: key[1]),
                let instant = try? Instant(microsecondsSince1970: microseconds)
            else { throw InvalidCursor() }
            after = "AND (started_at, id) > (\(instant), \(id))"
        }
        let rows = try await connection.query(
            """
            SELECT \(columns) FROM replays
            WHERE programme_code = \(programme) AND programme_version = \(Int32(clamping: version)) AND authority = \(authority) \(after)
            ORDER BY started_at, id LIMIT \(page.limit + 1) OFFSET \(page.offset)
            """)
        return Page(try rows.map { try ReplayRecord($0) }, limit: page.limit) {
            ["\($0.startedAt.microsecondsSince1970)", $0.id.uuidString.lowercased()]
        }
    }

    // MARK: Going on

    /// Marks the replay as alive until the transaction ends; true unless someone has it already.
    package static func hold(_ id: UUID) -> SQL {
        "SELECT pg_try_advisory_xact_lock(\(lock(id)))"
    }

    /// Marks a replay as alive that waits for its turn; one row while it is not over, for `isCancelRequested(_:)`.
    package static func wait(_ id: UUID) -> SQL {
        "UPDATE replays SET alive_at = now() WHERE id = \(id) AND status = 'running' RETURNING cancel_requested"
    }

    package static func begin(_ id: UUID, total: Int) -> SQL {
        "UPDATE replays SET total = \(Int32(clamping: total)) WHERE id = \(id) AND status = 'running'"
    }

    /// Counts results that are stored in the same transaction; one row while the replay runs, for `isCancelRequested(_:)`.
    package static func progress(_ id: UUID, done: Int, totals: JSON) -> SQL {
        """
        UPDATE replays SET done = \(Int32(clamping: done)), totals = \(totals.text()) WHERE id = \(id) AND status = 'running'
        RETURNING cancel_requested
        """
    }

    /// nil where the replay does not run any more.
    package static func isCancelRequested(_ rows: PostgresRows?) throws -> Bool? {
        try rows?.first?.decode(Bool.self, 0)
    }

    /// No row is changed where the replay is over already.
    package static func finish(
        _ id: UUID, as status: ReplayStatus, failure: String? = nil, milliseconds: Int64?, at instant: Instant
    ) -> SQL {
        """
        UPDATE replays SET status = \(status), revision = revision + 1, failure = \(failure), duration_milliseconds = \(milliseconds),
            finished_at = greatest(\(instant), started_at)
        WHERE id = \(id) AND status = 'running' RETURNING \(columns)
        """
    }

    package static func requestCancellation(_ id: UUID) -> SQL {
        "UPDATE replays SET cancel_requested = true, revision = revision + 1 WHERE id = \(id) AND status = 'running' AND NOT cancel_requested"
    }

    /// A replay's row, taken until the transaction ends, for `record(_:)`.
    package static func lockRow(_ id: UUID, of programme: String, version: Int, authority: String) -> SQL {
        "\(find(id, of: programme, version: version, authority: authority)) FOR UPDATE"
    }

    /// Replays that nobody carries on, of one authority or of all, their liveness taken until the transaction ends. One that has just been
    /// started, or has just said that it waits for its turn, may not be carried on yet.
    package static func abandoned(of authority: String?) -> SQL {
        """
        SELECT \(columns) FROM replays
        WHERE status = 'running'
            AND CASE WHEN status = 'running' AND coalesce(authority = \(authority)::text, true)
                AND (total IS NOT NULL OR greatest(alive_at, started_at) < now() - interval '30 seconds')
            THEN pg_try_advisory_xact_lock(\(lockOfRow)) ELSE false END
        FOR UPDATE
        """
    }

    package static func records(_ rows: PostgresRows) throws -> [ReplayRecord] {
        try rows.map { try ReplayRecord($0) }
    }

    private static func lock(_ id: UUID) -> SQL { "hashtextextended('replay ' || \(id)::uuid::text, 0)" }
    private static let lockOfRow: SQL = "hashtextextended('replay ' || id::text, 0)"

    private static let columns: SQL = """
        id, authority, programme_code, programme_version, programme_sha256, calls, currency, evaluated_at, status, revision, cancel_requested,
        total, done, totals, failure, started_at, started_by_organisation, started_by_person, finished_at, duration_milliseconds
        """
}
