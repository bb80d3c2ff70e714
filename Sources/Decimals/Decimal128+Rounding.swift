extension Decimal128 {
    /// Rounds a magnitude to 34 digits and the exponent limits; nil on overflow, or if digits are lost when `exactly`.
    init?(
        negative: Bool, magnitude: UInt256, exponent: Int, mode: RoundingMode = .halfEven, sticky: Bool = false,
        exactly: Bool = false
    ) {
        let lowest = Int(Decimal128.minimumExponent), highest = Int(Decimal128.maximumExponent)
        var digits = magnitude
        var power = exponent
        if magnitude.isZero && !sticky {
            self.init(unchecked: 0, exponent: Int32(min(max(power, lowest), highest)))
            return
        }
        let count = magnitude.digitCount
        let drop = max(count - Decimal128.precision, lowest - power, 0)
        if drop > 0 || sticky {
            let tail: DiscardedTail
            if drop > count {
                digits = UInt256(0)
                tail = .belowHalf
            } else {
                tail = digits.dropDigits(drop).with(sticky: sticky)
            }
            power += drop
            if exactly && tail != .zero { return nil }
            if mode.increments(tail: tail, isOdd: digits.low & 1 == 1, isNegative: negative) { digits.low += 1 }
            if digits.low == PowersOfTen.limit {
                digits.low /= 10
                power += 1
            }
        }
        if power > highest {
            let pad = power - highest
            guard pad < Decimal128.precision else { return nil }
            let (padded, overflow) = digits.low.multipliedReportingOverflow(by: PowersOfTen.wide(pad))
            guard !overflow, padded < PowersOfTen.limit else { return nil }
            digits.low = padded
            power = highest
        }
        self.init(unchecked: negative ? -Int128(digits.low) : Int128(digits.low), exponent: Int32(power))
    }

    /// Rounds to at most `scale` digits after the decimal point (before it, when negative); never adds digits.
    ///
    /// Throws `overflow` only when rounding upward leaves the number range.
    public func rounded(toScale scale: Int, mode: RoundingMode = .halfUp) throws(DecimalError) -> Decimal128 {
        let target = -max(-7000, min(7000, scale))
        if Int(exponent) >= target { return self }
        let drop = target - Int(exponent)
        var digits = UInt256(coefficient.magnitude)
        let tail: DiscardedTail
        if coefficient == 0 {
            tail = .zero
        } else if drop > digits.digitCount {
            digits = UInt256(0)
            tail = .belowHalf
        } else {
            tail = digits.dropDigits(drop)
        }
        if mode.increments(tail: tail, isOdd: digits.low & 1 == 1, isNegative: isNegative) { digits.low += 1 }
        guard let result = Decimal128(negative: isNegative, magnitude: digits, exponent: target) else {
            throw .overflow
        }
        return result
    }

    /// Rounds to exactly `scale` digits after the decimal point, adding zeros where needed (IEEE quantize).
    ///
    /// Throws `overflow` when the result would need more than 34 digits.
    public func quantized(toScale scale: Int, mode: RoundingMode = .halfEven) throws(DecimalError) -> Decimal128 {
        let target = -max(-7000, min(7000, scale))
        guard target >= Int(Decimal128.minimumExponent), target <= Int(Decimal128.maximumExponent) else {
            throw .overflow
        }
        let value = try rounded(toScale: scale, mode: mode)
        if coefficient == 0 || value.coefficient == 0 { return Decimal128(unchecked: 0, exponent: Int32(target)) }
        let pad = Int(value.exponent) - target
        guard pad >= 0, pad < Decimal128.precision else { throw .overflow }
        let (padded, overflow) = value.coefficient.magnitude.multipliedReportingOverflow(by: PowersOfTen.wide(pad))
        guard !overflow, padded < PowersOfTen.limit else { throw .overflow }
        return Decimal128(unchecked: isNegative ? -Int128(padded) : Int128(padded), exponent: Int32(target))
    }

    /// Rounds to a multiple of `unit`, such as 1, 100 or 0.05: the administrative rounding of amounts.
    ///
    /// The sign of the unit does not matter. A multiple of more than 34 digits is given half-even to 34. Throws
    /// `divisionByZero` for a zero unit and `overflow` when the number of units exceeds 34 digits.
    public func rounded(toUnit unit: Decimal128, mode: RoundingMode = .halfUp) throws(DecimalError) -> Decimal128 {
        guard !unit.isZero else { throw .divisionByZero }
        let step = unit.magnitude
        if step.coefficient == 1 { return try rounded(toScale: -Int(step.exponent), mode: mode) }
        let rest = try magnitude.remainder(dividingBy: step)
        if rest.isZero { return self }
        let whole = try magnitude.quotient(dividingBy: step)
        let tail = rest.isBelowHalf(of: step)
        let odd = whole.coefficient & 1 == 1
        let units = try mode.increments(tail: tail, isOdd: odd, isNegative: isNegative) ? whole + 1 : whole
        let result = try units * step
        return isNegative ? -result : result
    }

    /// Half of `step` compared with this remainder, both positive.
    private func isBelowHalf(of step: Decimal128) -> DiscardedTail {
        let order = Decimal128.compareMagnitudes(
            (coefficient.magnitude, Int(exponent)), (step.coefficient.magnitude * 5, Int(step.exponent) - 1))
        return order < 0 ? .belowHalf : order == 0 ? .half : .aboveHalf
    }
}
