import FEEL

/// A date and a time of day as a clock on the wall shows them, without a zone.
package struct LocalDateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let date: CalendarDate
    /// Microseconds since 00:00:00, less than a day's.
    package let microsecondOfDay: Int64

    static let microsecondsPerDay: Int64 = 86_400_000_000
    /// The first and last moment of the years 1 to 9999, by their days' numbers since 1970.
    static let earliest = LocalDateTime(daysSinceEpoch: -719_162, microsecondOfDay: 0)
    static let latest = LocalDateTime(daysSinceEpoch: 2_932_896, microsecondOfDay: microsecondsPerDay - 1)

    package init(_ date: CalendarDate, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0) throws(CalendarError) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second), (0..<1_000_000).contains(microsecond) else {
            throw .noSuchTime("\(hour):\(minute.padded(2)):\(second.padded(2))")
        }
        self.init(date, microsecondOfDay: Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + Int64(microsecond))
    }

    /// `microsecondOfDay` is known to be within a day.
    init(_ date: CalendarDate, microsecondOfDay: Int64) {
        self.date = date
        self.microsecondOfDay = microsecondOfDay
    }

    private init(daysSinceEpoch: Int, microsecondOfDay: Int64) {
        // The calendar of the rule language has every one of these days.
        guard let date = CalendarDate(daysSinceEpoch: daysSinceEpoch) else { preconditionFailure("no such day") }
        self.init(date, microsecondOfDay: microsecondOfDay)
    }

    /// Reads `2019-10-31T23:59:59`, with or without a fraction, without an offset. Digits beyond microseconds are cut off.
    package init(parsing text: some StringProtocol) throws(CalendarError) {
        var scanner = DigitScanner(text)
        try self.init(from: &scanner, of: text)
        guard scanner.isAtEnd else { throw .malformedTime(String(text)) }
    }

    init(from scanner: inout DigitScanner, of text: some StringProtocol) throws(CalendarError) {
        guard let year = scanner.number(digits: 4), scanner.skip("-"), let month = scanner.number(digits: 2), scanner.skip("-"),
            let day = scanner.number(digits: 2), scanner.skip("T") || scanner.skip("t"),
            let hour = scanner.number(digits: 2), scanner.skip(":"), let minute = scanner.number(digits: 2), scanner.skip(":"),
            let second = scanner.number(digits: 2)
        else { throw .malformedTime(String(text)) }
        var microsecond = 0
        if scanner.skip(".") {
            guard var digit = scanner.digit() else { throw .malformedTime(String(text)) }
            var unit = 100_000
            while true {
                microsecond += digit * unit
                unit /= 10
                guard let next = scanner.digit() else { break }
                digit = next
            }
        }
        try self.init(CalendarDate(ofYear: year, month: month, day: day), hour: hour, minute: minute, second: second, microsecond: microsecond)
    }

    package var hour: Int { Int(microsecondOfDay / 3_600_000_000) }
    package var minute: Int { Int(microsecondOfDay / 60_000_000 % 60) }
    package var second: Int { Int(microsecondOfDay / 1_000_000 % 60) }
    package var microsecond: Int { Int(microsecondOfDay % 1_000_000) }

    /// `2019-10-31T23:59:59`; a fraction only when there is one, without zeros at its end.
    package var description: String {
        var text = "\(date)T\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))"
        if microsecond != 0 {
            text += "." + microsecond.padded(6)
            while text.last == "0" { text.removeLast() }
        }
        return text
    }

    package static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        (left.date, left.microsecondOfDay) < (right.date, right.microsecondOfDay)
    }

    /// Microseconds since 1970-01-01T00:00:00 on the same clock.
    var microsecondsSince1970: Int64 {
        Int64(date.daysSinceEpoch) * Self.microsecondsPerDay + microsecondOfDay
    }

    init(microsecondsSince1970 microseconds: Int64) throws(CalendarError) {
        let day = microseconds.flooredQuotient(Self.microsecondsPerDay)
        guard let date = CalendarDate(daysSinceEpoch: Int(day)), CalendarDate.supportedYears.contains(date.year) else {
            throw .beyondCalendar
        }
        self.init(date, microsecondOfDay: microseconds - day * Self.microsecondsPerDay)
    }
}

extension Int64 {
    /// The quotient rounded towards negative infinity, for a positive divisor.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
