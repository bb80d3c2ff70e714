package import Grants
package import Postgres

/// A published programme version as it is kept: its file with the DMN models that it names.
package struct ProgrammeVersionRecord: Sendable {
    package var code: String
    package var version: Int
    package var file: String
    package var hash: String
    package var models: [DecisionModelFile]
}

/// Statements on programmes and their versions.
package enum ProgrammeStore {
    /// Stores a version unless there is one of that number; what is stored is then read with `version`. The authority of
    /// the latest version is the programme's.
    package static func insert(_ programme: Programme, authority: String, file: String, by actor: Actor, at instant: Instant) -> [SQL] {
        [
            """
            INSERT INTO programmes (code, authority, authority_name)
            VALUES (\(programme.code), \(authority), \(programme.authority.name))
            ON CONFLICT (code) DO UPDATE SET authority = excluded.authority, authority_name = excluded.authority_name
            WHERE \(programme.version) >= (SELECT coalesce(max(version), 0) FROM programme_versions WHERE programme_code = excluded.code)
            """,
            """
            INSERT INTO programme_versions (
                programme_code, version, file, sha256, published_at, published_by_organisation, published_by_person)
            VALUES (
                \(programme.code), \(programme.version), \(file), \(programme.hash), \(instant), \(actor.organisation), \(actor.person))
            ON CONFLICT (programme_code, version) DO NOTHING
            """,
        ]
    }

    /// Stores the models of a version that has just been stored.
    package static func insertModels(of programme: Programme, at instant: Instant) -> [SQL] {
        programme.models.map(\.file).flatMap { model -> [SQL] in
            [
                """
                INSERT INTO decision_models (sha256, file, published_at) VALUES (\(model.hash), \(model.text), \(instant))
                ON CONFLICT (sha256) DO NOTHING
                """,
                """
                INSERT INTO programme_version_models (programme_code, version, sha256, name)
                VALUES (\(programme.code), \(programme.version), \(model.hash), \(model.name))
                """,
            ]
        }
    }

    /// The authorities that have programmes, `register:number`.
    package static let authorities: SQL = "SELECT DISTINCT authority FROM programmes ORDER BY authority"

    /// The hash of a published version; no row where there is none.
    package static func hash(of code: String, version: Int) -> SQL {
        "SELECT sha256 FROM programme_versions WHERE programme_code = \(code) AND version = \(version)"
    }

    /// The text of a published version's file; no row where there is none.
    package static func file(of code: String, version: Int) -> SQL {
        "SELECT file FROM programme_versions WHERE programme_code = \(code) AND version = \(version)"
    }

    /// Every published version without those already known, by code and version.
    package nonisolated(nonsending) static func versions(
        except known: [(code: String, version: Int)], on connection: PostgresConnection
    ) async throws -> [ProgrammeVersionRecord] {
        let rows = try await connection.query(
            """
            SELECT programme_code, version, file, sha256 FROM programme_versions
            WHERE (programme_code, version) NOT IN (
                SELECT t.code, t.version FROM unnest(\(known.map(\.code)), \(known.map { Int32(clamping: $0.version) })) AS t (code, version))
            ORDER BY programme_code, version
            """)
        var records = try rows.decode((String, Int, String, String).self).map {
            ProgrammeVersionRecord(code: $0.0, version: $0.1, file: $0.2, hash: $0.3, models: [])
        }
        if records.isEmpty { return [] }
        let models = try await connection.query(
            """
            SELECT v.programme_code, v.version, v.name, m.file
            FROM programme_version_models v JOIN decision_models m USING (sha256)
            WHERE (v.programme_code, v.version) IN (
                SELECT t.code, t.version FROM unnest(\(records.map(\.code)), \(records.map { Int32(clamping: $0.version) })) AS t (code, version))
            ORDER BY v.programme_code, v.version, v.name
            """)
        for (code, version, name, file) in try models.decode((String, Int, String, String).self) {
            guard let index = records.firstIndex(where: { $0.code == code && $0.version == version }) else { continue }
            records[index].models.append(DecisionModelFile(name: name, text: file))
        }
        return records
    }
}
