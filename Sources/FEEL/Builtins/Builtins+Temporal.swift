import Decimals

private func component(
    _ name: String, gives type: FEELType, _ value: @escaping @Sendable (CalendarDate) -> Value
) -> Builtin {
    let body: Builtin.Body = { arguments, _ in
        switch arguments[0] {
        case .date(let date): value(date)
        case .dateTime(let dateTime): value(dateTime.date)
        default: .null
        }
    }
    return builtin(
        name, takes(["date": .date], gives: type, body), takes(["date": .dateTime], gives: type, body))
}

private let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

private let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]

extension Builtins {
    static let temporal: [Builtin] = [
        builtin(
            "date",
            takes(["from": .string], gives: .date) { arguments, _ in
                arguments[0].string.flatMap { CalendarDate($0) }.map(Value.date) ?? .null
            },
            takes(["from": .date], gives: .date) { arguments, _ in arguments[0] },
            takes(["from": .dateTime], gives: .date) { arguments, _ in
                if case .dateTime(let value) = arguments[0] { .date(value.date) } else { .null }
            },
            takes(["year": .number, "month": .number, "day": .number], gives: .date) { arguments, _ in
                guard let year = integer(arguments[0]), let month = integer(arguments[1]), let day = integer(arguments[2])
                else { return .null }
                return CalendarDate(year: year, month: month, day: day).map(Value.date) ?? .null
            }
        ).costing(3),
        builtin(
            "time",
            takes(["from": .string], gives: .time) { arguments, evaluator in
                zoned(arguments[0], &evaluator).flatMap { ClockTime($0) }.map(Value.time) ?? .null
            },
            takes(["from": .time], gives: .time) { arguments, _ in arguments[0] },
            takes(["from": .dateTime], gives: .time) { arguments, _ in
                if case .dateTime(let value) = arguments[0] { .time(value.time) } else { .null }
            },
            takes(["from": .date], gives: .time) { arguments, _ in
                arguments[0].isNull ? .null : .time(ClockTime.midnight.with(zone: .utc))
            },
            takes(
                ["hour": .number, "minute": .number, "second": .number], optional: ["offset": .daysTimeDuration],
                gives: .time
            ) { arguments, _ in time(arguments) }
        ).costing(4),
        builtin(
            "date and time",
            takes(["from": .string], gives: .dateTime) { arguments, evaluator in
                guard let text = zoned(arguments[0], &evaluator) else { return .null }
                if let value = DateTime(text) { return .dateTime(value) }
                return CalendarDate(text).map { .dateTime(DateTime(date: $0, time: .midnight)) } ?? .null
            },
            takes(["from": .dateTime], gives: .dateTime) { arguments, _ in arguments[0] },
            takes(["date": .date, "time": .time], gives: .dateTime) { arguments, _ in
                guard case .date(let date) = arguments[0], case .time(let time) = arguments[1] else { return .null }
                return .dateTime(DateTime(date: date, time: time))
            },
            takes(["date": .dateTime, "time": .time], gives: .dateTime) { arguments, _ in
                guard case .dateTime(let value) = arguments[0], case .time(let time) = arguments[1] else { return .null }
                return .dateTime(DateTime(date: value.date, time: time))
            },
            takes(["date": .dateTime, "timezone": .string], gives: .dateTime) { arguments, _ in
                guard case .dateTime(let value) = arguments[0], let zone = arguments[1].string.flatMap({ Zone(named: $0) })
                else { return .null }
                return DateTime(utcNanoseconds: value.utcNanoseconds, zone: zone).map(Value.dateTime) ?? .null
            }
        ).costing(5),
        builtin(
            "duration",
            takes(["from": .string], gives: .any) { arguments, _ in
                arguments[0].string.flatMap { Value(durationText: $0) } ?? .null
            },
            takes(["from": .daysTimeDuration], gives: .daysTimeDuration) { arguments, _ in arguments[0] },
            takes(["from": .yearsMonthsDuration], gives: .yearsMonthsDuration) { arguments, _ in arguments[0] }
        ).costing(4),
        builtin(
            "years and months duration",
            takes(["from": .date, "to": .date], gives: .yearsMonthsDuration) { arguments, _ in
                between(arguments[0], arguments[1])
            },
            takes(["from": .dateTime, "to": .dateTime], gives: .yearsMonthsDuration) { arguments, _ in
                between(arguments[0], arguments[1])
            },
            takes(["from": .any, "to": .any], gives: .yearsMonthsDuration) { arguments, _ in
                between(arguments[0], arguments[1])
            }),
        component("day of week", gives: .string) { .string(weekdays[$0.weekday - 1]) },
        component("day of year", gives: .number) { .number($0.dayOfYear) },
        component("week of year", gives: .number) { .number($0.weekOfYear) },
        component("month of year", gives: .string) { .string(months[$0.month - 1]) },
        Builtin(
            name: "now",
            overloads: [takes([:], gives: .dateTime) { _, evaluator in evaluator.environment.now.map(Value.dateTime) ?? .null }],
            isPure: false),
        Builtin(
            name: "today",
            overloads: [takes([:], gives: .date) { _, evaluator in evaluator.environment.now.map { .date($0.date) } ?? .null }],
            isPure: false),
    ]

    /// A text that may name a zone, which takes long to find.
    private static func zoned(_ value: Value, _ evaluator: inout Evaluator) -> String? {
        value.string.flatMap { !$0.utf8.contains(UInt8(ascii: "@")) || evaluator.spend(50) ? $0 : nil }
    }

    private static func integer(_ value: Value) -> Int? { value.number.flatMap { Int(exactly: $0) } }

    private static func time(_ arguments: [Value]) -> Value {
        guard let hour = integer(arguments[0]), let minute = integer(arguments[1]), let second = arguments[2].number,
            second >= 0, second < 60, let nanoseconds = second.multiplied(by: 1_000_000_000),
            let count = (try? nanoseconds.rounded(toScale: 0, mode: .down)).flatMap({ Int(exactly: $0) })
        else { return .null }
        var zone: Zone?
        if arguments.count > 3, case .daysTimeDuration(let offset) = arguments[3] {
            let seconds = offset.nanoseconds / 1_000_000_000
            guard seconds.magnitude <= 64_800 else { return .null }
            zone = .offset(Int(seconds))
        }
        return ClockTime(
            hour: hour, minute: minute, second: count / 1_000_000_000, nanosecond: count % 1_000_000_000, zone: zone
        ).map(Value.time) ?? .null
    }

    /// Whole months from one date to another, whatever the times of day.
    private static func between(_ start: Value, _ end: Value) -> Value {
        guard let first = day(start), let last = day(end) else { return .null }
        var months = (last.year - first.year) * 12 + last.month - first.month
        if months > 0, last.day < first.day { months -= 1 } else if months < 0, last.day > first.day { months += 1 }
        return YearsMonthsDuration(months: months).map(Value.yearsMonthsDuration) ?? .null
    }

    private static func day(_ value: Value) -> CalendarDate? {
        switch value {
        case .date(let date): date
        case .dateTime(let value): value.date
        default: nil
        }
    }
}
