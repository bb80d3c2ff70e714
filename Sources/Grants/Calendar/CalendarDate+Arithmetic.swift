extension CalendarDate {
    /// Days since 1970-01-01.
    package var dayNumber: Int {
        // Years that begin in March put the leap day at their end; 400 of them are 146 097 days.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package init(dayNumber: Int) throws(CalendarError) {
        guard (Self.first.dayNumber...Self.last.dayNumber).contains(dayNumber) else { throw .beyondCalendar }
        let days = dayNumber + 719_468
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            uncheckedYear: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    package func adding(days: Int) throws(CalendarError) -> CalendarDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        guard !overflow else { throw .beyondCalendar }
        return try CalendarDate(dayNumber: sum)
    }

    /// The same day of another month, or that month's last day when it is shorter.
    package func adding(months: Int) throws(CalendarError) -> CalendarDate {
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, (12..<120_000).contains(sum) else { throw .beyondCalendar }
        let (year, month) = (sum / 12, sum % 12 + 1)
        return CalendarDate(uncheckedYear: year, month: month, day: min(day, Self.days(inMonth: month, of: year)))
    }

    /// Days from this date to the other; negative when the other is earlier.
    package func days(to other: CalendarDate) -> Int {
        other.dayNumber - dayNumber
    }

    /// Calendar months touched by the days from this one to `end`, both included; none when `end` is earlier.
    package func monthsTouched(through end: CalendarDate) -> Int {
        self <= end ? (end.year - year) * 12 + end.month - month + 1 : 0
    }

    package var weekday: Weekday {
        // 0001-01-01, day -719 162, was a Monday.
        Weekday.allCases[(dayNumber + 719_162) % 7]
    }
}

extension CalendarDate {
    package var firstOfMonth: CalendarDate { CalendarDate(uncheckedYear: year, month: month, day: 1) }

    package var lastOfMonth: CalendarDate {
        CalendarDate(uncheckedYear: year, month: month, day: Self.days(inMonth: month, of: year))
    }

    /// 1 or 2.
    package var half: Int { month <= 6 ? 1 : 2 }

    /// 1...4
    package var quarter: Int { (month + 2) / 3 }
}

/// The days of the week, numbered as in ISO 8601.
package enum Weekday: Int, Sendable, Hashable, CaseIterable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

    package var isWeekend: Bool { self == .saturday || self == .sunday }
}
