import Decimals
import FEEL

/// Whether a result is what a test case expects.
///
/// Numbers are equal exactly. The one exception: a result of 33 or 34 digits has been rounded to 34 itself, as roots,
/// logarithms and quotients without end are (33 where the last of the 34 is a zero). It meets an expected number that it is, rounded or cut off, to all decimals that are
/// printed; or to the first 8 of them, as the suite's own engines compare, where the printed ones come of binary arithmetic.
/// Dates, times and durations are of the same type and equal as the language's `=` has it; contexts have the same names with
/// equal values, in any order; lists are equal element by element.
enum Comparison {
    case equal
    /// A number was compared to the decimals that are printed.
    case equalAsPrinted
    /// A number was compared to the first 8 of the decimals that are printed.
    case equalToEightDecimals
    case different

    init(_ value: Value, _ expected: Value) {
        switch (value, expected) {
        case (.null, .null): self = .equal
        case (.number(let number), .number(let other)): self = Comparison.numbers(number, other)
        case (.list(let values), .list(let others)):
            self = values.count == others.count ? Comparison.all(zip(values, others).map { ($0, $1) }) : .different
        case (.context(let context), .context(let other)):
            guard Set(context.names) == Set(other.names) else {
                self = .different
                return
            }
            self = Comparison.all(other.names.map { (context[$0] ?? .null, other[$0] ?? .null) })
        default: self = value.type == expected.type && value == expected ? .equal : .different
        }
    }

    private static func all(_ pairs: [(Value, Value)]) -> Comparison {
        var result = Comparison.equal
        for (value, expected) in pairs {
            switch (Comparison(value, expected), result) {
            case (.different, _): return .different
            case (.equalToEightDecimals, _), (_, .equalToEightDecimals): result = .equalToEightDecimals
            case (.equalAsPrinted, _): result = .equalAsPrinted
            case (.equal, _): break
            }
        }
        return result
    }

    private static func numbers(_ number: Decimal128, _ expected: Decimal128) -> Comparison {
        if number == expected { return .equal }
        let digits = String(number.normalized.coefficient.magnitude).count
        // The last of 34 digits may be a zero.
        guard digits >= Decimal128.precision - 1, expected.scale > 0 else { return .different }
        if isEqual(number, expected, to: expected.scale) { return .equalAsPrinted }
        return expected.scale > 8 && isEqual(number, expected, to: 8) ? .equalToEightDecimals : .different
    }

    private static func isEqual(_ number: Decimal128, _ expected: Decimal128, to decimals: Int) -> Bool {
        [RoundingMode.halfEven, .down].contains { mode in
            guard let one = try? number.rounded(toScale: decimals, mode: mode) else { return false }
            return (try? expected.rounded(toScale: decimals, mode: mode)) == one
        }
    }
}
