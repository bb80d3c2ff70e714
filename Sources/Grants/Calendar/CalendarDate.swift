/// A day of the proleptic Gregorian calendar, years 1 to 9999, without a time or a zone.
package struct CalendarDate: Sendable, Hashable {
    package let year: Int
    /// 1...12
    package let month: Int
    /// 1...31
    package let day: Int

    package static let first = CalendarDate(uncheckedYear: 1, month: 1, day: 1)
    package static let last = CalendarDate(uncheckedYear: 9999, month: 12, day: 31)

    package init(year: Int, month: Int, day: Int) throws(CalendarError) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else {
            throw .noSuchDate("\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))")
        }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// Arguments that are known to make a day of the calendar.
    init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// 28...31; `month` is 1...12.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension CalendarDate: Comparable {
    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// RFC 3339 full-date: `2019-10-31`.
    package var description: String {
        "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    /// Reads an RFC 3339 full-date and nothing else.
    package init(parsing text: some StringProtocol) throws(CalendarError) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4), scanner.skip("-"), let month = scanner.number(digits: 2), scanner.skip("-"),
            let day = scanner.number(digits: 2), scanner.isAtEnd
        else { throw .malformedDate(String(text)) }
        try self.init(year: year, month: month, day: day)
    }
}
