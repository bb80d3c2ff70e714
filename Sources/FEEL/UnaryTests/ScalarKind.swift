import Decimals

/// Values that can be laid out on one line, in order, so that tests against constants part them into stretches.
package enum ScalarKind: Sendable, Hashable {
    case boolean, number, string, date, localTime, localDateTime, zonedDateTime, yearsMonthsDuration, daysTimeDuration

    /// Nil for values that are not of one such kind, and for times of day in zones, which have no least and no greatest.
    package init?(_ value: Value) {
        switch value {
        case .boolean: self = .boolean
        case .number: self = .number
        case .string: self = .string
        case .date: self = .date
        case .time(let time):
            guard time.zone == nil else { return nil }
            self = .localTime
        case .dateTime(let moment): self = moment.zone == nil ? .localDateTime : .zonedDateTime
        case .yearsMonthsDuration: self = .yearsMonthsDuration
        case .daysTimeDuration: self = .daysTimeDuration
        case .null, .list, .context, .range, .function: return nil
        }
    }

    /// The kind of all values of a type; nil when they may be of several.
    package init?(_ type: FEELType) {
        switch type {
        case .boolean: self = .boolean
        case .number: self = .number
        case .string: self = .string
        case .date: self = .date
        case .yearsMonthsDuration: self = .yearsMonthsDuration
        case .daysTimeDuration: self = .daysTimeDuration
        case .any, .null, .time, .dateTime, .list, .context, .range, .function: return nil
        }
    }

    /// The order of two values of one kind, false before true; nil otherwise.
    package static func order(_ left: Value, _ right: Value) -> Int? {
        if case .boolean(let one) = left, case .boolean(let other) = right { return (one ? 1 : 0) - (other ? 1 : 0) }
        return left.order(relativeTo: right)
    }

    /// A short value of the kind strictly between two others, either of which may be missing; nil when there is none.
    ///
    /// Numbers lie as close as 34 digits allow, texts differ by code points, times by whole seconds as the
    /// language compares them, durations by nanoseconds, dates by days.
    package func between(_ lower: Value?, _ upper: Value?) -> Value? {
        switch self {
        case .boolean: nil
        case .number: Self.number(lower?.number, upper?.number).map(Value.number)
        case .string: Self.text(lower?.string, upper?.string).map(Value.string)
        default: ticks(lower, upper)
        }
    }

    // MARK: Numbers

    private static func number(_ lower: Decimal128?, _ upper: Decimal128?) -> Decimal128? {
        guard let lower else {
            guard let upper else { return .zero }
            // The mirror image of the numbers above.
            return number(-upper, nil).map { -$0 }
        }
        for scale in 0...6176 {
            guard let next = multiple(above: lower, scale), next > lower else { break }
            if upper.map({ next < $0 }) ?? true { return next.normalized }
        }
        // Where the digits do not reach the units, steps are tens and more.
        for scale in 1...6144 {
            guard let next = multiple(above: lower, -scale), next > lower else { continue }
            return upper.map({ next < $0 }) ?? true ? next.normalized : nil
        }
        return nil
    }

    /// The first multiple of 10^-scale above a number, rounded to 34 digits.
    private static func multiple(above lower: Decimal128, _ scale: Int) -> Decimal128? {
        guard let step = Decimal128(coefficient: 1, exponent: -scale) else { return nil }
        return (try? lower.rounded(toScale: scale, mode: .floor))?.adding(step)
    }

    // MARK: Texts

    private static func text(_ lower: String?, _ upper: String?) -> String? {
        let stem = lower ?? ""
        let candidates = (lower == nil ? ["other", "a", ""] : []) + [stem + "a", stem + " ", stem + "\u{0}"]
        return candidates.first { candidate in
            (lower.map { candidate.scalarOrder(relativeTo: $0) > 0 } ?? true)
                && (upper.map { candidate.scalarOrder(relativeTo: $0) < 0 } ?? true)
        }
    }

    // MARK: Kinds that are counted

    private func ticks(_ lower: Value?, _ upper: Value?) -> Value? {
        if lower == nil, upper == nil { return value(self == .date || self == .localDateTime || self == .zonedDateTime ? 10_957 * dayLength : 0) }
        let least = lower.flatMap(count) ?? range.lowerBound - 1
        let greatest = upper.flatMap(count) ?? range.upperBound + 1
        for step in steps {
            let next =
                lower == nil && upper != nil
                ? -floorDivide(-greatest, step) * step - step : floorDivide(least, step) * step + step
            if next > least, next < greatest, range.contains(next), let value = value(next) { return value }
        }
        // Coarse steps can miss a range at the end of what the kind has.
        let next = upper == nil || lower != nil ? least + 1 : greatest - 1
        return next > least && next < greatest && range.contains(next) ? value(next) : nil
    }

    /// Counts in a day, for kinds that start in 1970.
    private var dayLength: Int128 { self == .date ? 1 : Self.day }

    private static let second: Int128 = 1_000_000_000
    private static let day: Int128 = 86_400

    private var steps: [Int128] {
        switch self {
        case .yearsMonthsDuration: [12, 1]
        case .date: [1]
        case .daysTimeDuration: [Self.day, 3_600, 60, 1].map { $0 * Self.second } + [1]
        default: [Self.day, 3_600, 60, 1]
        }
    }

    private var range: ClosedRange<Int128> {
        switch self {
        case .localTime: 0...Self.day - 1
        case .date: Self.days
        case .yearsMonthsDuration: Int128(-YearsMonthsDuration.limit)...Int128(YearsMonthsDuration.limit)
        case .daysTimeDuration: -9_999_999_999_999_999_999_999_999_999...9_999_999_999_999_999_999_999_999_999
        default:
            Self.days.lowerBound * Self.day...(Self.days.upperBound + 1) * Self.day - 1
        }
    }

    private static let days: ClosedRange<Int128> = {
        let first = CalendarDate(year: CalendarDate.years.lowerBound, month: 1, day: 1)?.daysSinceEpoch ?? 0
        let last = CalendarDate(year: CalendarDate.years.upperBound, month: 12, day: 31)?.daysSinceEpoch ?? 0
        return Int128(first)...Int128(last)
    }()

    private func count(_ value: Value) -> Int128? {
        switch value {
        case .date(let date): Int128(date.daysSinceEpoch)
        case .time(let time): floorDivide(Int128(time.utcNanoseconds), Self.second)
        case .dateTime(let moment): floorDivide(moment.utcNanoseconds, Self.second)
        case .yearsMonthsDuration(let duration): Int128(duration.months)
        case .daysTimeDuration(let duration): duration.nanoseconds
        default: nil
        }
    }

    private func value(_ count: Int128) -> Value? {
        switch self {
        case .date: CalendarDate(daysSinceEpoch: Int(count)).map(Value.date)
        case .localTime: ClockTime(nanosecondOfDay: Int(count * Self.second)).map(Value.time)
        case .localDateTime: DateTime(utcNanoseconds: count * Self.second, zone: nil).map(Value.dateTime)
        case .zonedDateTime: DateTime(utcNanoseconds: count * Self.second, zone: .utc).map(Value.dateTime)
        case .yearsMonthsDuration: YearsMonthsDuration(months: Int(count)).map(Value.yearsMonthsDuration)
        case .daysTimeDuration: DaysTimeDuration(nanoseconds: count).map(Value.daysTimeDuration)
        case .boolean, .number, .string: nil
        }
    }
}
