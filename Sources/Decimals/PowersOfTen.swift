/// Powers of ten and the digit counts that rest on them.
enum PowersOfTen {
    private static let narrow: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]

    /// 10^34, the first magnitude that a coefficient cannot have.
    static var limit: UInt128 { 10_000_000_000_000_000_000_000_000_000_000_000 }

    /// 10^count, for 0 ... 38.
    static func wide(_ count: Int) -> UInt128 {
        if count < 20 { return UInt128(narrow[count]) }
        return UInt128(narrow[19]) * UInt128(narrow[count - 19])
    }

    /// Decimal digits of a magnitude; 1 for zero.
    static func digitCount(_ value: UInt128) -> Int {
        if value < 10 { return 1 }
        let bits = 128 - value.leadingZeroBitCount
        let guess = (bits * 1233) >> 12
        return guess < 39 && value >= wide(guess) ? guess + 1 : guess
    }

    /// Removes trailing zeros of a non-zero magnitude while the exponent stays at most `limit`.
    static func strip(_ magnitude: inout UInt128, exponent: inout Int32, upTo limit: Int32) {
        if let small = UInt64(exactly: magnitude) {
            var digits = small
            while exponent < limit {
                let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
                guard remainder == 0 else { break }
                digits = quotient
                exponent += 1
            }
            magnitude = UInt128(digits)
            return
        }
        while exponent < limit {
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
            guard remainder == 0 else { return }
            magnitude = quotient
            exponent += 1
            if quotient <= UInt128(UInt64.max) { return strip(&magnitude, exponent: &exponent, upTo: limit) }
        }
    }
}
