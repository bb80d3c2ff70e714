package import Decimals

/// Money of one year's tranche that is not used then, and is paid with the next year's.
package struct CarryOver: Sendable, Hashable {
    package let year: Int
    /// nil where it is the whole tranche.
    package let amount: Decimal128?

    package init(year: Int, amount: Decimal128? = nil) {
        self.year = year
        self.amount = amount
    }
}

extension PayoutPlan.AnnualTranches {
    /// The tranches after money was moved, the earliest first, in order of year; they sum to what they did.
    ///
    /// A tranche that is moved wholly goes; a year without a tranche gets one. Money that was moved can be moved on, which counts anew.
    func carryingOver(_ moves: [CarryOver], of tranches: [(year: Int, amount: Decimal128)]) throws -> [(year: Int, amount: Decimal128)] {
        let most = maximumCarryOvers ?? 0
        guard moves.count <= most else { throw PayoutError.tooManyCarryOvers(moves.count, maximum: most) }
        var amounts = Dictionary(uniqueKeysWithValues: tranches.map { ($0.year, $0.amount) })
        for move in moves.sorted(by: { $0.year < $1.year }) {
            let tranche = amounts[move.year] ?? .zero
            let amount = move.amount ?? tranche
            guard amount > .zero, amount <= tranche else {
                throw PayoutError.carryOverBeyondTranche(year: move.year, amount, tranche: tranche)
            }
            guard years.isEmpty || years.contains(move.year + 1) else { throw PayoutError.carryOverBeyondYears(move.year) }
            let left = try tranche - amount
            amounts[move.year] = left.isZero ? nil : left
            amounts[move.year + 1] = try (amounts[move.year + 1] ?? .zero) + amount
        }
        return amounts.sorted { $0.key < $1.key }.map { (year: $0.key, amount: $0.value) }
    }
}
