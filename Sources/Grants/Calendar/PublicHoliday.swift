/// A day on which banks are closed in at least one of the calendars' countries.
package enum PublicHoliday: String, Sendable, Hashable, CaseIterable {
    case newYearsDay, epiphany, maundyThursday, goodFriday, easterSunday, easterMonday, labourDay, ascensionDay, whitSunday, whitMonday
    /// Norway, 17 May.
    case constitutionDay
    /// Sweden, 6 June.
    case nationalDay
    /// Finland, 6 December.
    case independenceDay
    case midsummerEve, midsummerDay, allSaintsDay, christmasEve, christmasDay, boxingDay, newYearsEve
}
