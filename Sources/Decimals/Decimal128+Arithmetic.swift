extension Decimal128 {
    @inlinable
    public static prefix func - (value: Decimal128) -> Decimal128 {
        Decimal128(unchecked: -value.coefficient, exponent: value.exponent)
    }

    /// The sum, half-even to 34 digits; throws `overflow`.
    @inlinable
    public static func + (left: Decimal128, right: Decimal128) throws(DecimalError) -> Decimal128 {
        guard let sum = left.adding(right) else { throw .overflow }
        return sum
    }

    /// The difference, half-even to 34 digits; throws `overflow`.
    @inlinable
    public static func - (left: Decimal128, right: Decimal128) throws(DecimalError) -> Decimal128 {
        guard let difference = left.adding(-right) else { throw .overflow }
        return difference
    }

    /// The product, half-even to 34 digits; throws `overflow`.
    @inlinable
    public static func * (left: Decimal128, right: Decimal128) throws(DecimalError) -> Decimal128 {
        guard let product = left.multiplied(by: right) else { throw .overflow }
        return product
    }

    /// The quotient, half-even to 34 digits; throws `divisionByZero` or `overflow`.
    @inlinable
    public static func / (left: Decimal128, right: Decimal128) throws(DecimalError) -> Decimal128 {
        guard right.coefficient != 0 else { throw .divisionByZero }
        guard let quotient = left.divided(by: right) else { throw .overflow }
        return quotient
    }

    /// The sum, half-even to 34 digits; nil on overflow.
    @inlinable
    public func adding(_ other: Decimal128) -> Decimal128? {
        if exponent == other.exponent, let left = small, let right = other.small {
            let (sum, overflow) = left.addingReportingOverflow(right)
            if !overflow { return Decimal128(unchecked: Int128(sum), exponent: exponent) }
        }
        return addingAligned(other)
    }

    /// The product, half-even to 34 digits; nil on overflow.
    @inlinable
    public func multiplied(by other: Decimal128) -> Decimal128? {
        let power = exponent + other.exponent
        if power >= -6000, power <= 6000, let left = small, let right = other.small {
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            if !overflow { return Decimal128(unchecked: Int128(product), exponent: power) }
        }
        return multipliedWide(by: other)
    }

    @usableFromInline
    func addingAligned(_ other: Decimal128) -> Decimal128? {
        let (upper, lower) = exponent >= other.exponent ? (self, other) : (other, self)
        let shift = Int(upper.exponent) - Int(lower.exponent)
        if shift < 19, let left = upper.small, let right = lower.small {
            let (raised, overflows) = left.multipliedReportingOverflow(by: Int64(PowersOfTen.narrow(shift)))
            let (sum, overflow) = raised.addingReportingOverflow(right)
            if !overflows, !overflow { return Decimal128(unchecked: Int128(sum), exponent: lower.exponent) }
        }
        if shift <= 19, let small = upper.small {
            let (sum, overflow) = (Int128(small) * Int128(PowersOfTen.wide(shift)))
                .addingReportingOverflow(lower.coefficient)
            if !overflow {
                if sum.magnitude < PowersOfTen.limit { return Decimal128(unchecked: sum, exponent: lower.exponent) }
                return Decimal128(
                    negative: sum < 0, magnitude: UInt256(sum.magnitude), exponent: Int(lower.exponent))
            }
        }
        if upper.coefficient == 0 {
            return lower
        }
        // 37 places hold every digit that can decide the 34th; what lies below them only tells a tie from a near tie.
        let places = min(shift, 37)
        let raised = UInt256(product: upper.coefficient.magnitude, PowersOfTen.wide(places))
        var rest = UInt256(lower.coefficient.magnitude)
        if shift > places {
            let cut = shift - places
            let tail = cut > 38 ? (rest.isZero ? DiscardedTail.zero : .belowHalf) : rest.dropDigits(cut)
            if cut > 38 { rest = UInt256(0) }
            if tail != .zero, rest.low % 5 == 0 { rest.low += 1 }
        }
        let power = Int(upper.exponent) - places
        if (upper.coefficient < 0) == (lower.coefficient < 0) {
            return Decimal128(negative: upper.coefficient < 0, magnitude: raised + rest, exponent: power)
        }
        if raised < rest {
            return Decimal128(negative: lower.coefficient < 0, magnitude: rest - raised, exponent: power)
        }
        return Decimal128(negative: upper.coefficient < 0, magnitude: raised - rest, exponent: power)
    }

    @usableFromInline
    func multipliedWide(by other: Decimal128) -> Decimal128? {
        Decimal128(
            negative: (coefficient < 0) != (other.coefficient < 0),
            magnitude: UInt256(product: coefficient.magnitude, other.coefficient.magnitude),
            exponent: Int(exponent) + Int(other.exponent))
    }
}

extension Sequence<Decimal128> {
    /// The sum in order, half-even to 34 digits at each step; zero when empty; throws `overflow`.
    public func sum() throws(DecimalError) -> Decimal128 {
        var total = Decimal128.zero
        for value in self { total = try total + value }
        return total
    }
}
