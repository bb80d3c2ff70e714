import FEEL

/// The days on which banks pay in one country. The raw value is the ISO 3166 code.
///
/// The holidays are those of the laws in force (Norway: lov 1995-02-24 nr 12 and lov 1947-04-26 nr 1; Sweden: lag
/// 1989:253 with the eves on which banks are closed; Finland: kirkkolaki and laki 388/1937), computed for any year as they
/// stand today, except that Sweden has Whit Monday until 2004 and its National Day from 2005.
package enum BusinessCalendar: String, Sendable, Hashable, CaseIterable {
    case norway = "NO"
    case sweden = "SE"
    case finland = "FI"

    package func isBusinessDay(_ date: CalendarDate) -> Bool {
        !date.isWeekend && holidays(on: date).isEmpty
    }

    /// Usually none or one; two where a fixed day meets a movable one, as 1 May 2008 in Norway.
    package func holidays(on date: CalendarDate) -> [PublicHoliday] {
        PublicHoliday.allCases.filter { isObserved($0, in: date.year) && $0.falls(on: date) }
    }

    /// All of a year in order of date; `year` is 1...9999.
    package func holidays(in year: Int) throws(CalendarError) -> [(date: CalendarDate, holiday: PublicHoliday)] {
        var date = try CalendarDate(ofYear: year, month: 1, day: 1)
        let last = try CalendarDate(ofYear: year, month: 12, day: 31)
        var found: [(date: CalendarDate, holiday: PublicHoliday)] = []
        while true {
            for holiday in holidays(on: date) { found.append((date, holiday)) }
            if date == last { return found }
            date = try date.plus(days: 1)
        }
    }

    private func isObserved(_ holiday: PublicHoliday, in year: Int) -> Bool {
        switch holiday {
        case .newYearsDay, .goodFriday, .easterSunday, .easterMonday, .labourDay, .ascensionDay, .whitSunday, .christmasDay, .boxingDay: true
        case .maundyThursday, .constitutionDay: self == .norway
        case .whitMonday: self == .norway || (self == .sweden && year < 2005)
        case .nationalDay: self == .sweden && year >= 2005
        case .newYearsEve: self == .sweden
        case .independenceDay: self == .finland
        case .epiphany, .midsummerEve, .midsummerDay, .allSaintsDay, .christmasEve: self != .norway
        }
    }

    // MARK: Moving to a business day

    /// The date itself or the next business day.
    package func following(_ date: CalendarDate) throws(CalendarError) -> CalendarDate {
        try nearest(date, step: 1)
    }

    /// The date itself or the last business day before it.
    package func preceding(_ date: CalendarDate) throws(CalendarError) -> CalendarDate {
        try nearest(date, step: -1)
    }

    /// The next business day, or the last before the date where the next is in another month.
    package func modifiedFollowing(_ date: CalendarDate) throws(CalendarError) -> CalendarDate {
        let next = try following(date)
        return next.month == date.month ? next : try preceding(date)
    }

    private func nearest(_ date: CalendarDate, step: Int) throws(CalendarError) -> CalendarDate {
        var date = date
        while !isBusinessDay(date) { date = try date.plus(days: step) }
        return date
    }
}

/// How a due date that is no business day is moved.
package enum BusinessDayRoll: String, Sendable, Hashable, CaseIterable {
    case following, preceding, modifiedFollowing

    package func rolled(_ date: CalendarDate, in calendar: BusinessCalendar) throws(CalendarError) -> CalendarDate {
        switch self {
        case .following: try calendar.following(date)
        case .preceding: try calendar.preceding(date)
        case .modifiedFollowing: try calendar.modifiedFollowing(date)
        }
    }
}
