extension Decimal128 {
    /// The quotient, half-even to 34 digits; nil on overflow or division by zero.
    @inlinable
    public func divided(by other: Decimal128) -> Decimal128? {
        if other.isZero { return nil }
        if let left = small, let right = other.small, right != -1 {
            let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
            let power = exponent - other.exponent
            if remainder == 0, power >= -6000, power <= 6000 {
                return Decimal128(unchecked: Int128(quotient), exponent: power)
            }
            if power >= -6000, power <= 6000, let short = Decimal128.dividedShort(left, by: right, power) { return short }
        }
        return dividedWide(by: other)
    }

    /// A quotient that few digits more than the ideal exponent's are enough for, as in percentages; nil for others.
    @usableFromInline
    static func dividedShort(_ left: Int64, by right: Int64, _ power: Int32) -> Decimal128? {
        var digits = left
        for places in Int32(1)...4 {
            let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            digits = product
            let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: right)
            if remainder == 0 { return Decimal128(unchecked: Int128(quotient), exponent: power - places) }
        }
        return nil
    }

    @usableFromInline
    func dividedWide(by other: Decimal128) -> Decimal128? {
        let ideal = Int(exponent) - Int(other.exponent)
        let negative = isNegative != other.isNegative
        if let left = small?.magnitude, let right = other.small?.magnitude, let places = PowersOfTen.places(dividingBy: right) {
            let quotient = UInt128(left) * UInt128(PowersOfTen.narrow(places)) / UInt128(right)
            return Decimal128(negative: negative, exactly: quotient, exponent: ideal - places, ideal: ideal)
        }
        if coefficient == 0 { return Decimal128(negative: false, magnitude: UInt256(0), exponent: ideal) }
        let divisor = other.coefficient.magnitude
        let shift = 36 + PowersOfTen.digitCount(divisor) - PowersOfTen.digitCount(coefficient.magnitude)
        var quotient = coefficient.magnitude.scaled(byPowerOfTen: shift)
        let remainder = quotient.divide(by: divisor)
        let power = ideal - shift
        if remainder == 0 {
            return Decimal128(negative: negative, exactly: quotient.low, exponent: power, ideal: ideal)
        }
        return Decimal128(negative: negative, magnitude: quotient, exponent: power, sticky: true)
    }

    /// An exact quotient, as near to its ideal exponent as it has zeros at the end; nil on overflow.
    private init?(negative: Bool, exactly quotient: UInt128, exponent: Int, ideal: Int) {
        var digits = quotient
        var power = Int32(exponent)
        if digits == 0 { power = Int32(ideal) } else { PowersOfTen.strip(&digits, exponent: &power, upTo: Int32(ideal)) }
        self.init(negative: negative, magnitude: UInt256(digits), exponent: Int(power))
    }

    /// What is left after taking out `divisor` a whole number of times, with the sign of this number (exact).
    ///
    /// Throws `divisionByZero`.
    public func remainder(dividingBy divisor: Decimal128) throws(DecimalError) -> Decimal128 {
        guard divisor.coefficient != 0 else { throw .divisionByZero }
        let modulus = divisor.coefficient.magnitude
        let digits = coefficient.magnitude
        let rest: UInt128
        let power = min(exponent, divisor.exponent)
        if exponent >= divisor.exponent {
            var left = Int(exponent) - Int(divisor.exponent)
            var value = digits % modulus
            while left > 0, value != 0 {
                let step = min(left, 34)
                var product = UInt256(product: value, PowersOfTen.wide(step))
                value = product.divide(by: modulus)
                left -= step
            }
            rest = value
        } else {
            let shift = Int(divisor.exponent) - Int(exponent)
            if shift > 34 {
                rest = digits
            } else {
                let raised = UInt256(product: modulus, PowersOfTen.wide(shift))
                rest = raised.high != 0 ? digits : digits % raised.low
            }
        }
        return Decimal128(unchecked: coefficient < 0 ? -Int128(rest) : Int128(rest), exponent: power)
    }

    /// The quotient without its fraction; throws `divisionByZero`, or `overflow` when it has more than 34 digits.
    public func quotient(dividingBy divisor: Decimal128) throws(DecimalError) -> Decimal128 {
        guard divisor.coefficient != 0 else { throw .divisionByZero }
        let shift = Int(exponent) - Int(divisor.exponent)
        let negative = (coefficient < 0) != (divisor.coefficient < 0)
        let whole: UInt256
        if shift < 0 {
            if shift < -34 { return .zero }
            let raised = UInt256(product: divisor.coefficient.magnitude, PowersOfTen.wide(-shift))
            whole = UInt256(raised.high != 0 ? 0 : coefficient.magnitude / raised.low)
        } else {
            if coefficient == 0 { return .zero }
            let count = PowersOfTen.digitCount(coefficient.magnitude) - PowersOfTen.digitCount(divisor.coefficient.magnitude)
            guard count + shift <= Decimal128.precision else { throw .overflow }
            guard shift <= 70 else { throw .overflow }
            var product = coefficient.magnitude.scaled(byPowerOfTen: shift)
            _ = product.divide(by: divisor.coefficient.magnitude)
            whole = product
        }
        guard whole.high == 0, whole.low < PowersOfTen.limit else { throw .overflow }
        return Decimal128(unchecked: negative ? -Int128(whole.low) : Int128(whole.low), exponent: 0)
    }

    /// The remainder with the sign of the divisor: `self - divisor * floor(self / divisor)` (exact).
    ///
    /// Throws `divisionByZero`, or `overflow` when the result needs more than 34 digits.
    public func modulo(_ divisor: Decimal128) throws(DecimalError) -> Decimal128 {
        let rest = try remainder(dividingBy: divisor)
        return rest.isZero || rest.isNegative == divisor.isNegative ? rest : try rest + divisor
    }
}

extension UInt128 {
    /// Multiplies a coefficient by 10^count, where the product has at most 77 digits.
    func scaled(byPowerOfTen count: Int) -> UInt256 {
        let first = Swift.min(count, 38)
        let product = UInt256(product: self, PowersOfTen.wide(first))
        if count == first { return product }
        return product.multiplied(byPowerOfTen: count - first) ?? product
    }
}
