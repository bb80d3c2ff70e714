import FEEL
import Grants
import Testing

@Suite("Instants and zones")
struct InstantTests {
    @Test(
        "Any offset comes in, UTC goes out",
        arguments: [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", 0), ("2018-01-17T23:59:59+01:00", "2018-01-17T22:59:59Z", 1_516_229_999_000_000),
            ("2017-09-15T16:15:00+03:00", "2017-09-15T13:15:00Z", 1_505_481_300_000_000),
            ("2020-01-01T00:30:00+05:45", "2019-12-31T18:45:00Z", 1_577_817_900_000_000),
            ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z", -1), ("1969-12-31T19:00:00-05:00", "1970-01-01T00:00:00Z", 0),
            ("2020-01-01t00:00:00.5z", "2020-01-01T00:00:00.5Z", 1_577_836_800_500_000),
            ("2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00Z", 1_577_836_800_000_000),
            ("2020-01-01T00:00:00.123456789Z", "2020-01-01T00:00:00.123456Z", 1_577_836_800_123_456),
            ("2020-01-01T00:00:00.0000009Z", "2020-01-01T00:00:00Z", 1_577_836_800_000_000),
            ("2020-01-01T00:00:00-00:00", "2020-01-01T00:00:00Z", 1_577_836_800_000_000),
        ] as [(String, String, Int64)])
    func parsing(text: String, utc: String, microseconds: Int64) throws {
        let instant = try Instant(parsing: text)
        #expect(instant.description == utc)
        #expect(instant.microsecondsSince1970 == microseconds)
        #expect(try Instant(parsing: utc) == instant)
    }

    @Test(
        "A time without offset, or one badly written, is refused",
        arguments: [
            "", "2020-01-01", "2020-01-01T00:00:00", "2020-01-01 00:00:00Z", "2020-01-01T00:00Z", "2020-01-01T00:00:00.Z", "2020-01-01T00:00:00+0100",
            "2020-01-01T00:00:00+01", "2020-01-01T00:00:00+24:00", "2020-01-01T00:00:00+01:60", "2020-01-01T00:00:00ZZ", "2020-1-01T00:00:00Z",
        ])
    func malformed(text: String) {
        #expect(throws: CalendarError.malformedTime(text)) { try Instant(parsing: text) }
    }

    @Test(
        "Times that no clock shows are refused",
        arguments: ["2020-01-01T24:00:00Z", "2020-01-01T23:60:00Z", "2016-12-31T23:59:60Z", "2019-02-29T00:00:00Z"])
    func absent(text: String) {
        #expect(throws: CalendarError.self) { try Instant(parsing: text) }
    }

    @Test("Instants stay within the calendar")
    func ends() throws {
        #expect(Instant.earliest.description == "0001-01-01T00:00:00Z")
        #expect(Instant.latest.description == "9999-12-31T23:59:59.999999Z")
        #expect(throws: CalendarError.beyondCalendar) { try Instant(parsing: "0001-01-01T00:00:00+00:01") }
        #expect(throws: CalendarError.beyondCalendar) { try Instant.latest.adding(microseconds: 1) }
        #expect(throws: CalendarError.beyondCalendar) { try Instant.latest.adding(seconds: Int.max) }
        #expect(throws: CalendarError.beyondCalendar) { try Instant(microsecondsSince1970: Int64.min) }
    }

    @Test("Instants are compared and added to")
    func arithmetic() throws {
        let closes = try Instant(parsing: "2018-01-17T23:59:59+01:00")
        let next = try closes.adding(seconds: 1)
        #expect(closes < next)
        #expect(closes.microseconds(to: next) == 1_000_000)
        #expect(next.description == "2018-01-17T23:00:00Z")
        #expect(Instant.now() > closes)
    }

    @Test("A local time without offset is read and written", arguments: ["2019-10-31T23:59:59", "2019-10-31T00:00:00.25"])
    func localTimes(text: String) throws {
        #expect(try LocalDateTime(parsing: text).description == text)
        #expect(throws: CalendarError.malformedTime(text + "Z")) { try LocalDateTime(parsing: text + "Z") }
    }

    @Test(
        "Local times are instants by the zone's rules",
        arguments: [
            ("Europe/Oslo", "2018-01-17T23:59:59", "2018-01-17T22:59:59Z"), ("Europe/Helsinki", "2017-09-15T16:15:00", "2017-09-15T13:15:00Z"),
            ("Europe/Stockholm", "2020-07-01T00:00:00.5", "2020-06-30T22:00:00.5Z"), ("UTC", "2020-07-01T00:00:00", "2020-07-01T00:00:00Z"),
            ("Asia/Kathmandu", "2020-07-01T00:00:00", "2020-06-30T18:15:00Z"), ("Europe/Oslo", "2020-03-29T01:59:59", "2020-03-29T00:59:59Z"),
            ("Europe/Oslo", "2020-03-29T03:00:00", "2020-03-29T01:00:00Z"), ("Europe/Oslo", "2020-10-25T03:00:00", "2020-10-25T02:00:00Z"),
        ])
    func zones(zone: String, local: String, utc: String) throws {
        let rules = try ZoneRules(zone)
        let instant = try rules.instant(of: LocalDateTime(parsing: local))
        #expect(instant.description == utc)
        #expect(rules.local(at: instant).description == local)
    }

    @Test("A local time that the clocks skip is refused, or taken with either offset")
    func skipped() throws {
        let oslo = try ZoneRules("Europe/Oslo")
        let local = try LocalDateTime(parsing: "2020-03-29T02:30:00")
        #expect(throws: CalendarError.skipped(local, zone: "Europe/Oslo")) { try oslo.instant(of: local) }
        #expect(try oslo.instant(of: local, .earlier).description == "2020-03-29T00:30:00Z")
        #expect(try oslo.instant(of: local, .later).description == "2020-03-29T01:30:00Z")
    }

    @Test("A local time that the clocks show twice is refused, or taken as either")
    func repeated() throws {
        let stockholm = try ZoneRules("Europe/Stockholm")
        for text in ["2020-10-25T02:00:00", "2020-10-25T02:59:59.999999"] {
            let local = try LocalDateTime(parsing: text)
            #expect(throws: CalendarError.repeated(local, zone: "Europe/Stockholm")) { try stockholm.instant(of: local) }
            let both = try [stockholm.instant(of: local, .earlier), stockholm.instant(of: local, .later)]
            #expect(both[0].microseconds(to: both[1]) == 3_600_000_000)
            #expect(both.map { stockholm.local(at: $0) } == [local, local])
        }
    }

    @Test("A day begins at midnight, or where the clocks skip it, right after")
    func startOfDay() throws {
        #expect(try ZoneRules("Europe/Oslo").startOfDay(CalendarDate(parsing: "2020-06-01")).description == "2020-05-31T22:00:00Z")
        // Brazil moved its clocks at midnight: 2018-11-04 began at 01:00.
        #expect(try ZoneRules("America/Sao_Paulo").startOfDay(CalendarDate(parsing: "2018-11-04")).description == "2018-11-04T03:00:00Z")
        // 2018-02-18 00:00 came once; 2018-02-17 23:00 to 24:00 twice.
        #expect(try ZoneRules("America/Sao_Paulo").startOfDay(CalendarDate(parsing: "2018-02-18")).description == "2018-02-18T03:00:00Z")
    }

    @Test("The date of an instant is the zone's own")
    func dates() throws {
        let instant = try Instant(parsing: "2019-12-31T23:30:00Z")
        #expect(try ZoneRules("Europe/Oslo").date(at: instant).description == "2020-01-01")
        #expect(try ZoneRules("UTC").date(at: instant).description == "2019-12-31")
        #expect(try ZoneRules("Europe/Helsinki").secondsFromUTC(at: instant) == 7200)
    }

    @Test("Only names of the IANA database are zones", arguments: ["", "CET+1", "GMT+5", "Oslo", "europe/oslo", "Europe/Trondheim", "+01:00"])
    func unknownZones(name: String) {
        #expect(throws: CalendarError.unknownZone(name)) { try ZoneRules(name) }
    }
}
