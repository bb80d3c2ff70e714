package import FEEL

/// A calendar day: the rule language's own type, so that one arithmetic serves rules, schedules and documents.
package typealias CalendarDate = FEEL.CalendarDate

extension CalendarDate {
    /// The years of documents, calls and schedules.
    static let supportedYears = 1...9999

    /// A day of the years 1 to 9999; throws `.noSuchDate` for one that the calendar does not have.
    package init(ofYear year: Int, month: Int, day: Int) throws(CalendarError) {
        guard Self.supportedYears.contains(year), let date = CalendarDate(year: year, month: month, day: day) else {
            throw .noSuchDate("\(year.padded(4))-\(month.padded(2))-\(day.padded(2))")
        }
        self = date
    }

    /// Reads an RFC 3339 full-date and nothing else.
    package init(parsing text: some StringProtocol) throws(CalendarError) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4), scanner.skip("-"), let month = scanner.number(digits: 2), scanner.skip("-"),
            let day = scanner.number(digits: 2), scanner.isAtEnd
        else { throw .malformedDate(String(text)) }
        try self.init(ofYear: year, month: month, day: day)
    }

    /// The date some days later; throws `.beyondCalendar` outside the years 1 to 9999.
    package func plus(days: Int) throws(CalendarError) -> CalendarDate {
        guard let date = adding(days: days), Self.supportedYears.contains(date.year) else { throw .beyondCalendar }
        return date
    }

    /// Calendar months touched by the days from this one to `end`, both included; none when `end` is earlier.
    package func monthsTouched(through end: CalendarDate) -> Int {
        self <= end ? (end.year - year) * 12 + end.month - month + 1 : 0
    }

    package var isWeekend: Bool { weekday >= 6 }

    /// The last day of the date's month.
    package var lastOfMonth: CalendarDate {
        adding(days: 1 - day)?.adding(months: 1)?.adding(days: -1) ?? self
    }
}

extension Int {
    /// The number with zeros before it, at least so many digits.
    func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
