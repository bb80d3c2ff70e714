/// A day that comes every year, such as 1 March; 29 February is the 28th in years without one.
package struct MonthDay: Sendable, Hashable, CustomStringConvertible {
    package let month: Int
    package let day: Int

    package init(month: Int, day: Int) throws(CalendarError) {
        guard (1...12).contains(month), day >= 1, day <= CalendarDate.days(inMonth: month, of: 2000) else {
            throw .noSuchDate("\(CalendarDate.padded(month, 2))-\(CalendarDate.padded(day, 2))")
        }
        self.month = month
        self.day = day
    }

    /// Reads `03-01`.
    package init(parsing text: some StringProtocol) throws(CalendarError) {
        var scanner = DigitScanner(text)
        guard let month = scanner.number(digits: 2), scanner.skip("-"), let day = scanner.number(digits: 2), scanner.isAtEnd else {
            throw .malformedDate(String(text))
        }
        try self.init(month: month, day: day)
    }

    package var description: String { "\(CalendarDate.padded(month, 2))-\(CalendarDate.padded(day, 2))" }

    package func date(in year: Int) throws(CalendarError) -> CalendarDate {
        guard (1...9999).contains(year) else { throw .beyondCalendar }
        return CalendarDate(uncheckedYear: year, month: month, day: min(day, CalendarDate.days(inMonth: month, of: year)))
    }
}
