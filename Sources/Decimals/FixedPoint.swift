/// exp and ln of numbers with `words * 64` binary places, held as naturals that count units of the last place.
///
/// Every result is within `slack` units of the true value.
struct FixedPoint {
    let words: Int

    /// 2^32 units. The steps below lose under 2^28: some 100 units in a series, times 2^12 by squaring, times a value below 10,
    /// and what the argument was off by.
    static let slack = Natural(1 << 32)

    /// A logarithm needs two words more: its first digits are right then though the number may be as near to 1 as 1E-34,
    /// and right still after multiplication by an exponent of up to 40 digits.
    static let reserve = 2
    var withReserve: FixedPoint { FixedPoint(words: words + Self.reserve) }

    /// An argument whose exponential is out of range: e^16384 is 10^7115.
    var unbounded: Natural { Natural(1 << 14).shifted(byWords: words) }

    var one: Natural { Natural(1).shifted(byWords: words) }

    private func product(_ left: Natural, _ right: Natural) -> Natural { .product(left, right, droppingWords: words) }

    /// The natural logarithm of 10.
    var logarithmOfTen: Natural { Self.longLogarithmOfTen.shifted(byWords: words - Self.longest) }

    private static let longest = 27
    /// 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161).
    private static let longLogarithmOfTen: Natural = {
        var sum = Natural(0)
        for (count, inverse) in [(46, 31), (34, 49), (20, 161)] as [(UInt64, UInt64)] {
            var power = Natural(UInt128(count)).shifted(byWords: longest)
            power.divide(by: inverse)
            var divisor: UInt64 = 1
            while !power.isZero {
                var term = power
                term.divide(by: divisor)
                sum += term
                power.divide(by: inverse * inverse)
                divisor += 2
            }
        }
        return sum
    }()

    /// e^argument, or e^-argument; arguments above `unbounded` are taken for it.
    func exponential(_ argument: Natural, negative: Bool) -> Estimate {
        let argument = min(argument, unbounded)
        // Two words of quotient are enough; rounding the divisor up never makes it too large.
        let tenfold = logarithmOfTen
        let count =
            argument.shifted(byWords: 1 - words).low256.low / (tenfold.shifted(byWords: 1 - words).low256.low + 1)
        var rest = argument
        var multiple = tenfold
        multiple.multiply(by: UInt64(truncatingIfNeeded: count))
        rest -= multiple
        return Estimate(
            value: exponentialSeries(rest, negative: negative), words: words, power: negative ? -Int(count) : Int(count))
    }

    /// e^argument or e^-argument for arguments up to 2.4: Taylor's series at a 2^12th of it, then twelve squarings.
    private func exponentialSeries(_ argument: Natural, negative: Bool) -> Natural {
        let halvings = 12
        var step = argument
        step.shiftRight(byBits: halvings)
        var sum = one
        var term = step
        var index: UInt64 = 1
        while !term.isZero {
            if negative && index & 1 == 1 { sum -= term } else { sum += term }
            index += 1
            term = product(term, step)
            term.divide(by: index)
        }
        for _ in 0..<halvings { sum = product(sum, sum) }
        return sum
    }

    /// The natural logarithm of `coefficient * 10^exponent`, the coefficient not zero.
    func logarithm(_ coefficient: UInt128, exponent: Int) -> Estimate {
        // The number is a mantissa of 0.3 ..< 3 and a power of ten, so that the two logarithms never cancel.
        let digits = PowersOfTen.digitCount(coefficient)
        let places = coefficient / PowersOfTen.wide(digits - 1) < 3 ? digits - 1 : digits
        let power = exponent + places
        var mantissa = Natural(coefficient).shifted(byWords: words)
        mantissa.scale(byPowerOfTen: -places)
        var positive = Natural(0), negative = Natural(0)
        func add(_ term: Natural, negated: Bool) {
            if negated { negative += term } else { positive += term }
        }
        var tens = logarithmOfTen
        tens.multiply(by: UInt64(power.magnitude))
        add(tens, negated: power < 0)

        // ln m = guess + ln(m / e^guess), whatever the guess; a good one leaves little to the series.
        let guess = guessLogarithm(mantissa.shifted(byWords: 1 - words).low256.low)
        var exact = Natural(UInt128(guess.units)).shifted(byWords: words)
        exact.shiftRight(byBits: Self.guessBits)
        add(exact, negated: guess.negative)
        var rest = product(mantissa, exponentialSeries(exact, negative: !guess.negative))
        let below = rest < one
        if below {
            let excess = rest
            rest = one
            rest -= excess
        } else {
            rest -= one
        }
        var poweredRest = rest
        var index: UInt64 = 1
        while !poweredRest.isZero {
            var term = poweredRest
            term.divide(by: index)
            add(term, negated: below || index & 1 == 0)
            poweredRest = product(poweredRest, rest)
            index += 1
        }
        if positive < negative {
            negative -= positive
            return Estimate(value: negative, words: words, isNegative: true)
        }
        positive -= negative
        return Estimate(value: positive, words: words)
    }

    private static let guessBits = 60

    /// ln m in units of 2^-60, right to some 55 places, for m of 0.3 ..< 3 in units of 2^-64: 2 artanh((m - 1) / (m + 1)).
    private func guessLogarithm(_ mantissa: UInt128) -> (units: UInt64, negative: Bool) {
        let unit: UInt128 = 1 << 64
        let negative = mantissa < unit
        func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
            UInt64(truncatingIfNeeded: (UInt128(left) * UInt128(right)) >> UInt128(Self.guessBits))
        }
        let ratio = UInt64(
            truncatingIfNeeded: ((negative ? unit - mantissa : mantissa - unit) << UInt128(Self.guessBits)) / (mantissa + unit))
        let square = product(ratio, ratio)
        var sum: UInt64 = 0, power = ratio, divisor: UInt64 = 1
        while power > 0 {
            sum += power / divisor
            power = product(power, square)
            divisor += 2
        }
        return (2 * sum, negative)
    }
}
