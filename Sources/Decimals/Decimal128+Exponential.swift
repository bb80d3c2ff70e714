extension Decimal128 {
    /// e to this power, half-even to 34 digits; throws `overflow`.
    public func exponential() throws(DecimalError) -> Decimal128 {
        if coefficient == 0 { return .one }
        if adjustedExponent < -40 { return .nearlyOne }
        return try FixedPoint.firstCertain { fixed in
            guard adjustedExponent < 5 else { return fixed.exponential(fixed.unbounded, negative: isNegative) }
            var argument = Natural(coefficient.magnitude).shifted(byWords: fixed.words)
            argument.scale(byPowerOfTen: Int(exponent))
            return fixed.exponential(argument, negative: isNegative)
        }
    }

    /// The natural logarithm, half-even to 34 digits; throws `undefined` for zero and negative numbers.
    public func naturalLogarithm() throws(DecimalError) -> Decimal128 {
        guard sign > 0 else { throw .undefined }
        if self == .one { return .zero }
        return try FixedPoint.firstCertain { fixed in
            fixed.withReserve.logarithm(coefficient.magnitude, exponent: Int(exponent))
        }
    }

    /// The power of ten of the first digit; for numbers other than zero.
    var adjustedExponent: Int { Int(exponent) + PowersOfTen.digitCount(coefficient.magnitude) - 1 }

    /// What differs from 1 by less than half a unit of the 34th digit.
    static var nearlyOne: Decimal128 { Decimal128(unchecked: Int128(PowersOfTen.wide(33)), exponent: -33) }
}
