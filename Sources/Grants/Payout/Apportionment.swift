import Decimals

/// Splits an amount by weights so that the parts sum to it exactly and none is negative.
struct Apportionment {
    let unit: Decimal128
    let residual: PayoutPlan.Residual

    /// Each part is its exact share rounded down to the unit; the first or the last part takes what is left.
    func byShare(_ amount: Decimal128, weights: [Decimal128]) throws(DecimalError) -> [Decimal128] {
        let sum = try weights.sum()
        guard let taker = residual == .last ? weights.indices.last : weights.indices.first else { return [] }
        var parts: [Decimal128] = []
        for weight in weights {
            parts.append(sum.isZero ? .zero : try (amount * weight / sum).rounded(toUnit: unit, mode: .floor))
        }
        parts[taker] = .zero
        parts[taker] = try amount - parts.sum()
        return parts
    }

    /// Rounds the running total instead of each part, so that no part is more than a unit from its exact share; what of the
    /// amount is no whole unit goes to the first or the last part.
    ///
    /// Half up, but down where that odd part is more than half a unit, as a running total rounded up could then be more than the
    /// amount has of whole units.
    func cumulatively(_ amount: Decimal128, weights: [Decimal128]) throws(DecimalError) -> [Decimal128] {
        if residual == .first { return try forward(amount, weights: weights.reversed()).reversed() }
        return try forward(amount, weights: weights)
    }

    private func forward(_ amount: Decimal128, weights: [Decimal128]) throws(DecimalError) -> [Decimal128] {
        let sum = try weights.sum()
        let whole = try amount.rounded(toUnit: unit, mode: .floor)
        let mode: RoundingMode = try (amount - whole) * 2 > unit ? .floor : .halfUp
        var parts: [Decimal128] = []
        var weightSoFar = Decimal128.zero
        var paidSoFar = Decimal128.zero
        for (index, weight) in weights.enumerated() {
            weightSoFar = try weightSoFar + weight
            var target = amount
            if index < weights.count - 1 {
                let exact = sum.isZero ? .zero : try amount * weightSoFar / sum
                target = min(whole, try exact.rounded(toUnit: unit, mode: mode))
            }
            parts.append(try target - paidSoFar)
            paidSoFar = target
        }
        return parts
    }
}
