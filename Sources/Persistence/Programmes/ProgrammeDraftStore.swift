package import Grants
package import Postgres

/// Statements on drafts of programme versions.
package enum ProgrammeDraftStore {
    /// Makes all who give a programme a version, or write one, do so one after the other until the transaction ends.
    package static func lock(_ code: String) -> SQL {
        "SELECT pg_advisory_xact_lock(hashtextextended('programme ' || \(code)::text, 0))::text"
    }

    /// One row, for `standing(_:)`.
    package static func standing(of code: String, for authority: String) -> SQL {
        """
        SELECT (SELECT authority FROM programmes WHERE code = \(code)),
            ARRAY(SELECT version FROM programme_versions WHERE programme_code = \(code)),
            ARRAY(SELECT version FROM programme_drafts WHERE authority = \(authority) AND programme_code = \(code))
        """
    }

    package static func standing(_ rows: PostgresRows?) throws -> ProgrammeStanding {
        guard let row = try rows?.decode((String?, [Int32], [Int32]).self).first else {
            return ProgrammeStanding(authority: nil, published: [], drafts: [])
        }
        return ProgrammeStanding(authority: row.0, published: row.1.map { Int($0) }, drafts: row.2.map { Int($0) })
    }

    /// At most one row, for `record(_:)`.
    package static func find(_ code: String, version: Int, of authority: String) -> SQL {
        """
        SELECT d.authority, d.programme_code, d.version, d.file, d.revision, d.created_at, d.changed_at,
            ARRAY(SELECT m.name \(models) ORDER BY m.ordinal), ARRAY(SELECT m.file \(models) ORDER BY m.ordinal),
            ARRAY(SELECT a.organisation \(authors) ORDER BY a.wrote_at, a.person, a.organisation),
            ARRAY(SELECT a.person \(authors) ORDER BY a.wrote_at, a.person, a.organisation)
        FROM programme_drafts d
        WHERE d.authority = \(authority) AND d.programme_code = \(code) AND d.version = \(Int32(clamping: version))
        """
    }

    package static func record(_ rows: PostgresRows) throws -> ProgrammeDraftRecord? {
        guard let row = rows.first else { return nil }
        let (authority, code, version, file, revision, createdAt, changedAt, names, texts, organisations, persons) = try row.decode(
            (String, String, Int, String, Int64, Instant, Instant, [String], [String], [String], [String]).self)
        return ProgrammeDraftRecord(
            authority: authority, code: code, version: version, file: file,
            models: zip(names, texts).map { DecisionModelFile(name: $0, text: $1) }, revision: revision, createdAt: createdAt,
            changedAt: changedAt, authors: zip(organisations, persons).map { Actor(organisation: $0, person: $1) })
    }

    /// The authorities that have such a draft, a row each.
    package static func authorities(of code: String, version: Int) -> SQL {
        "SELECT authority FROM programme_drafts WHERE programme_code = \(code) AND version = \(Int32(clamping: version))"
    }

    /// Stores a new draft.
    package static func insert(_ draft: ProgrammeDraftRecord, by actor: Actor) -> [SQL] {
        [
            """
            INSERT INTO programme_drafts (authority, programme_code, version, file, sha256, revision, created_at, changed_at)
            VALUES (
                \(draft.authority), \(draft.code), \(draft.version), \(draft.file), \(draft.hash), \(draft.revision),
                \(draft.createdAt), \(draft.changedAt))
            """
        ] + insertParts(draft, by: actor)
    }

    /// Stores what a draft says now.
    package static func update(_ draft: ProgrammeDraftRecord, by actor: Actor) -> [SQL] {
        [
            """
            UPDATE programme_drafts SET file = \(draft.file), sha256 = \(draft.hash), revision = \(draft.revision),
                changed_at = \(draft.changedAt)
            WHERE authority = \(draft.authority) AND programme_code = \(draft.code) AND version = \(draft.version)
            """,
            """
            DELETE FROM programme_draft_models
            WHERE authority = \(draft.authority) AND programme_code = \(draft.code) AND version = \(draft.version)
            """,
        ] + insertParts(draft, by: actor)
    }

    package static func delete(_ draft: ProgrammeDraftRecord) -> SQL {
        """
        DELETE FROM programme_drafts
        WHERE authority = \(draft.authority) AND programme_code = \(draft.code) AND version = \(draft.version)
        """
    }

    /// What becomes of the drafts of a number that has just been published: the draft that was published gives the version its
    /// authors and goes; any other gets the next free number, its text as it was, which is told as a change by whoever publishes.
    package static func settle(_ code: String, version: Int, by actor: Actor, at instant: Instant) -> [SQL] {
        let published: SQL = """
            programme_drafts d JOIN programme_versions v USING (programme_code, version, sha256) JOIN programmes p ON p.code = d.programme_code
            WHERE d.programme_code = \(code) AND d.version = \(version) AND d.authority = p.authority
            """
        return [
            """
            INSERT INTO programme_version_authors (programme_code, version, organisation, person, wrote_at)
            SELECT a.programme_code, a.version, a.organisation, a.person, a.wrote_at FROM programme_draft_authors a
            WHERE (a.authority, a.programme_code, a.version) IN (SELECT d.authority, programme_code, version FROM \(published))
            """,
            """
            DELETE FROM programme_drafts
            WHERE (authority, programme_code, version) IN (SELECT d.authority, programme_code, version FROM \(published))
            """,
            """
            WITH moved AS (
                UPDATE programme_drafts d SET revision = revision + 1, version = 1 + greatest(
                    (SELECT max(version) FROM programme_versions WHERE programme_code = d.programme_code),
                    (SELECT max(o.version) FROM programme_drafts o WHERE o.authority = d.authority AND o.programme_code = d.programme_code))
                WHERE programme_code = \(code) AND version = \(version)
                RETURNING authority, version, revision, sha256)
            INSERT INTO audit_events (at, organisation, person, action, programme_code, details)
            SELECT \(instant), \(actor.organisation), \(actor.person), \(AuditEvent.Action.programmeDraftChanged.rawValue), \(code),
                jsonb_build_object(
                    'authority', authority, 'from', \(version)::integer, 'version', version, 'revision', revision, 'sha256', sha256)
            FROM moved
            """,
        ]
    }

    private static let models: SQL = """
        FROM programme_draft_models m WHERE (m.authority, m.programme_code, m.version) = (d.authority, d.programme_code, d.version)
        """
    private static let authors: SQL = """
        FROM programme_draft_authors a WHERE (a.authority, a.programme_code, a.version) = (d.authority, d.programme_code, d.version)
        """

    private static func insertParts(_ draft: ProgrammeDraftRecord, by actor: Actor) -> [SQL] {
        draft.models.enumerated().map { index, model in
            """
            INSERT INTO programme_draft_models (authority, programme_code, version, ordinal, name, file)
            VALUES (\(draft.authority), \(draft.code), \(draft.version), \(index + 1), \(model.name), \(model.text))
            """
        } + [
            """
            INSERT INTO programme_draft_authors (authority, programme_code, version, organisation, person, wrote_at)
            VALUES (
                \(draft.authority), \(draft.code), \(draft.version), \(actor.organisation), \(actor.person), \(draft.changedAt))
            ON CONFLICT (authority, programme_code, version, organisation, person) DO UPDATE SET wrote_at = excluded.wrote_at
            """
        ]
    }
}
