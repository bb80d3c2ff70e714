/// A date of the proleptic Gregorian calendar, years -999 999 999 ... 999 999 999.
public struct CalendarDate: Sendable, Hashable, Comparable {
    public let year: Int
    /// 1 ... 12.
    public let month: Int
    /// 1 ... 31.
    public let day: Int

    static let years = -999_999_999...999_999_999

    /// Nil for a day that the calendar does not have.
    public init?(year: Int, month: Int, day: Int) {
        guard CalendarDate.years.contains(year), (1...12).contains(month),
            day >= 1, day <= CalendarDate.days(inMonth: month, of: year)
        else { return nil }
        self.init(valid: year, month, day)
    }

    private init(valid year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// From days since 1970-01-01; nil outside the years.
    public init?(daysSinceEpoch days: Int) {
        guard days.magnitude < 400_000_000_000 else { return nil }
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        guard CalendarDate.years.contains(year) else { return nil }
        self.init(valid: year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// Days since 1970-01-01.
    public var daysSinceEpoch: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// ISO 8601 day of the week, Monday 1 ... Sunday 7.
    public var weekday: Int {
        let rest = (daysSinceEpoch + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }

    /// 1 ... 366.
    public var dayOfYear: Int {
        (1..<month).reduce(day) { $0 + CalendarDate.days(inMonth: $1, of: year) }
    }

    /// ISO 8601 week of the year, 1 ... 53.
    public var weekOfYear: Int {
        let week = (dayOfYear - weekday + 10) / 7
        if week < 1 { return CalendarDate.weeks(in: year - 1) }
        return week > CalendarDate.weeks(in: year) ? 1 : week
    }

    /// The date some days later; nil outside the years.
    public func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
    }

    /// The date some months later, on the month's last day where it is shorter; nil outside the years.
    public func adding(months: Int) -> CalendarDate? {
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        let newYear = sum >= 0 ? sum / 12 : (sum - 11) / 12
        let newMonth = sum - newYear * 12 + 1
        guard CalendarDate.years.contains(newYear) else { return nil }
        return CalendarDate(valid: newYear, newMonth, min(day, CalendarDate.days(inMonth: newMonth, of: newYear)))
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func weeks(in year: Int) -> Int {
        let firstDay = CalendarDate(valid: year, 1, 1).weekday
        return firstDay == 4 || (firstDay == 3 && isLeap(year)) ? 53 : 52
    }
}

extension CalendarDate: CustomStringConvertible {
    /// Reads `2024-02-29`; nil for anything else.
    @inlinable
    public init?(_ text: some StringProtocol) { self.init(text: Array(text.utf8)) }

    @usableFromInline
    init?(text: [UInt8]) {
        var reader = TextReader(text)
        guard let date = reader.readDate(), reader.isAtEnd else { return nil }
        self = date
    }

    public var description: String {
        let digits = String(year.magnitude)
        return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            + "-" + twoDigits(month) + "-" + twoDigits(day)
    }
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
