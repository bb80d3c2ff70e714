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

    /// Written out, as the compiler calls the standard library's `multipliedFullWidth` of 128 bits and does not inline it.
    @inline(__always)
    init(product left: UInt128, _ right: UInt128) {
        let word = UInt128(UInt64.max)
        let lower = (left & word) &* (right & word)
        let first = (left >> 64) &* (right & word)
        let second = (left & word) &* (right >> 64)
        let middle = (lower >> 64) &+ (first & word) &+ (second & word)
        low = middle << 64 | lower & word
        high = (left >> 64) &* (right >> 64) &+ (first >> 64) &+ (second >> 64) &+ (middle >> 64)
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

    /// Nil when 256 bits do not hold the power.
    init?(_ base: UInt128, toPower count: Int) {
        self.init(1)
        if base == 1 { return }
        guard count < 256 else { return nil }
        for _ in 0..<count {
            guard let next = multiplied(by: base) else { return nil }
            self = next
        }
    }

    /// Multiplies by a power of ten, 0 ... 38; nil when 256 bits do not hold the product.
    func multiplied(byPowerOfTen count: Int) -> UInt256? { multiplied(by: PowersOfTen.wide(count)) }

    /// Nil when 256 bits do not hold the product.
    func multiplied(by factor: UInt128) -> UInt256? {
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
        if divisor <= UInt128(UInt64.max) { return UInt128(divide(byWord: UInt64(truncatingIfNeeded: divisor))) }
        let (top, rest) = high.quotientAndRemainder(dividingBy: divisor)
        let (bottom, remainder) = divisor.dividingFullWidth((rest, low))
        high = top
        low = bottom
        return remainder
    }

    /// Four divisions of two words by one.
    private mutating func divide(byWord divisor: UInt64) -> UInt64 {
        var remainder: UInt64 = 0
        func step(_ value: UInt128) -> UInt128 {
            let upper: UInt64, lower: UInt64
            (upper, remainder) = divisor.dividingFullWidth((remainder, UInt64(truncatingIfNeeded: value >> 64)))
            (lower, remainder) = divisor.dividingFullWidth((remainder, UInt64(truncatingIfNeeded: value)))
            return UInt128(upper) << 64 | UInt128(lower)
        }
        high = step(high)
        low = step(low)
        return remainder
    }

    /// Cuts off that many decimal digits and says how much they were of one unit of what remains.
    @inline(__always)
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
        if upper.high == 0 { return 38 + PowersOfTen.digitCount(upper.low) }
        _ = upper.divide(by: 10)
        return 39 + PowersOfTen.digitCount(upper.low)
    }
}
