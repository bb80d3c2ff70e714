/// A time of day to the nanosecond, local or in a zone.
public struct ClockTime: Sendable {
    /// 0 ..< 86 400 000 000 000.
    public let nanosecondOfDay: Int
    /// Nil for a local time.
    public let zone: Zone?

    static let nanosecondsPerDay = 86_400_000_000_000

    public init?(nanosecondOfDay: Int, zone: Zone? = nil) {
        guard (0..<ClockTime.nanosecondsPerDay).contains(nanosecondOfDay) else { return nil }
        self.nanosecondOfDay = nanosecondOfDay
        self.zone = zone
    }

    public init?(hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0, zone: Zone? = nil) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0..<1_000_000_000).contains(nanosecond)
        else { return nil }
        nanosecondOfDay = (hour * 3600 + minute * 60 + second) * 1_000_000_000 + nanosecond
        self.zone = zone
    }

    private init(valid nanoseconds: Int, zone: Zone?) {
        nanosecondOfDay = nanoseconds
        self.zone = zone
    }

    static let midnight = ClockTime(valid: 0, zone: nil)

    public var hour: Int { nanosecondOfDay / 3_600_000_000_000 }
    public var minute: Int { nanosecondOfDay / 60_000_000_000 % 60 }
    public var second: Int { nanosecondOfDay / 1_000_000_000 % 60 }
    public var nanosecond: Int { nanosecondOfDay % 1_000_000_000 }

    /// The same clock time in another zone.
    public func with(zone: Zone?) -> ClockTime { ClockTime(valid: nanosecondOfDay, zone: zone) }

    /// A duration later, past midnight from the start of the day again.
    func adding(_ duration: DaysTimeDuration) -> ClockTime {
        let day = Int128(ClockTime.nanosecondsPerDay)
        let rest = (Int128(nanosecondOfDay) + duration.nanoseconds % day) % day
        return ClockTime(valid: Int(rest < 0 ? rest + day : rest), zone: zone)
    }

    /// Nanoseconds from midnight UTC; a local time as if it were UTC.
    var utcNanoseconds: Int {
        nanosecondOfDay - (zone?.offset(ofStandardTime: ()) ?? 0) * 1_000_000_000
    }

    /// Compares hour, minute and second, as the language does: its seconds are whole. Nil when only one of the two has a zone.
    func order(relativeTo other: ClockTime) -> Int? {
        guard (zone == nil) == (other.zone == nil) else { return nil }
        let (left, right) = (wholeSeconds, other.wholeSeconds)
        return left < right ? -1 : left == right ? 0 : 1
    }

    private var wholeSeconds: Int { nanosecondOfDay / 1_000_000_000 - (zone?.offset(ofStandardTime: ()) ?? 0) }

    func isSame(as other: ClockTime) -> Bool { order(relativeTo: other) == 0 }
}

extension ClockTime: CustomStringConvertible {
    /// Reads `16:15:00`, with a fraction, and with `Z`, `+02:00` or `@Europe/Oslo`; nil for anything else.
    @inlinable
    public init?(_ text: some StringProtocol) { self.init(text: Array(text.utf8)) }

    @usableFromInline
    init?(text: [UInt8]) {
        var reader = TextReader(text)
        guard let time = reader.readTime(), reader.isAtEnd else { return nil }
        self = time
    }

    public var description: String {
        var text = twoDigits(hour) + ":" + twoDigits(minute) + ":" + twoDigits(second)
        if nanosecond != 0 { text += "." + fractionText(nanosecond) }
        return text + (zone?.suffix ?? "")
    }
}

/// Nanoseconds as the shortest decimal fraction, without the point.
func fractionText(_ nanoseconds: Int) -> String {
    var digits = String(repeating: "0", count: 9 - String(nanoseconds).count) + String(nanoseconds)
    while digits.last == "0" { digits.removeLast() }
    return digits
}
