import FEEL
import Grants
import Testing

@Suite("Business calendars")
struct BusinessCalendarTests {
    @Test(
        "The holidays of a year are those of the almanac",
        arguments: [
            (.norway, 2004, "01-01 04-08 04-09 04-11 04-12 05-01 05-17 05-20 05-30 05-31 12-25 12-26"),
            (.sweden, 2004, "01-01 01-06 04-09 04-11 04-12 05-01 05-20 05-30 05-31 06-25 06-26 11-06 12-24 12-25 12-26 12-31"),
            (.finland, 2004, "01-01 01-06 04-09 04-11 04-12 05-01 05-20 05-30 06-25 06-26 11-06 12-06 12-24 12-25 12-26"),
            (.norway, 2005, "01-01 03-24 03-25 03-27 03-28 05-01 05-05 05-15 05-16 05-17 12-25 12-26"),
            (.sweden, 2005, "01-01 01-06 03-25 03-27 03-28 05-01 05-05 05-15 06-06 06-24 06-25 11-05 12-24 12-25 12-26 12-31"),
            (.finland, 2005, "01-01 01-06 03-25 03-27 03-28 05-01 05-05 05-15 06-24 06-25 11-05 12-06 12-24 12-25 12-26"),
            (.norway, 2008, "01-01 03-20 03-21 03-23 03-24 05-01 05-11 05-12 05-17 12-25 12-26"),
            (.sweden, 2008, "01-01 01-06 03-21 03-23 03-24 05-01 05-11 06-06 06-20 06-21 11-01 12-24 12-25 12-26 12-31"),
            (.finland, 2008, "01-01 01-06 03-21 03-23 03-24 05-01 05-11 06-20 06-21 11-01 12-06 12-24 12-25 12-26"),
            (.norway, 2009, "01-01 04-09 04-10 04-12 04-13 05-01 05-17 05-21 05-31 06-01 12-25 12-26"),
            (.sweden, 2009, "01-01 01-06 04-10 04-12 04-13 05-01 05-21 05-31 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31"),
            (.finland, 2009, "01-01 01-06 04-10 04-12 04-13 05-01 05-21 05-31 06-19 06-20 10-31 12-06 12-24 12-25 12-26"),
            (.norway, 2010, "01-01 04-01 04-02 04-04 04-05 05-01 05-13 05-17 05-23 05-24 12-25 12-26"),
            (.sweden, 2010, "01-01 01-06 04-02 04-04 04-05 05-01 05-13 05-23 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31"),
            (.finland, 2010, "01-01 01-06 04-02 04-04 04-05 05-01 05-13 05-23 06-25 06-26 11-06 12-06 12-24 12-25 12-26"),
            (.norway, 2011, "01-01 04-21 04-22 04-24 04-25 05-01 05-17 06-02 06-12 06-13 12-25 12-26"),
            (.sweden, 2011, "01-01 01-06 04-22 04-24 04-25 05-01 06-02 06-06 06-12 06-24 06-25 11-05 12-24 12-25 12-26 12-31"),
            (.finland, 2011, "01-01 01-06 04-22 04-24 04-25 05-01 06-02 06-12 06-24 06-25 11-05 12-06 12-24 12-25 12-26"),
            (.norway, 2018, "01-01 03-29 03-30 04-01 04-02 05-01 05-10 05-17 05-20 05-21 12-25 12-26"),
            (.sweden, 2018, "01-01 01-06 03-30 04-01 04-02 05-01 05-10 05-20 06-06 06-22 06-23 11-03 12-24 12-25 12-26 12-31"),
            (.finland, 2018, "01-01 01-06 03-30 04-01 04-02 05-01 05-10 05-20 06-22 06-23 11-03 12-06 12-24 12-25 12-26"),
            (.norway, 2020, "01-01 04-09 04-10 04-12 04-13 05-01 05-17 05-21 05-31 06-01 12-25 12-26"),
            (.sweden, 2020, "01-01 01-06 04-10 04-12 04-13 05-01 05-21 05-31 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31"),
            (.finland, 2020, "01-01 01-06 04-10 04-12 04-13 05-01 05-21 05-31 06-19 06-20 10-31 12-06 12-24 12-25 12-26"),
            (.norway, 2021, "01-01 04-01 04-02 04-04 04-05 05-01 05-13 05-17 05-23 05-24 12-25 12-26"),
            (.sweden, 2021, "01-01 01-06 04-02 04-04 04-05 05-01 05-13 05-23 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31"),
            (.finland, 2021, "01-01 01-06 04-02 04-04 04-05 05-01 05-13 05-23 06-25 06-26 11-06 12-06 12-24 12-25 12-26"),
            (.norway, 2022, "01-01 04-14 04-15 04-17 04-18 05-01 05-17 05-26 06-05 06-06 12-25 12-26"),
            (.sweden, 2022, "01-01 01-06 04-15 04-17 04-18 05-01 05-26 06-05 06-06 06-24 06-25 11-05 12-24 12-25 12-26 12-31"),
            (.finland, 2022, "01-01 01-06 04-15 04-17 04-18 05-01 05-26 06-05 06-24 06-25 11-05 12-06 12-24 12-25 12-26"),
            (.norway, 2026, "01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26"),
            (.sweden, 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31"),
            (.finland, 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-19 06-20 10-31 12-06 12-24 12-25 12-26"),
        ] as [(BusinessCalendar, Int, String)])
    func holidays(calendar: BusinessCalendar, year: Int, days: String) throws {
        var found: [String] = []
        for (date, _) in try calendar.holidays(in: year) where found.last != date.description { found.append(date.description) }
        #expect(found == days.split(separator: " ").map { "\(year)-\($0)" })
    }

    @Test("1 May 2008 is Ascension Day too")
    func twoHolidaysOnOneDay() throws {
        #expect(try BusinessCalendar.norway.holidays(on: CalendarDate(parsing: "2008-05-01")) == [.labourDay, .ascensionDay])
    }

    @Test(
        "Easter Sunday is right at the extremes of the cycle",
        arguments: [
            "1583-04-10", "1598-03-22", "1666-04-25", "1818-03-22", "1886-04-25", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23",
            "2008-03-23",
            "2011-04-24", "2019-04-21", "2024-03-31", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22",
        ])
    func easter(text: String) throws {
        let date = try CalendarDate(parsing: text)
        #expect(try CalendarDate.easterSunday(in: date.year) == date)
    }

    @Test("Every Easter is a Sunday from 22 March to 25 April", arguments: [1, 500, 1900, 2020, 9900])
    func easterRange(from year: Int) throws {
        for year in year..<(year + 100) {
            let easter = try CalendarDate.easterSunday(in: year)
            #expect(easter.weekday == 7)
            #expect(try CalendarDate(ofYear: year, month: 3, day: 22) <= easter && easter <= CalendarDate(ofYear: year, month: 4, day: 25))
        }
    }

    @Test(
        "A date that is no business day is moved",
        arguments: [
            (.sweden, "2021-01-01", "2021-01-04", "2020-12-30", "2021-01-04"), (.norway, "2021-01-01", "2021-01-04", "2020-12-31", "2021-01-04"),
            (.norway, "2020-04-09", "2020-04-14", "2020-04-08", "2020-04-14"), (.finland, "2020-04-09", "2020-04-09", "2020-04-09", "2020-04-09"),
            (.sweden, "2020-10-31", "2020-11-02", "2020-10-30", "2020-10-30"), (.finland, "2021-12-24", "2021-12-27", "2021-12-23", "2021-12-27"),
            (.sweden, "2021-12-31", "2022-01-03", "2021-12-30", "2021-12-30"), (.norway, "2018-05-17", "2018-05-18", "2018-05-16", "2018-05-18"),
            (.sweden, "2018-05-17", "2018-05-17", "2018-05-17", "2018-05-17"), (.norway, "2009-03-01", "2009-03-02", "2009-02-27", "2009-03-02"),
        ] as [(BusinessCalendar, String, String, String, String)])
    func moved(calendar: BusinessCalendar, day: String, following: String, preceding: String, modified: String) throws {
        let date = try CalendarDate(parsing: day)
        #expect(try BusinessDayRoll.following.rolled(date, in: calendar).description == following)
        #expect(try BusinessDayRoll.preceding.rolled(date, in: calendar).description == preceding)
        #expect(try BusinessDayRoll.modifiedFollowing.rolled(date, in: calendar).description == modified)
        #expect(calendar.isBusinessDay(date) == (day == following))
    }

    @Test("A calendar is found by the country's code, and at its end no day is made up")
    func edges() throws {
        #expect(BusinessCalendar(rawValue: "FI") == .finland)
        #expect(BusinessCalendar(rawValue: "DK") == nil)
        #expect(throws: CalendarError.beyondCalendar) { try BusinessCalendar.sweden.following(CalendarDate(parsing: "9999-12-31")) }
        #expect(throws: CalendarError.self) { try BusinessCalendar.sweden.holidays(in: 10_000) }
    }
}
