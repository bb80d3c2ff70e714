package import Decimals
import ExactJSON
package import FoundationEssentials
package import Grants
import Localisation
package import Postgres

/// A call as it is published now, with what has been granted of its envelope.
package struct CallRecord: Sendable {
    package var code: String
    package var file: String
    package var hash: String
    /// Grants that stand: not declined, lapsed or revoked.
    package var granted: Decimal128
}

/// Statements on calls.
package enum CallStore {
    /// Publishes a call, or changes it to what its file says now; nothing is written where the file is the same.
    package static func upsert(_ call: Call, hash: String, at instant: Instant) -> SQL {
        let name = JSON.object(
            JSONObject(call.name.texts.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, JSON.string($0.value)) }))
        return """
            INSERT INTO calls (
                code, programme_code, programme_version, name, opens_at, closes_at, zone, envelope, currency, file, sha256, published_at)
            VALUES (
                \(call.code), \(call.programme), \(call.programmeVersion), \(PostgresJSON(name.text())), \(call.opens), \(call.closes),
                \(call.zone.identifier), \(call.envelope), \(call.currency), \(call.text), \(hash), \(instant))
            ON CONFLICT (code) DO UPDATE SET (
                programme_code, programme_version, name, opens_at, closes_at, zone, envelope, currency, file, sha256, published_at) = ROW (
                excluded.programme_code, excluded.programme_version, excluded.name, excluded.opens_at, excluded.closes_at, excluded.zone,
                excluded.envelope, excluded.currency, excluded.file, excluded.sha256, excluded.published_at)
            WHERE calls.sha256 <> excluded.sha256
            """
    }

    /// The hash of a published call's file, its row taken until the transaction ends; no row where there is none.
    package static func lockHash(of code: String) -> SQL {
        "SELECT sha256 FROM calls WHERE code = \(code) FOR NO KEY UPDATE"
    }

    /// Keeps an application's call as it is published now until the transaction ends; others may keep it too.
    package static func hold(of application: UUID) -> SQL {
        "SELECT code FROM calls WHERE code = (SELECT call_code FROM applications WHERE id = \(application)) FOR SHARE"
    }

    /// The hash of a published call's file, for `hash(_:)`; no row where there is none.
    package static func hash(of code: String) -> SQL {
        "SELECT sha256 FROM calls WHERE code = \(code)"
    }

    package static func hash(_ rows: PostgresRows) throws -> String? {
        try rows.first?.decode(String.self, 0)
    }

    /// The money of a call and what has been granted of it.
    package struct Envelope: Sendable {
        package var total: Decimal128?
        package var granted: Decimal128

        /// nil where the call has no envelope.
        package func left() throws(DecimalError) -> Decimal128? {
            guard let total else { return nil }
            return try total - granted
        }
    }

    /// Statements that take the row of an application's call, so that decisions on a call come one after the other, and then
    /// read what has been granted of it.
    package static func lockEnvelope(of application: UUID) -> [SQL] {
        [
            "SELECT code FROM calls WHERE code = (SELECT call_code FROM applications WHERE id = \(application)) FOR NO KEY UPDATE",
            """
            SELECT c.envelope, granted_of_call(c.code) FROM calls c
            WHERE c.code = (SELECT call_code FROM applications WHERE id = \(application))
            """,
        ]
    }

    /// `results` end with that of the last statement of `lockEnvelope`.
    package static func envelope(_ results: ArraySlice<PostgresRows>) throws -> Envelope {
        let rows = try results.last?.decode((Decimal128?, Decimal128).self) ?? []
        return rows.first.map { Envelope(total: $0.0, granted: $0.1) } ?? Envelope(total: nil, granted: .zero)
    }

    package nonisolated(nonsending) static func list(on connection: PostgresConnection) async throws -> [CallRecord] {
        let rows = try await connection.query(
            """
            SELECT c.code, c.file, c.sha256, coalesce(g.amount, 0) FROM calls c LEFT JOIN granted_by_call g ON g.call_code = c.code
            ORDER BY c.opens_at, c.code
            """)
        return try rows.decode((String, String, String, Decimal128).self).map {
            CallRecord(code: $0.0, file: $0.1, hash: $0.2, granted: $0.3)
        }
    }

    package nonisolated(nonsending) static func find(_ code: String, on connection: PostgresConnection) async throws -> CallRecord? {
        let rows = try await connection.query(
            "SELECT code, file, sha256, granted_of_call(code) FROM calls WHERE code = \(code)")
        return try rows.decode((String, String, String, Decimal128).self).first.map {
            CallRecord(code: $0.0, file: $0.1, hash: $0.2, granted: $0.3)
        }
    }
}
