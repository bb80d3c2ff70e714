/// Why a date, a time or a zone cannot be used.
package enum CalendarError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Not written as `2019-10-31`.
    case malformedDate(String)
    /// Well written, but the calendar has no such day: 2019-02-29.
    case noSuchDate(String)
    /// Not written as `2019-10-31T23:59:59` with an offset or `Z`, or without either where local time is asked for.
    case malformedTime(String)
    /// Well written, but the clock has no such time: 24:00:00.
    case noSuchTime(String)
    /// Before year 1 or after year 9999.
    case beyondCalendar
    /// No zone of the IANA database.
    case unknownZone(String)
    /// The clocks skip this local time.
    case skipped(LocalDateTime, zone: String)
    /// The clocks show this local time twice.
    case repeated(LocalDateTime, zone: String)

    package var description: String {
        switch self {
        case .malformedDate(let text): "'\(text)' is not a date written as year-month-day, such as 2019-10-31"
        case .noSuchDate(let text): "the calendar has no \(text)"
        case .malformedTime(let text): "'\(text)' is not a time written as in RFC 3339, such as 2019-10-31T23:59:59+01:00"
        case .noSuchTime(let text): "the clock has no time \(text)"
        case .beyondCalendar: "the date is outside the years 1 to 9999"
        case .unknownZone(let name): "'\(name)' is not a time zone of the IANA database, such as Europe/Oslo"
        case .skipped(let local, let zone): "the clocks in \(zone) skip \(local)"
        case .repeated(let local, let zone): "the clocks in \(zone) show \(local) twice"
        }
    }
}
