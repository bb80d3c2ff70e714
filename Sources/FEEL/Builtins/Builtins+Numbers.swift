import Decimals

private func number(_ value: Decimal128?) -> Value { value.map(Value.number) ?? .null }

private func rounding(_ name: String, _ mode: RoundingMode, optional: Bool = false) -> Builtin {
    let body: Builtin.Body = { arguments, _ in
        guard let value = arguments[0].number else { return .null }
        if arguments.count < 2 { return number(try? value.rounded(toScale: 0, mode: mode)) }
        return arguments[1].number.flatMap(scale).map { scale in number(try? value.rounded(toScale: scale, mode: mode)) } ?? .null
    }
    return optional
        ? builtin(name, takes(["n": .number], optional: ["scale": .number], gives: .number, body))
        : builtin(name, takes(["n": .number, "scale": .number], gives: .number, body))
}

/// A number of decimals within decimal128's exponents; nil for others.
private func scale(_ value: Decimal128) -> Int? {
    guard let whole = try? value.rounded(toScale: 0, mode: .down), let scale = Int(exactly: whole),
        (-6111...6176).contains(scale)
    else { return nil }
    return scale
}

extension Builtins {
    static let numbers: [Builtin] = [
        builtin(
            "number",
            takes(["from": .string], gives: .number) { arguments, _ in
                number(arguments[0].string.flatMap { Decimal128(exactly: $0) })
            },
            takes(
                ["from": .string, "grouping separator": .string, "decimal separator": .string], gives: .number
            ) { arguments, _ in
                number(arguments[0].string.flatMap { grouped($0, arguments[1], arguments[2]) })
            }),
        builtin(
            "decimal",
            takes(["n": .number, "scale": .number], gives: .number) { arguments, _ in
                guard let value = arguments[0].number, let scale = arguments[1].number.flatMap(scale) else { return .null }
                return number(try? value.rounded(toScale: scale, mode: .halfEven))
            }),
        rounding("floor", .floor, optional: true),
        rounding("ceiling", .ceiling, optional: true),
        rounding("round up", .up),
        rounding("round down", .down),
        rounding("round half up", .halfUp),
        rounding("round half down", .halfDown),
        builtin(
            "abs",
            takes(["n": .number], gives: .number) { arguments, _ in number(arguments[0].number?.magnitude) },
            takes(["n": .yearsMonthsDuration], gives: .yearsMonthsDuration) { arguments, _ in magnitude(arguments[0]) },
            takes(["n": .daysTimeDuration], gives: .daysTimeDuration) { arguments, _ in magnitude(arguments[0]) }),
        builtin(
            "modulo",
            takes(["dividend": .number, "divisor": .number], gives: .number) { arguments, _ in
                guard let left = arguments[0].number, let right = arguments[1].number else { return .null }
                return number(try? left.modulo(right))
            }),
        builtin(
            "sqrt",
            takes(["number": .number], gives: .number) { arguments, _ in number(try? arguments[0].number?.squareRoot()) }
        ).costing(6),
        builtin(
            "exp",
            takes(["number": .number], gives: .number) { arguments, _ in number(try? arguments[0].number?.exponential()) }
        ).costing(100),
        builtin(
            "log",
            takes(["number": .number], gives: .number) { arguments, _ in number(try? arguments[0].number?.naturalLogarithm()) }
        ).costing(100),
        builtin(
            "odd",
            takes(["number": .number], gives: .boolean) { arguments, _ in parity(arguments[0], odd: true) }),
        builtin(
            "even",
            takes(["number": .number], gives: .boolean) { arguments, _ in parity(arguments[0], odd: false) }),
    ]

    private static func parity(_ value: Value, odd: Bool) -> Value {
        guard let value = value.number, value.isInteger, let rest = try? value.remainder(dividingBy: 2) else { return .null }
        return .boolean(rest.isZero != odd)
    }

    private static func magnitude(_ value: Value) -> Value {
        switch value {
        case .yearsMonthsDuration(let duration): duration.months < 0 ? value.negated : value
        case .daysTimeDuration(let duration): duration.nanoseconds < 0 ? value.negated : value
        default: .null
        }
    }

    /// A number with separators; nil for separators that the language does not know or that are the same.
    private static func grouped(_ text: String, _ grouping: Value, _ decimal: Value) -> Decimal128? {
        let mark = grouping.string, point = decimal.string
        guard grouping.isNull || [" ", ",", "."].contains(mark), decimal.isNull || [".", ","].contains(point),
            mark == nil || mark != point
        else { return nil }
        var plain = text
        if let mark { plain = plain.split(separator: mark, omittingEmptySubsequences: false).joined() }
        if let point, point != "." {
            guard !plain.contains(".") else { return nil }
            plain = plain.split(separator: point, omittingEmptySubsequences: false).joined(separator: ".")
        }
        return Decimal128(exactly: plain)
    }
}
