package import FEEL
import Grants
package import Postgres

extension CalendarDate: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { PostgresDate.postgresType }
    package static var postgresArrayType: PostgresType { PostgresDate.postgresArrayType }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        try PostgresDate(year: year, month: month, day: day).encode(into: &bytes)
    }

    package static func accepts(_ type: PostgresType) -> Bool { PostgresDate.accepts(type) }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> CalendarDate {
        let stored = try PostgresDate.decode(bytes, type: type)
        do throws(CalendarError) {
            return try CalendarDate(ofYear: stored.year, month: stored.month, day: stored.day)
        } catch {
            throw .invalid("outside the years 1 to 9999")
        }
    }
}
