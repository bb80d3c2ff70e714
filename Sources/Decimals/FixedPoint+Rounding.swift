extension FixedPoint {
    /// A result in units of the last place, times a power of ten.
    struct Estimate {
        let value: Natural
        let words: Int
        var power = 0
        var isNegative = false

        /// What the least and the greatest that the true value may be are rounded to; nil beyond all numbers.
        var bounds: (lower: Decimal128?, upper: Decimal128?) {
            var upper = value
            upper += FixedPoint.slack
            var lower = value
            lower -= FixedPoint.slack
            // As many digits as 256 bits hold: 1233/4096 is a little less than the decimal digits of a bit.
            let digits = ((255 - (upper.bitWidth - words * 64)) * 1233) >> 12
            let scale = Natural.powerOfTen(digits)
            func rounded(_ bound: Natural) -> Decimal128? {
                Decimal128(
                    negative: isNegative, magnitude: (bound * scale).shifted(byWords: -words).low256, exponent: power - digits,
                    sticky: true)
            }
            return (rounded(lower), rounded(upper))
        }
    }

    /// Binary places of successive attempts, in words; the last is that of 460 digits.
    private static let attempts = [3, 6, 12, 24]

    /// Computes with more and more places until all that the true value may be is rounded alike (Ziv's strategy).
    ///
    /// The true value must not lie halfway between two numbers. Should 460 digits not tell on which side of the middle it
    /// lies, which no argument is known to need, the lower of the two is answered. Throws `overflow`.
    static func firstCertain(_ estimate: (FixedPoint) -> Estimate) throws(DecimalError) -> Decimal128 {
        var answer: Decimal128?
        for words in attempts {
            let (lower, upper) = estimate(FixedPoint(words: words)).bounds
            answer = lower
            if lower == upper { break }
        }
        guard let answer else { throw .overflow }
        return answer
    }
}
