import FEEL
import Grants
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    @Test(
        "A date is read and written as RFC 3339 does",
        arguments: ["0001-01-01", "1900-02-28", "2000-02-29", "2020-02-29", "2022-12-31", "9999-12-31"])
    func roundTrip(text: String) throws {
        #expect(try CalendarDate(parsing: text).description == text)
    }

    @Test(
        "Text that is no date is refused",
        arguments: [
            "", "2020-1-01", "2020-01-1", "20200101", "2020-01-01 ", " 2020-01-01", "2020/01/01", "2020-01-01T00:00:00Z", "-020-01-01", "+020-01-01",
            "２０２０-01-01",
        ])
    func malformed(text: String) {
        #expect(throws: CalendarError.malformedDate(text)) { try CalendarDate(parsing: text) }
    }

    @Test(
        "Days that the calendar lacks are refused",
        arguments: ["2019-02-29", "1900-02-29", "2020-02-30", "2020-04-31", "2020-00-10", "2020-13-01", "2020-01-00", "2020-01-32", "0000-01-01"])
    func absent(text: String) {
        #expect(throws: CalendarError.noSuchDate(text)) { try CalendarDate(parsing: text) }
    }

    @Test("Every day of the calendar follows the one before, in number, order and weekday")
    func everyDay() throws {
        var previous = try CalendarDate(parsing: "0001-01-01")
        let last = try CalendarDate(parsing: "9999-12-31")
        #expect(previous.daysSinceEpoch == -719_162 && previous.weekday == 1 && last.daysSinceEpoch == 2_932_896)
        for number in (previous.daysSinceEpoch + 1)...last.daysSinceEpoch {
            guard let date = CalendarDate(daysSinceEpoch: number) else {
                Issue.record("no day \(number)")
                return
            }
            let isNext =
                date.day == previous.day + 1 && date.month == previous.month && date.year == previous.year
                || date.day == 1 && previous == previous.lastOfMonth
                    && date.year * 12 + date.month == previous.year * 12 + previous.month + 1
            guard isNext, date.daysSinceEpoch == number, previous < date, date.weekday == previous.weekday % 7 + 1 else {
                Issue.record("\(date) does not follow \(previous)")
                return
            }
            previous = date
        }
        #expect(previous == last)
    }

    @Test(
        "Weekdays are right",
        arguments: [
            ("1970-01-01", 4), ("2000-01-01", 6), ("2020-02-29", 6), ("2026-11-21", 6), ("2018-01-17", 3), ("1814-05-17", 2),
        ])
    func weekdays(text: String, weekday: Int) throws {
        #expect(try CalendarDate(parsing: text).weekday == weekday)
    }

    @Test(
        "Adding months keeps the day or takes the month's last",
        arguments: [
            ("2020-01-31", 1, "2020-02-29"), ("2019-01-31", 1, "2019-02-28"), ("2020-01-31", 3, "2020-04-30"), ("2020-02-29", 12, "2021-02-28"),
            ("2020-03-31", -1, "2020-02-29"), ("2020-12-15", 1, "2021-01-15"), ("2020-01-15", -1, "2019-12-15"), ("2020-05-05", 0, "2020-05-05"),
            ("2018-01-17", 36, "2021-01-17"),
        ])
    func addingMonths(text: String, months: Int, expected: String) throws {
        #expect(try CalendarDate(parsing: text).adding(months: months)?.description == expected)
    }

    @Test("Arithmetic does not leave the calendar")
    func ends() throws {
        let first = try CalendarDate(parsing: "0001-01-01")
        let last = try CalendarDate(parsing: "9999-12-31")
        #expect(throws: CalendarError.beyondCalendar) { try last.plus(days: 1) }
        #expect(throws: CalendarError.beyondCalendar) { try first.plus(days: -1) }
        #expect(throws: CalendarError.beyondCalendar) { try last.plus(days: Int.max) }
        #expect(try first.plus(days: last.daysSinceEpoch - first.daysSinceEpoch) == last)
    }

    @Test(
        "Touched months are counted with both ends",
        arguments: [
            ("2020-01-01", "2020-06-30", 6), ("2020-03-15", "2020-06-01", 4), ("2020-03-15", "2020-03-15", 1), ("2019-12-31", "2020-01-01", 2),
            ("2020-02-01", "2020-01-31", 0),
        ])
    func monthsTouched(start: String, end: String, months: Int) throws {
        #expect(try CalendarDate(parsing: start).monthsTouched(through: CalendarDate(parsing: end)) == months)
    }

    @Test("A month's last day is found")
    func lastOfMonth() throws {
        #expect(try CalendarDate(parsing: "2020-02-15").lastOfMonth.description == "2020-02-29")
        #expect(try CalendarDate(parsing: "2021-12-31").lastOfMonth.description == "2021-12-31")
    }

    @Test("A day of the year is found in every year")
    func monthDays() throws {
        #expect(try MonthDay(parsing: "03-01").date(in: 2018).description == "2018-03-01")
        #expect(try MonthDay(parsing: "02-29").date(in: 2020).description == "2020-02-29")
        #expect(try MonthDay(parsing: "02-29").date(in: 2021).description == "2021-02-28")
        #expect(try MonthDay(parsing: "12-31").description == "12-31")
        #expect(throws: CalendarError.noSuchDate("02-30")) { try MonthDay(parsing: "02-30") }
        #expect(throws: CalendarError.malformedDate("3-1")) { try MonthDay(parsing: "3-1") }
        #expect(throws: CalendarError.noSuchDate("0000-03-01")) { try MonthDay(month: 3, day: 1).date(in: 0) }
    }
}
