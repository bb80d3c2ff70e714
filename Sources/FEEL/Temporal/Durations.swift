/// A duration counted in months.
public struct YearsMonthsDuration: Sendable, Hashable {
    public let months: Int

    static let limit = 24_000_000_000

    /// Nil beyond two thousand million years.
    public init?(months: Int) {
        guard months.magnitude <= YearsMonthsDuration.limit else { return nil }
        self.months = months
    }
}

extension YearsMonthsDuration: CustomStringConvertible {
    /// Reads `P1Y6M`, `-P3M`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard case .yearsMonths(let value) = DurationText.read(text) else { return nil }
        self = value
    }

    public var description: String {
        if months == 0 { return "P0M" }
        let (years, rest) = abs(months).quotientAndRemainder(dividingBy: 12)
        return (months < 0 ? "-P" : "P") + (years == 0 ? "" : "\(years)Y") + (rest == 0 ? "" : "\(rest)M")
    }
}

/// A duration of days, hours, minutes and seconds, to the nanosecond.
public struct DaysTimeDuration: Sendable, Hashable {
    private let high: Int64
    private let low: UInt64

    public var nanoseconds: Int128 { Int128(truncatingIfNeeded: high) << 64 | Int128(truncatingIfNeeded: low) }

    private init(unchecked nanoseconds: Int128) {
        high = Int64(truncatingIfNeeded: nanoseconds >> 64)
        low = UInt64(truncatingIfNeeded: nanoseconds)
    }

    /// Nil beyond two hundred thousand million years.
    public init?(nanoseconds: Int128) {
        guard nanoseconds.magnitude < 10_000_000_000_000_000_000_000_000_000 else { return nil }
        self.init(unchecked: nanoseconds)
    }

    public init(days: Int32) {
        self.init(unchecked: Int128(days) * Int128(ClockTime.nanosecondsPerDay))
    }
}

extension DaysTimeDuration: CustomStringConvertible {
    /// Reads `P2DT3H`, `PT0.5S`, `-P1D`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard case .daysTime(let value) = DurationText.read(text) else { return nil }
        self = value
    }

    /// Whole days, then hours, minutes, seconds and nanoseconds of the rest; all carry the sign.
    var parts: (days: Int128, hours: Int, minutes: Int, seconds: Int, nanoseconds: Int) {
        let (days, rest) = nanoseconds.quotientAndRemainder(dividingBy: Int128(ClockTime.nanosecondsPerDay))
        let time = Int(rest)
        return (days, time / 3_600_000_000_000, time / 60_000_000_000 % 60, time / 1_000_000_000 % 60, time % 1_000_000_000)
    }

    public var description: String {
        if nanoseconds == 0 { return "PT0S" }
        let parts = self.parts
        var text = nanoseconds < 0 ? "-P" : "P"
        if parts.days != 0 { text += "\(parts.days.magnitude)D" }
        if parts.hours == 0, parts.minutes == 0, parts.seconds == 0, parts.nanoseconds == 0 { return text }
        text += "T"
        if parts.hours != 0 { text += "\(abs(parts.hours))H" }
        if parts.minutes != 0 { text += "\(abs(parts.minutes))M" }
        if parts.seconds != 0 || parts.nanoseconds != 0 {
            let fraction = parts.nanoseconds == 0 ? "" : "." + fractionText(abs(parts.nanoseconds))
            text += "\(abs(parts.seconds))\(fraction)S"
        }
        return text
    }
}

/// Either kind of duration, as ISO 8601 text.
enum DurationText {
    case yearsMonths(YearsMonthsDuration)
    case daysTime(DaysTimeDuration)

    static func read(_ text: some StringProtocol) -> DurationText? {
        var reader = TextReader(Array(text.utf8))
        let negative = reader.skip("-")
        guard reader.skip("P") else { return nil }
        var months: Int128 = 0
        var nanoseconds: Int128 = 0
        var hasMonths = false, hasTime = false, inTime = false
        var order = 0
        let units: [(mark: Unicode.Scalar, inTime: Bool, months: Int128, nanoseconds: Int128)] = [
            ("Y", false, 12, 0), ("M", false, 1, 0), ("D", false, 0, 86_400_000_000_000),
            ("H", true, 0, 3_600_000_000_000), ("M", true, 0, 60_000_000_000), ("S", true, 0, 1_000_000_000),
        ]
        while !reader.isAtEnd {
            if !inTime, reader.skip("T") {
                inTime = true
                if reader.isAtEnd { return nil }
                continue
            }
            guard let number = reader.readDigits(1...18) else { return nil }
            let fraction = reader.readFraction()
            guard let place = units.indices.first(where: { $0 >= order && units[$0].inTime == inTime && reader.isAt(units[$0].mark) })
            else { return nil }
            let unit = units[place]
            _ = reader.skip(unit.mark)
            order = place + 1
            if fraction != nil, unit.mark != "S" { return nil }
            months += Int128(number) * unit.months
            nanoseconds += Int128(number) * unit.nanoseconds + Int128(fraction ?? 0)
            if unit.months > 0 { hasMonths = true } else { hasTime = true }
        }
        guard hasMonths != hasTime else { return nil }
        if hasMonths {
            guard let count = Int(exactly: negative ? -months : months), let value = YearsMonthsDuration(months: count) else {
                return nil
            }
            return .yearsMonths(value)
        }
        return DaysTimeDuration(nanoseconds: negative ? -nanoseconds : nanoseconds).map(DurationText.daysTime)
    }
}
