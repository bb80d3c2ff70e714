/// A date and a time of day, local or in a zone.
public struct DateTime: Sendable {
    public let date: CalendarDate
    public let time: ClockTime
    /// Seconds since 1970 in UTC, cut to whole ones, where that needs no table of zones; a local value as if it were UTC.
    private let seconds: Int
    private let reckoning: Reckoning

    private enum Reckoning: UInt8 {
        case local, offset, table
    }

    public init(date: CalendarDate, time: ClockTime) {
        self.date = date
        self.time = time
        let local = date.daysSinceEpoch * 86_400 + time.nanosecondOfDay / 1_000_000_000
        switch time.zone {
        case nil: (seconds, reckoning) = (local, .local)
        case .offset(let offset): (seconds, reckoning) = (local - offset, .offset)
        case .named: (seconds, reckoning) = (local, .table)
        }
    }

    /// The instant that many seconds and nanoseconds since 1970, shown in a zone; nil outside the years.
    public init?(secondsSinceEpoch seconds: Int, nanosecond: Int = 0, zone: Zone) {
        guard seconds.magnitude < 40_000_000_000_000_000, (0..<1_000_000_000).contains(nanosecond) else { return nil }
        self.init(utcNanoseconds: Int128(seconds) * 1_000_000_000 + Int128(nanosecond), zone: zone)
    }

    init?(utcNanoseconds: Int128, zone: Zone?) {
        let seconds = floorDivide(utcNanoseconds, 1_000_000_000)
        guard let instant = Int(exactly: seconds), instant.magnitude < 40_000_000_000_000_000 else { return nil }
        let local = utcNanoseconds + Int128(zone?.offset(at: instant) ?? 0) * 1_000_000_000
        let day = floorDivide(local, Int128(ClockTime.nanosecondsPerDay))
        guard let number = Int(exactly: day), let date = CalendarDate(daysSinceEpoch: number),
            let time = ClockTime(
                nanosecondOfDay: Int(local - day * Int128(ClockTime.nanosecondsPerDay)), zone: zone)
        else { return nil }
        self.init(date: date, time: time)
    }

    public var zone: Zone? { time.zone }

    /// Seconds since 1970 in UTC, cut to whole ones; a local value as if it were UTC.
    private var utcSeconds: Int { reckoning == .table ? seconds - (zone?.offset(atLocal: seconds) ?? 0) : seconds }

    /// Whether comparing has to look up an offset.
    @inline(__always)
    var hasNamedZone: Bool { reckoning == .table }

    /// Nanoseconds since 1970 in UTC; a local value as if it were UTC.
    var utcNanoseconds: Int128 { Int128(utcSeconds) * 1_000_000_000 + Int128(time.nanosecond) }

    /// Compares by the whole second, as the language does. Nil when only one of the two has a zone.
    func order(relativeTo other: DateTime) -> Int? {
        guard (reckoning == .local) == (other.reckoning == .local) else { return nil }
        let (left, right) = (utcSeconds, other.utcSeconds)
        return left < right ? -1 : left == right ? 0 : 1
    }

    func isSame(as other: DateTime) -> Bool { order(relativeTo: other) == 0 }

    func adding(_ duration: DaysTimeDuration) -> DateTime? {
        let (sum, overflow) = utcNanoseconds.addingReportingOverflow(duration.nanoseconds)
        return overflow ? nil : DateTime(utcNanoseconds: sum, zone: zone)
    }

    func adding(months: Int) -> DateTime? {
        date.adding(months: months).map { DateTime(date: $0, time: time) }
    }
}

extension DateTime: CustomStringConvertible {
    /// Reads `2017-09-15T16:15:00`, with a fraction, and with `Z`, `+03:00` or `@Europe/Helsinki`; nil otherwise.
    @inlinable
    public init?(_ text: some StringProtocol) { self.init(text: Array(text.utf8)) }

    @usableFromInline
    init?(text: [UInt8]) {
        var reader = TextReader(text)
        guard let date = reader.readDate(), reader.skip("T") else { return nil }
        // 24:00:00 is the midnight that ends the day.
        let endsDay = reader.isAt("2") && reader.skip(all: "24:00:00")
        guard let time = endsDay ? reader.readMidnight() : reader.readTime(), reader.isAtEnd,
            let day = endsDay ? date.adding(days: 1) : date
        else { return nil }
        self.init(date: day, time: time)
    }

    public var description: String { "\(date)T\(time)" }
}

func floorDivide(_ value: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}
