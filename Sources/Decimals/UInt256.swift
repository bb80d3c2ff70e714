/// An unsigned 256-bit intermediate of multiplication, division and aligned addition.
struct UInt256 {
    var high: UInt128
    var low: UInt128

    init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    init(_ value: UInt128) {
        high = 0
        low = value
    }

    init(product left: UInt128, _ right: UInt128) {
        (high, low) = left.multipliedFullWidth(by: right)
    }

    var isZero: Bool { high == 0 && low == 0 }

    static func + (left: UInt256, right: UInt256) -> UInt256 {
        let (low, carry) = left.low.addingReportingOverflow(right.low)
        return UInt256(high: left.high &+ right.high &+ (carry ? 1 : 0), low: low)
    }

    static func - (left: UInt256, right: UInt256) -> UInt256 {
        let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
        return UInt256(high: left.high &- right.high &- (borrow ? 1 : 0), low: low)
    }

    static func < (left: UInt256, right: UInt256) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }

    /// Multiplies by a power of ten, 0 ... 38; nil when 256 bits do not hold the product.
    func multiplied(byPowerOfTen count: Int) -> UInt256? {
        let factor = PowersOfTen.wide(count)
        let lower = UInt256(product: low, factor)
        let (upper, overflow) = high.multipliedReportingOverflow(by: factor)
        guard !overflow else { return nil }
        let (sum, carry) = lower.high.addingReportingOverflow(upper)
        guard !carry else { return nil }
        return UInt256(high: sum, low: lower.low)
    }

    /// Divides in place and answers the remainder; the divisor is not zero.
    mutating func divide(by divisor: UInt128) -> UInt128 {
        if high == 0 {
            let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor)
            low = quotient
            return remainder
        }
        let (top, rest) = high.quotientAndRemainder(dividingBy: divisor)
        let (bottom, remainder) = divisor.dividingFullWidth((rest, low))
        high = top
        low = bottom
        return remainder
    }

    /// Cuts off that many decimal digits and says how much they were of one unit of what remains.
    mutating func dropDigits(_ count: Int) -> DiscardedTail {
        var left = count
        var sticky = false
        while left > 38 {
            if divide(by: PowersOfTen.wide(38)) != 0 { sticky = true }
            left -= 38
        }
        guard left > 0 else { return sticky ? .belowHalf : .zero }
        let divisor = PowersOfTen.wide(left)
        return DiscardedTail(remainder: divide(by: divisor), of: divisor).with(sticky: sticky)
    }

    /// Decimal digits; 1 for zero.
    var digitCount: Int {
        if high == 0 { return PowersOfTen.digitCount(low) }
        var upper = self
        _ = upper.divide(by: PowersOfTen.wide(38))
        return 38 + (upper.high == 0 ? PowersOfTen.digitCount(upper.low) : 39)
    }
}
