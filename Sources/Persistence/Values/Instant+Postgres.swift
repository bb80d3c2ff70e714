package import Grants
package import Postgres

extension Instant: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { PostgresInstant.postgresType }
    package static var postgresArrayType: PostgresType { PostgresInstant.postgresArrayType }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        try PostgresInstant(microsecondsSince1970: microsecondsSince1970).encode(into: &bytes)
    }

    package static func accepts(_ type: PostgresType) -> Bool { PostgresInstant.accepts(type) }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Instant {
        let stored = try PostgresInstant.decode(bytes, type: type)
        do throws(CalendarError) {
            return try Instant(microsecondsSince1970: stored.microsecondsSince1970)
        } catch {
            throw .invalid("outside the years 1 to 9999")
        }
    }
}
