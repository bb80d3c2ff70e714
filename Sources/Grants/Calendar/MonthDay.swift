import FEEL

/// A day that comes every year, such as 1 March; 29 February is the 28th in years without one.
package struct MonthDay: Sendable, Hashable, CustomStringConvertible {
    package let month: Int
    package let day: Int

    package init(month: Int, day: Int) throws(CalendarError) {
        guard CalendarDate(year: 2000, month: month, day: day) != nil else {
            throw .noSuchDate("\(month.padded(2))-\(day.padded(2))")
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

    package var description: String { "\(month.padded(2))-\(day.padded(2))" }

    package func date(in year: Int) throws(CalendarError) -> CalendarDate {
        let isLeapDay = month == 2 && day == 29
        return try CalendarDate(ofYear: year, month: month, day: isLeapDay && !CalendarDate.isLeap(year) ? 28 : day)
    }
}
