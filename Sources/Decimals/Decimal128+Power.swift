extension Decimal128 {
    /// This number to any power; nil where `power(_:)` throws.
    public func raised(to exponent: Decimal128) -> Decimal128? { try? power(exponent) }

    /// This number to a whole power; see `power(_:)` for any.
    public func power(_ exponent: Int) throws(DecimalError) -> Decimal128 { try power(Decimal128(exponent)) }

    /// This number to any power, half-even to 34 digits, exact roots in their shortest form; `x` to 0 is 1, for 0 as well.
    ///
    /// Throws `overflow`, `divisionByZero` for zero to a negative power, and `undefined` for a negative number to a power
    /// that is not whole.
    public func power(_ exponent: Decimal128) throws(DecimalError) -> Decimal128 {
        if exponent.isZero { return .one }
        if isZero {
            if exponent.isNegative { throw .divisionByZero }
            return .zero
        }
        guard exponent.isInteger || !isNegative else { throw .undefined }
        let base = magnitude
        let power: Decimal128
        if base == .one {
            power = .one
        } else if let exact = try base.exactPower(exponent) {
            power = exact
        } else {
            power = try base.inexactPower(exponent)
        }
        if isNegative, try !exponent.remainder(dividingBy: 2).isZero { return -power }
        return power
    }

    /// The power where its digits, or those of its reciprocal, are few enough to be computed all; else nil.
    ///
    /// For a positive number other than 1 and an exponent other than zero. Every power halfway between two numbers of
    /// 34 digits is among these: it has 35 digits, and a reciprocal of 35 is one of 2^49 or 2^50.
    private func exactPower(_ exponent: Decimal128) throws(DecimalError) -> Decimal128? {
        let shortest = normalized
        guard let whole = Int(exactly: exponent) else {
            guard let (root, whole) = shortest.exactRoot(exponent.normalized) else { return nil }
            return try root.power(whole).normalized
        }
        // Beyond 100 000 even 10 and 0.1 are out of range; other numbers have too many digits long before.
        let count = max(-100_000, min(100_000, whole))
        if count > 0 {
            for base in [self, shortest] {
                guard let digits = UInt256(base.coefficient.magnitude, toPower: count) else { continue }
                guard let power = Decimal128(negative: false, magnitude: digits, exponent: Int(base.exponent) * count) else {
                    throw .overflow
                }
                return power
            }
            return nil
        }
        guard let digits = UInt256(shortest.coefficient.magnitude, toPower: -count), digits < UInt256(PowersOfTen.limit) else {
            return nil
        }
        let divisor = Decimal128(unchecked: Int128(digits.low), exponent: shortest.exponent * Int32(-count))
        guard let power = Decimal128.one.dividedWide(by: divisor) else { throw .overflow }
        return power
    }

    /// For an exponent of p/q in lowest terms: the q-th root, where it ends, and p. Both numbers are normalized.
    private func exactRoot(_ exponent: Decimal128) -> (Decimal128, Int)? {
        // No number, powers of ten included, has a root of a degree above 6 176, and 1/4096 has the most places: 12.
        guard exponent.exponent < 0, exponent.exponent >= -12 else { return nil }
        var (denominator, rest) = (PowersOfTen.wide(-Int(exponent.exponent)), exponent.coefficient.magnitude)
        let numerator = rest
        let whole = denominator
        while rest != 0 { (denominator, rest) = (rest, denominator % rest) }
        let divisor = denominator
        guard let degree = Int32(exactly: whole / divisor), self.exponent.isMultiple(of: degree),
            let root = coefficient.magnitude.exactRoot(Int(degree)), let power = Int(exactly: numerator / divisor)
        else { return nil }
        return (Decimal128(unchecked: Int128(root), exponent: self.exponent / degree), exponent.isNegative ? -power : power)
    }

    private func inexactPower(_ exponent: Decimal128) throws(DecimalError) -> Decimal128 {
        // No logarithm is nearer to zero than 1E-34 or farther from it than 14 223.
        if exponent.adjustedExponent < -45 { return .nearlyOne }
        return try FixedPoint.firstCertain { fixed in
            let logarithm = fixed.withReserve.logarithm(coefficient.magnitude, exponent: Int(self.exponent))
            let negative = logarithm.isNegative != exponent.isNegative
            guard exponent.adjustedExponent <= 40 else { return fixed.exponential(fixed.unbounded, negative: negative) }
            var argument = logarithm.value * Natural(exponent.coefficient.magnitude)
            argument.scale(byPowerOfTen: Int(exponent.exponent))
            return fixed.exponential(argument.shifted(byWords: -FixedPoint.reserve), negative: negative)
        }
    }
}

extension UInt128 {
    /// The root of that degree, for a number other than zero; nil when it is not whole.
    fileprivate func exactRoot(_ degree: Int) -> UInt128? {
        let bits = UInt128.bitWidth - leadingZeroBitCount
        var root: UInt128 = 0
        for bit in (0...(bits - 1) / degree).reversed() {
            let larger = root | 1 << UInt128(bit)
            guard let power = UInt256(larger, toPower: degree), power.high == 0, power.low <= self else { continue }
            if power.low == self { return larger }
            root = larger
        }
        return nil
    }
}
