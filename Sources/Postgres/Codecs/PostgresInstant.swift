/// A point in time (timestamptz) in microseconds since 1970-01-01T00:00:00Z.
///
/// The server's own range, 4714-11-24 BC to 294276-12-31, is cut at its end by `Int64`: the last instant is in the year 294247.
package struct PostgresInstant: Hashable, Comparable, Sendable {
    package let microsecondsSince1970: Int64

    /// The first instant of the server, 4714-11-24T00:00:00Z BC.
    package static let minimum = PostgresInstant(microsecondsSince1970: -210_866_803_200_000_000)
    package static let maximum = PostgresInstant(microsecondsSince1970: .max)

    /// An instant before `minimum` is refused when it is sent.
    package init(microsecondsSince1970: Int64) {
        self.microsecondsSince1970 = microsecondsSince1970
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }

    /// The server counts from 2000-01-01.
    private static let epoch: Int64 = 946_684_800_000_000
}

extension PostgresInstant: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .timestamptz }
    package static var postgresArrayType: PostgresType { .timestamptzArray }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        guard self >= .minimum else { throw PostgresError(.encoding, "instant is before the first one of PostgreSQL") }
        bytes.append(bigEndian: microsecondsSince1970 - Self.epoch)
    }

    package static func accepts(_ type: PostgresType) -> Bool { type == .timestamptz }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> PostgresInstant {
        let microseconds = try bytes.bigEndian(Int64.self)
        if microseconds == .max { throw .invalid("infinity is not an instant") }
        if microseconds == .min { throw .invalid("-infinity is not an instant") }
        let (value, overflows) = microseconds.addingReportingOverflow(epoch)
        guard !overflows else { throw .invalid("after the last instant of 64 bits, in the year 294247") }
        return PostgresInstant(microsecondsSince1970: value)
    }
}
