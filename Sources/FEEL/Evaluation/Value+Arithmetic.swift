import Decimals

extension Value {
    var negated: Value {
        switch self {
        case .number(let value): .number(-value)
        case .yearsMonthsDuration(let value): YearsMonthsDuration(months: -value.months).map(Value.yearsMonthsDuration) ?? .null
        case .daysTimeDuration(let value):
            DaysTimeDuration(nanoseconds: -value.nanoseconds).map(Value.daysTimeDuration) ?? .null
        default: .null
        }
    }

    /// Arithmetic other than on two numbers; null where it is not defined.
    func combined(_ operation: Node.Operation, with other: Value) -> Value {
        switch operation {
        case .add: sum(with: other)
        case .subtract: difference(from: other)
        case .multiply: product(with: other)
        case .divide: quotient(by: other)
        default: .null
        }
    }

    private func sum(with other: Value) -> Value {
        switch (self, other) {
        case (.string(let left), .string(let right)): return .string(left + right)
        case (.yearsMonthsDuration(let left), .yearsMonthsDuration(let right)):
            return .months(Int128(left.months) + Int128(right.months))
        case (.daysTimeDuration(let left), .daysTimeDuration(let right)):
            return DaysTimeDuration(nanoseconds: left.nanoseconds + right.nanoseconds).map(Value.daysTimeDuration) ?? .null
        case (.yearsMonthsDuration, _), (.daysTimeDuration, _):
            switch other {
            case .date, .time, .dateTime: return other.sum(with: self)
            default: return .null
            }
        case (.date(let date), .yearsMonthsDuration(let duration)):
            return date.adding(months: duration.months).map(Value.date) ?? .null
        case (.dateTime(let value), .yearsMonthsDuration(let duration)):
            return value.adding(months: duration.months).map(Value.dateTime) ?? .null
        case (.date(let date), .daysTimeDuration(let duration)):
            let days = floorDivide(duration.nanoseconds, Int128(ClockTime.nanosecondsPerDay))
            return Int(exactly: days).flatMap { date.adding(days: $0) }.map(Value.date) ?? .null
        case (.dateTime(let value), .daysTimeDuration(let duration)):
            return value.adding(duration).map(Value.dateTime) ?? .null
        case (.time(let time), .daysTimeDuration(let duration)): return .time(time.adding(duration))
        default: return .null
        }
    }

    private func difference(from other: Value) -> Value {
        switch (self, other) {
        case (.yearsMonthsDuration, .yearsMonthsDuration), (.daysTimeDuration, .daysTimeDuration), (.date, .yearsMonthsDuration),
            (.date, .daysTimeDuration), (.dateTime, .yearsMonthsDuration), (.dateTime, .daysTimeDuration),
            (.time, .daysTimeDuration):
            return sum(with: other.negated)
        case (.time(let left), .time(let right)):
            guard (left.zone == nil) == (right.zone == nil) else { return .null }
            return DaysTimeDuration(nanoseconds: Int128(left.utcNanoseconds) - Int128(right.utcNanoseconds))
                .map(Value.daysTimeDuration) ?? .null
        default:
            guard let left = instant, let right = other.instant,
                (left.zone == nil) == (right.zone == nil)
            else { return .null }
            return DaysTimeDuration(nanoseconds: left.utcNanoseconds - right.utcNanoseconds).map(Value.daysTimeDuration)
                ?? .null
        }
    }

    /// A date and time; a date as midnight in UTC.
    private var instant: DateTime? {
        switch self {
        case .dateTime(let value): value
        case .date(let date): DateTime(date: date, time: ClockTime.midnight.with(zone: .utc))
        default: nil
        }
    }

    private func product(with other: Value) -> Value {
        switch (self, other) {
        case (.number, .yearsMonthsDuration), (.number, .daysTimeDuration): other.product(with: self)
        case (.yearsMonthsDuration(let duration), .number(let factor)):
            .months(Value.whole(Decimal128(duration.months).multiplied(by: factor)))
        case (.daysTimeDuration(let duration), .number(let factor)):
            .nanoseconds(Value.whole(Decimal128(coefficient: duration.nanoseconds)?.multiplied(by: factor)))
        default: .null
        }
    }

    private func quotient(by other: Value) -> Value {
        switch (self, other) {
        case (.yearsMonthsDuration(let left), .yearsMonthsDuration(let right)):
            Decimal128(left.months).divided(by: Decimal128(right.months)).map(Value.number) ?? .null
        case (.daysTimeDuration(let left), .daysTimeDuration(let right)):
            Decimal128(coefficient: left.nanoseconds).flatMap { left in
                Decimal128(coefficient: right.nanoseconds).flatMap { left.divided(by: $0) }
            }.map(Value.number) ?? .null
        case (.yearsMonthsDuration(let duration), .number(let divisor)):
            .months(Value.whole(Decimal128(duration.months).divided(by: divisor)))
        case (.daysTimeDuration(let duration), .number(let divisor)):
            .nanoseconds(Value.whole(Decimal128(coefficient: duration.nanoseconds)?.divided(by: divisor)))
        default: .null
        }
    }

    private static func whole(_ value: Decimal128?) -> Int128? {
        value.flatMap { try? $0.rounded(toScale: 0, mode: .down) }.flatMap { Int128(exactly: $0) }
    }

    private static func months(_ count: Int128?) -> Value {
        count.flatMap { Int(exactly: $0) }.flatMap(YearsMonthsDuration.init(months:)).map(Value.yearsMonthsDuration) ?? .null
    }

    private static func nanoseconds(_ count: Int128?) -> Value {
        count.flatMap(DaysTimeDuration.init(nanoseconds:)).map(Value.daysTimeDuration) ?? .null
    }
}
