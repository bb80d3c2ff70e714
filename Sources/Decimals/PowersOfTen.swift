/// Powers of ten and the digit counts that rest on them.
enum PowersOfTen {
    private static let words: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]

    /// 10^count, for 0 ... 19.
    @inline(__always) static func narrow(_ count: Int) -> UInt64 { words[count] }

    /// 10^34, the first magnitude that a coefficient cannot have.
    static var limit: UInt128 { 10_000_000_000_000_000_000_000_000_000_000_000 }

    /// 10^count, for 0 ... 38.
    @inline(__always) static func wide(_ count: Int) -> UInt128 {
        if count < 20 { return UInt128(words[count]) }
        return UInt128(words[19]) * UInt128(words[count - 19])
    }

    /// Digits after the point of 1 / divisor, up to 19; nil where it has more or does not end, and for zero.
    static func places(dividingBy divisor: UInt64) -> Int? {
        let twos = divisor.trailingZeroBitCount
        guard twos < 20 else { return nil }
        var rest = divisor >> UInt64(twos)
        var fives = 0
        while rest.isMultiple(of: 5), fives < 19 {
            rest /= 5
            fives += 1
        }
        return rest == 1 ? max(twos, fives) : nil
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
        var step: Int32 = 16
        while step > 0 {
            if magnitude <= UInt128(UInt64.max) {
                magnitude = UInt128(stripped(UInt64(truncatingIfNeeded: magnitude), exponent: &exponent, upTo: limit))
                return
            }
            // A number ends in no more decimal zeros than binary ones.
            if magnitude.trailingZeroBitCount >= step, exponent + step <= limit {
                let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: UInt128(words[Int(step)]))
                if remainder == 0 {
                    magnitude = quotient
                    exponent += step
                    continue
                }
            }
            step /= 2
        }
    }

    private static func stripped(_ magnitude: UInt64, exponent: inout Int32, upTo limit: Int32) -> UInt64 {
        var digits = magnitude
        var step: Int32 = 16
        while step > 0 {
            if digits.trailingZeroBitCount >= step, exponent + step <= limit, digits.isMultiple(of: words[Int(step)]) {
                digits /= words[Int(step)]
                exponent += step
            } else {
                step /= 2
            }
        }
        return digits
    }
}
