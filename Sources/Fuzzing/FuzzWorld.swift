import Decimals
import FEEL

/// Declared names with values for them, nulls and extremes among them.
struct FuzzWorld {
    static let declarations = Declarations([
        "a": .number, "b": .number, "total cost": .number, "s": .string, "p": .boolean, "d": .date, "t": .time, "w": .dateTime,
        "m": .yearsMonthsDuration, "u": .daysTimeDuration, "N": .list(.number), "S": .list(.string),
        "c": .context(["x": .number, "y": .string, "z z": .list(.number)]), "r": .range(.number), "o": .any,
    ])

    let slots: [Value]
    let environment: EvaluationEnvironment

    /// Small enough that no input within them takes long.
    static let limits: Limits = {
        var limits = Limits()
        limits.sourceLength = 30_000
        limits.nesting = 64
        limits.listCount = 500
        limits.stringLength = 2000
        limits.steps = 3000
        limits.callNesting = 128
        return limits
    }()

    private static let shape = ContextValue.Shape(["x", "y", "z z"])
    static let numbers = [
        "1", "0", "-1", "0.1", "50.00007", "36", "7395500", "1E+30", "9.999999999999999999999999999999999E+6144", "1E-6176",
        "-123456789012345678901234567890.1234", "2147483648", "9223372036854775808",
    ].compactMap { Decimal128(exactly: $0) }
    static let strings = ["a", "", "Ånge åäö", "a,b;c", "2024-02-29", "P1Y", "\u{1D11E}x", "e\u{301}", "\\\"\n\t", "1 000,5"]
    private static let dates = ["2024-02-29", "1970-01-01", "-999999999-01-01", "999999999-12-31", "2019-10-01"].compactMap { CalendarDate($0) }
    private static let times = ["16:15:00", "00:00:00", "23:59:59.999999999Z", "16:15:00@Europe/Oslo", "01:00:00-14:00"].compactMap { ClockTime($0) }
    private static let months = ["P1M", "P0M", "-P999999999Y", "P3Y"].compactMap { YearsMonthsDuration($0) }
    private static let durations = ["PT1S", "P0D", "-P1DT0.000000001S", "P999999999D"].compactMap { DaysTimeDuration($0) }

    init(seededBy bytes: [UInt8]) {
        var choices = Choices(seededBy: bytes)
        self.init(&choices)
    }

    init(_ choices: inout Choices) {
        func number() -> Value { .number(choices.one(of: FuzzWorld.numbers)) }
        func text() -> Value { .string(choices.one(of: FuzzWorld.strings)) }
        func orNull(_ value: () -> Value) -> Value { choices.below(8) == 7 ? .null : value() }
        func list(_ value: () -> Value) -> Value { .list((0..<choices.below(5)).map { _ in orNull(value) }) }
        func dateTime() -> Value { .dateTime(DateTime(date: choices.one(of: FuzzWorld.dates), time: choices.one(of: FuzzWorld.times))) }
        func context() -> Value { .context(ContextValue(shape: FuzzWorld.shape, values: [orNull(number), orNull(text), orNull { list(number) }])) }
        func range() -> Value {
            let open = choices.below(8)
            return .range(
                RangeValue(
                    lower: open == 6 ? nil : number(), includesLower: choices.below(2) == 0,
                    upper: open == 7 ? nil : number(), includesUpper: choices.below(2) == 0))
        }
        func anything() -> Value {
            switch choices.below(8) {
            case 0: number()
            case 1: text()
            case 2: list(number)
            case 3: context()
            case 4: range()
            case 5: dateTime()
            case 6: .list([context(), context(), text()])
            default: .boolean(choices.below(2) == 0)
            }
        }
        slots = [
            orNull(number), orNull(number), orNull(number), orNull(text), orNull { .boolean(choices.below(2) == 0) },
            orNull { .date(choices.one(of: FuzzWorld.dates)) }, orNull { .time(choices.one(of: FuzzWorld.times)) }, orNull(dateTime),
            orNull { .yearsMonthsDuration(choices.one(of: FuzzWorld.months)) },
            orNull { .daysTimeDuration(choices.one(of: FuzzWorld.durations)) },
            orNull { list(number) }, orNull { list(text) }, orNull(context), orNull(range), orNull(anything),
        ]
        environment = EvaluationEnvironment(now: DateTime("2019-10-01T12:00:00@Europe/Stockholm"), limits: FuzzWorld.limits)
    }
}
