package import Decimals

/// Why no payout schedule can be made.
package enum PayoutError: Error, Sendable, Equatable, CustomStringConvertible {
    case negativeGrant(Decimal128)
    case negativeSupport(year: Int, Decimal128)
    case endBeforeStart(CalendarDate, CalendarDate)
    /// A project of more than `PayoutPlan.maximumYears` calendar years.
    case tooLong(CalendarDate, CalendarDate)
    case unitNotPositive(Decimal128)
    /// A unit with parts of a hundredth.
    case unitTooSmall(Decimal128)
    case noParts
    case negativeShare(Decimal128)
    case sharesNotHundred(Decimal128)
    case negativeDays(Int)
    /// The plan pays no advance.
    case noAdvance(Decimal128)
    case negativeAdvance(Decimal128)
    case advanceTooLarge(Decimal128, maximum: Decimal128)
    /// The plan does not pay by year.
    case noCarryOvers
    case tooManyCarryOvers(Int, maximum: Int)
    /// An amount to be carried over that is nothing, or more than the year's tranche.
    case carryOverBeyondTranche(year: Int, Decimal128, tranche: Decimal128)
    /// The year after it is none in which money is paid.
    case carryOverBeyondYears(Int)
    /// An amount of 10^13 or more, or with more than 4 decimals.
    case amountOutOfRange(Decimal128)

    package var description: String {
        switch self {
        case .negativeGrant(let grant): "the grant is \(grant), less than nothing"
        case .negativeSupport(let year, let amount): "the support of \(year) is \(amount), less than nothing"
        case .endBeforeStart(let start, let end): "the project ends on \(end), before it starts on \(start)"
        case .tooLong(let start, let end):
            "the project lasts from \(start) to \(end), over more than \(PayoutPlan.maximumYears) calendar years"
        case .unitNotPositive(let unit): "the rounding unit is \(unit), but must be more than 0"
        case .unitTooSmall(let unit): "the rounding unit is \(unit), but must be a multiple of 0.01"
        case .noCarryOvers: "money can only be carried over where the payout plan pays by year"
        case .tooManyCarryOvers(let count, let maximum):
            "money is carried over \(count) times, but the payout plan lets it be carried over at most \(maximum) times"
        case .carryOverBeyondTranche(let year, let amount, let tranche):
            "\(amount) of \(year) is to be carried over, but must be more than 0 and at most that year's tranche, \(tranche)"
        case .carryOverBeyondYears(let year): "money of \(year) can't be carried over, as the payout plan pays none in \(year + 1)"
        case .noParts: "the payout plan has no instalments"
        case .negativeShare(let share): "an instalment's share is \(share) %, less than nothing"
        case .sharesNotHundred(let sum): "the instalments' shares sum to \(sum) %, but must be 100 %"
        case .negativeDays(let days): "the number of days is \(days), less than nothing"
        case .noAdvance(let advance): "an advance of \(advance) is asked for, but the payout plan has none"
        case .negativeAdvance(let advance): "the advance is \(advance), less than nothing"
        case .advanceTooLarge(let advance, let maximum): "the advance is \(advance), but may be at most \(maximum)"
        case .amountOutOfRange(let amount): "the amount \(amount) is not below 10 000 000 000 000 with at most 4 decimals"
        }
    }
}
