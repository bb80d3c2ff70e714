import Decimals

/// A function of the elements of one list, or of its arguments.
private func aggregate(
    _ name: String, of element: FEELType, gives result: @escaping @Sendable (FEELType) -> FEELType,
    _ body: @escaping @Sendable ([Value], inout Evaluator) -> Value
) -> Builtin {
    builtin(
        name,
        takes(["list": .list(element)], gives: { result($0.first?.element ?? .any) }) { arguments, evaluator in
            arguments[0].list.map { body($0, &evaluator) } ?? .null
        },
        variadic(["n": element], gives: { result($0.reduce(.null) { $0.joined(with: $1) }) }) { arguments, evaluator in
            body(arguments, &evaluator)
        })
}

extension Builtins {
    static let aggregates: [Builtin] = [
        builtin(
            "count",
            takes(["list": .list(.any)], gives: .number) { arguments, _ in
                arguments[0].list.map { .number($0.count) } ?? .null
            }),
        aggregate("sum", of: .number, gives: { _ in .number }) { values, _ in
            values.isEmpty ? .null : reduce(values) { $0.adding($1) }
        },
        aggregate("product", of: .number, gives: { _ in .number }) { values, _ in
            values.isEmpty ? .null : reduce(values) { $0.multiplied(by: $1) }
        },
        aggregate("mean", of: .number, gives: { _ in .number }) { values, _ in
            guard let sum = reduce(values, { $0.adding($1) }).number else { return .null }
            return sum.divided(by: Decimal128(values.count)).map(Value.number) ?? .null
        },
        aggregate("min", of: .any, gives: { $0 }) { values, evaluator in extreme(values, &evaluator) { $0 < 0 } },
        aggregate("max", of: .any, gives: { $0 }) { values, evaluator in extreme(values, &evaluator) { $0 > 0 } },
        aggregate("median", of: .number, gives: { _ in .number }) { values, _ in
            guard let numbers = numbers(values), !numbers.isEmpty else { return .null }
            let sorted = numbers.sorted()
            let middle = sorted.count / 2
            if sorted.count % 2 == 1 { return .number(sorted[middle]) }
            return sorted[middle - 1].adding(sorted[middle]).flatMap { $0.divided(by: 2) }.map(Value.number) ?? .null
        },
        aggregate("mode", of: .number, gives: { _ in .list(.number) }) { values, _ in
            guard let numbers = numbers(values) else { return .null }
            var counts: [Decimal128: Int] = [:]
            for number in numbers { counts[number, default: 0] += 1 }
            let most = counts.values.max() ?? 0
            return .list(counts.filter { $0.value == most }.keys.sorted().map(Value.number))
        },
        aggregate("stddev", of: .number, gives: { _ in .number }) { values, evaluator in
            guard let numbers = numbers(values), numbers.count > 1, evaluator.spend(16) else { return .null }
            return (try? deviation(numbers)).map(Value.number) ?? .null
        },
        aggregate("all", of: .any, gives: { _ in .boolean }) { values, _ in
            let truths = values.map { Truth($0) }
            return truths.contains(.false) ? false : truths.contains(.null) ? .null : true
        },
        aggregate("any", of: .any, gives: { _ in .boolean }) { values, _ in
            let truths = values.map { Truth($0) }
            return truths.contains(.true) ? true : truths.contains(.null) ? .null : false
        },
    ]

    private static func numbers(_ values: [Value]) -> [Decimal128]? {
        let numbers = values.compactMap(\.number)
        return numbers.count == values.count ? numbers : nil
    }

    private static func reduce(_ values: [Value], _ step: (Decimal128, Decimal128) -> Decimal128?) -> Value {
        guard var total = values.first?.number else { return .null }
        for value in values.dropFirst() {
            guard let number = value.number, let next = step(total, number) else { return .null }
            total = next
        }
        return .number(total)
    }

    private static func extreme(_ values: [Value], _ evaluator: inout Evaluator, _ wins: (Int) -> Bool) -> Value {
        guard var best = values.first, best.order(relativeTo: best) != nil else { return .null }
        for value in values.dropFirst() {
            let cost = value.comparisonCost
            guard cost == 0 || evaluator.spend(cost), let order = value.order(relativeTo: best) else { return .null }
            if wins(order) { best = value }
        }
        return best
    }

    /// The standard deviation of a sample.
    private static func deviation(_ numbers: [Decimal128]) throws(DecimalError) -> Decimal128 {
        let mean = try numbers.sum() / Decimal128(numbers.count)
        var squares = Decimal128.zero
        for number in numbers {
            let distance = try number - mean
            squares = try squares + distance * distance
        }
        return try (squares / Decimal128(numbers.count - 1)).squareRoot()
    }
}
