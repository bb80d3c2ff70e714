import Decimals
import FEEL

/// The values that a fact may take, numbered: multiples of a unit, or days.
enum Grid {
    case amounts(unit: Decimal128)
    case days
    /// Lists by their length: shorter ones lack their last elements, longer ones have empty ones at the end.
    case lengths(of: [Value])

    /// Nil for a value that is neither a number nor a date nor a list.
    init?(for value: Value, unit: Decimal128) {
        switch value {
        case .number where unit > .zero: self = .amounts(unit: unit)
        case .date: self = .days
        case .list(let values): self = .lengths(of: values)
        default: return nil
        }
    }

    /// Few enough that sums of some of them do not overflow.
    static let positions = -1_000_000_000_000_000_000...1_000_000_000_000_000_000

    func value(at position: Int) -> Value? {
        guard Grid.positions.contains(position) else { return nil }
        switch self {
        case .amounts(let unit): return Decimal128(position).multiplied(by: unit).map(Value.number)
        case .days: return CalendarDate(daysSinceEpoch: position).map(Value.date)
        case .lengths(let values):
            guard (0...10_000).contains(position) else { return nil }
            return .list(values.prefix(position) + Array(repeating: .null, count: max(0, position - values.count)))
        }
    }

    /// The value on the scale on which the grid's values are evenly spaced.
    func coordinate(of value: Value) -> Decimal128? {
        switch (self, value) {
        case (.amounts, .number(let number)): number
        case (.days, .date(let date)): Decimal128(date.daysSinceEpoch)
        case (.lengths, .list(let values)): Decimal128(values.count)
        case (.lengths, .number(let count)): count
        default: nil
        }
    }

    /// The position of the greatest value that is not above the coordinate.
    func position(notAbove coordinate: Decimal128) -> Int? {
        let unit = if case .amounts(let unit) = self { unit } else { Decimal128.one }
        guard let floor = try? coordinate.rounded(toUnit: unit, mode: .floor), let count = floor.divided(by: unit) else { return nil }
        return Int(exactly: count).flatMap { Grid.positions.contains($0) ? $0 : nil }
    }
}
