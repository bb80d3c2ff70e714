import FEEL

/// A point in time, in microseconds since 1970-01-01T00:00:00Z, in the years 1 to 9999.
package struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let microsecondsSince1970: Int64

    package static let earliest = Instant(.earliest)
    package static let latest = Instant(.latest)

    package init(microsecondsSince1970: Int64) throws(CalendarError) {
        guard (Self.earliest.microsecondsSince1970...Self.latest.microsecondsSince1970).contains(microsecondsSince1970) else {
            throw .beyondCalendar
        }
        self.microsecondsSince1970 = microsecondsSince1970
    }

    private init(_ utc: LocalDateTime) {
        microsecondsSince1970 = utc.microsecondsSince1970
    }

    /// The instant at which a clock that is `offset` seconds ahead of UTC shows the local time.
    package init(_ local: LocalDateTime, secondsFromUTC offset: Int) throws(CalendarError) {
        try self.init(microsecondsSince1970: local.microsecondsSince1970 - Int64(offset) * 1_000_000)
    }

    /// Reads RFC 3339 with `Z` or any offset. Digits beyond microseconds are cut off; leap seconds are refused.
    package init(parsing text: some StringProtocol) throws(CalendarError) {
        var scanner = DigitScanner(text)
        let local = try LocalDateTime(from: &scanner, of: text)
        var offset = 0
        if !scanner.skip("Z"), !scanner.skip("z") {
            let isNegative = scanner.skip("-")
            guard isNegative || scanner.skip("+"), let hours = scanner.number(digits: 2), hours < 24, scanner.skip(":"),
                let minutes = scanner.number(digits: 2), minutes < 60
            else { throw .malformedTime(String(text)) }
            offset = (hours * 60 + minutes) * (isNegative ? -60 : 60)
        }
        guard scanner.isAtEnd else { throw .malformedTime(String(text)) }
        try self.init(local, secondsFromUTC: offset)
    }

    /// RFC 3339 in UTC: `2019-10-31T22:59:59Z`; a fraction only when there is one, without zeros at its end.
    package var description: String {
        "\(local(secondsFromUTC: 0))Z"
    }

    /// What a clock that is `offset` seconds ahead of UTC shows; held at the ends of the calendar.
    package func local(secondsFromUTC offset: Int) -> LocalDateTime {
        let shifted = microsecondsSince1970 + Int64(offset) * 1_000_000
        let held = min(max(shifted, Self.earliest.microsecondsSince1970), Self.latest.microsecondsSince1970)
        let day = held.flooredQuotient(LocalDateTime.microsecondsPerDay)
        let date = CalendarDate(daysSinceEpoch: Int(day)) ?? LocalDateTime.latest.date
        return LocalDateTime(date, microsecondOfDay: held - day * LocalDateTime.microsecondsPerDay)
    }

    package func adding(seconds: Int) throws(CalendarError) -> Instant {
        try adding(microseconds: Int64(seconds), times: 1_000_000)
    }

    package func adding(microseconds: Int64) throws(CalendarError) -> Instant {
        try adding(microseconds: microseconds, times: 1)
    }

    private func adding(microseconds: Int64, times factor: Int64) throws(CalendarError) -> Instant {
        let (product, overflow) = microseconds.multipliedReportingOverflow(by: factor)
        let (sum, beyond) = microsecondsSince1970.addingReportingOverflow(product)
        guard !overflow, !beyond else { throw .beyondCalendar }
        return try Instant(microsecondsSince1970: sum)
    }

    package func microseconds(to other: Instant) -> Int64 {
        other.microsecondsSince1970 - microsecondsSince1970
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }
}
