import FEEL

extension PublicHoliday {
    /// Whether the holiday, where it is observed, is on that date.
    func falls(on date: CalendarDate) -> Bool {
        switch self {
        case .newYearsDay: date.is(1, 1)
        case .epiphany: date.is(1, 6)
        case .labourDay: date.is(5, 1)
        case .constitutionDay: date.is(5, 17)
        case .nationalDay: date.is(6, 6)
        case .independenceDay: date.is(12, 6)
        case .christmasEve: date.is(12, 24)
        case .christmasDay: date.is(12, 25)
        case .boxingDay: date.is(12, 26)
        case .newYearsEve: date.is(12, 31)
        case .midsummerEve: date.weekday == 5 && date.month == 6 && (19...25).contains(date.day)
        case .midsummerDay: date.weekday == 6 && date.month == 6 && (20...26).contains(date.day)
        case .allSaintsDay: date.weekday == 6 && (date.is(10, 31) || date.month == 11 && date.day <= 6)
        case .maundyThursday: date.daysAfterEaster == -3
        case .goodFriday: date.daysAfterEaster == -2
        case .easterSunday: date.daysAfterEaster == 0
        case .easterMonday: date.daysAfterEaster == 1
        case .ascensionDay: date.daysAfterEaster == 39
        case .whitSunday: date.daysAfterEaster == 49
        case .whitMonday: date.daysAfterEaster == 50
        }
    }
}

extension CalendarDate {
    /// Western Easter Sunday of a year in 1...9999 (the anonymous Gregorian computus: Meeus, Astronomical Algorithms, chapter 8).
    package static func easterSunday(in year: Int) throws(CalendarError) -> CalendarDate {
        let sum = easterSum(year)
        return try CalendarDate(ofYear: year, month: sum / 31, day: sum % 31 + 1)
    }

    fileprivate var daysAfterEaster: Int? {
        let sum = Self.easterSum(year)
        return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1).map { daysSinceEpoch - $0.daysSinceEpoch }
    }

    /// 31 times the month plus the day less one.
    private static func easterSum(_ year: Int) -> Int {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        return epact + weekday - 7 * late + 114
    }

    fileprivate func `is`(_ month: Int, _ day: Int) -> Bool {
        self.month == month && self.day == day
    }
}
