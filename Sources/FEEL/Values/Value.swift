public import Decimals

/// A value of the expression language.
public enum Value: Sendable {
    case null
    case boolean(Bool)
    case number(Decimal128)
    case string(String)
    case date(CalendarDate)
    indirect case time(ClockTime)
    indirect case dateTime(DateTime)
    case yearsMonthsDuration(YearsMonthsDuration)
    case daysTimeDuration(DaysTimeDuration)
    case list([Value])
    case context(ContextValue)
    case range(RangeValue)
    case function(FunctionValue)

    public static func number(_ value: Int) -> Value { .number(Decimal128(value)) }

    /// The value as a number, text or truth where that is what it is.
    public var number: Decimal128? { if case .number(let value) = self { value } else { nil } }
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    public var list: [Value]? { if case .list(let value) = self { value } else { nil } }
    public var context: ContextValue? { if case .context(let value) = self { value } else { nil } }
    public var date: CalendarDate? { if case .date(let value) = self { value } else { nil } }
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The most exact static type that describes the value.
    public var type: FEELType {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .number: .number
        case .string: .string
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .yearsMonthsDuration: .yearsMonthsDuration
        case .daysTimeDuration: .daysTimeDuration
        case .list(let values): .list(values.reduce(FEELType.null) { $0.joined(with: $1.type) })
        case .context(let value): .context(zip(value.names, value.values).map { FEELType.Field($0, $1.type) })
        case .range(let range): .range((range.lower ?? .null).type.joined(with: (range.upper ?? .null).type))
        case .function(let function):
            .function(Array(repeating: .any, count: function.parameterNames.count), .any)
        }
    }
}

extension Value: ExpressibleByBooleanLiteral, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral
{
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .number(Decimal128(value)) }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
}

/// Identity of two values as data: the same kind, the same content. Unlike the language's `=`, null equals null
/// inside lists and unlike kinds are simply different.
extension Value: Equatable {
    public static func == (left: Value, right: Value) -> Bool {
        if case .function(let first) = left, case .function(let second) = right { return first === second }
        return left.equals(right) == .true
    }
}
