import Decimals

/// The members of dates, times, durations and ranges.
enum Property: String, CaseIterable, Sendable {
    case year, month, day, weekday, hour, minute, second, years, months, days, hours, minutes, seconds, timezone, start, end
    case timeOffset = "time offset"
    case startIncluded = "start included"
    case endIncluded = "end included"

    static let names = allCases.map(\.rawValue)

    /// Nil when values of the type have no such member.
    func type(of type: FEELType) -> FEELType? {
        switch (type, self) {
        case (.date, .year), (.date, .month), (.date, .day), (.date, .weekday): .number
        case (.dateTime, .year), (.dateTime, .month), (.dateTime, .day), (.dateTime, .weekday), (.dateTime, .hour),
            (.dateTime, .minute), (.dateTime, .second), (.time, .hour), (.time, .minute), (.time, .second):
            .number
        case (.dateTime, .timeOffset), (.time, .timeOffset): .daysTimeDuration
        case (.dateTime, .timezone), (.time, .timezone): .string
        case (.yearsMonthsDuration, .years), (.yearsMonthsDuration, .months): .number
        case (.daysTimeDuration, .days), (.daysTimeDuration, .hours), (.daysTimeDuration, .minutes),
            (.daysTimeDuration, .seconds):
            .number
        case (.range(let element), .start), (.range(let element), .end): element
        case (.range, .startIncluded), (.range, .endIncluded): .boolean
        default: nil
        }
    }

    func value(of value: Value) -> Value {
        switch value {
        case .date(let date): of(date: date, time: nil)
        case .dateTime(let value): of(date: value.date, time: value.time, instant: value)
        case .time(let time): of(date: nil, time: time)
        case .yearsMonthsDuration(let duration):
            self == .years ? .number(duration.months / 12) : self == .months ? .number(duration.months % 12) : .null
        case .daysTimeDuration(let duration): of(duration)
        case .range(let range):
            switch self {
            case .start: range.lower ?? .null
            case .end: range.upper ?? .null
            case .startIncluded: .boolean(range.includesLower)
            case .endIncluded: .boolean(range.includesUpper)
            default: .null
            }
        default: .null
        }
    }

    private func of(date: CalendarDate?, time: ClockTime?, instant: DateTime? = nil) -> Value {
        if let date {
            switch self {
            case .year: return .number(date.year)
            case .month: return .number(date.month)
            case .day: return .number(date.day)
            case .weekday: return .number(date.weekday)
            default: break
            }
        }
        guard let time else { return .null }
        switch self {
        case .hour: return .number(time.hour)
        case .minute: return .number(time.minute)
        case .second:
            return Decimal128(coefficient: Int128(time.second * 1_000_000_000 + time.nanosecond), exponent: -9)
                .map { .number($0.normalized) } ?? .null
        case .timezone:
            if case .named(let name) = time.zone { return .string(name) }
            return .null
        case .timeOffset:
            guard let zone = time.zone else { return .null }
            let local = instant.map { $0.date.daysSinceEpoch * 86_400 + $0.time.nanosecondOfDay / 1_000_000_000 } ?? 0
            return DaysTimeDuration(nanoseconds: Int128(zone.offset(atLocal: local)) * 1_000_000_000)
                .map(Value.daysTimeDuration) ?? .null
        default: return .null
        }
    }

    private func of(_ duration: DaysTimeDuration) -> Value {
        let parts = duration.parts
        switch self {
        case .days: return Decimal128(coefficient: parts.days).map(Value.number) ?? .null
        case .hours: return .number(parts.hours)
        case .minutes: return .number(parts.minutes)
        case .seconds:
            return Decimal128(coefficient: Int128(parts.seconds * 1_000_000_000 + parts.nanoseconds), exponent: -9)
                .map { .number($0.normalized) } ?? .null
        default: return .null
        }
    }
}

extension Value {
    /// The value that `@"..."` stands for; null for other texts.
    init(atLiteral text: String) {
        if let date = CalendarDate(text) {
            self = .date(date)
        } else if let dateTime = DateTime(text) {
            self = .dateTime(dateTime)
        } else if let time = ClockTime(text) {
            self = .time(time)
        } else {
            self = Value(durationText: text) ?? .null
        }
    }

    /// A duration of either kind; nil for other texts.
    init?(durationText text: String) {
        switch DurationText.read(text) {
        case .yearsMonths(let duration): self = .yearsMonthsDuration(duration)
        case .daysTime(let duration): self = .daysTimeDuration(duration)
        case nil: return nil
        }
    }
}
