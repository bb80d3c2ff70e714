/// A working number of up to 60 digits for powers and reciprocals, so that the 34 kept digits are right.
struct ExtendedDecimal {
    /// Below 10^60.
    private var magnitude: UInt256
    private var power: Int
    private var negative: Bool
    private var isExact = true

    private static let digits = 60

    init(_ value: Decimal128) {
        let shortest = value.normalized
        magnitude = UInt256(shortest.coefficient.magnitude)
        power = Int(shortest.exponent)
        negative = shortest.isNegative
    }

    /// The number itself, when no digit was lost and 34 hold it.
    var exact: Decimal128? {
        isExact ? Decimal128(negative: negative, magnitude: magnitude, exponent: power, exactly: true) : nil
    }

    func rounded() throws(DecimalError) -> Decimal128 {
        guard abs(power) < 100_000 else {
            if power < 0 { return .zero }
            throw .overflow
        }
        guard let value = Decimal128(negative: negative, magnitude: magnitude, exponent: power, sticky: !isExact) else {
            throw .overflow
        }
        return value
    }

    func power(_ exponent: UInt) throws(DecimalError) -> ExtendedDecimal {
        var result = self
        var bit = UInt.bitWidth - exponent.leadingZeroBitCount - 1
        while bit > 0 {
            bit -= 1
            result = result.multiplied(by: result)
            if exponent >> UInt(bit) & 1 == 1 { result = result.multiplied(by: self) }
            // Far outside decimal128 whatever follows; also keeps `power` from overflowing.
            if result.power > 100_000 || result.power < -100_000 { return result.collapsed }
        }
        return result
    }

    /// A number that is certainly out of range, as itself: too large or too small to come back.
    private var collapsed: ExtendedDecimal {
        var value = self
        value.power = power > 0 ? 1_000_000 : -1_000_000
        return value
    }

    func multiplied(by other: ExtendedDecimal) -> ExtendedDecimal {
        let (left, right) = (split, other.split)
        var result = self
        result.negative = negative != other.negative
        result.isExact = isExact && other.isExact
        result.power = power + other.power
        if left.high == 0 && right.high == 0 {
            result.magnitude = UInt256(product: left.low, right.low)
        } else {
            let wide = normalizedToFull, otherWide = other.normalizedToFull
            let (a, b) = (wide.split, otherWide.split)
            var cross = UInt256(product: a.high, b.low) + UInt256(product: a.low, b.high)
            let low = UInt256(product: a.low, b.low)
            var carried = low
            let lowRest = carried.divide(by: PowersOfTen.wide(30))
            cross = cross + carried
            let crossRest = cross.divide(by: PowersOfTen.wide(30))
            result.magnitude = UInt256(product: a.high, b.high) + cross
            result.power = wide.power + otherWide.power + Self.digits
            if lowRest != 0 || crossRest != 0 { result.isExact = false }
            result.shorten()
        }
        return result
    }

    /// One over this number by a Newton step from the 34-digit quotient.
    func reciprocal() throws(DecimalError) -> ExtendedDecimal {
        guard abs(power) < 20_000 else { return mirrored }
        let mantissa = normalizedToFull
        // mantissa.magnitude / 10^60 lies in 0.1 ..< 1; its reciprocal in 1 ... 10.
        var scaled = mantissa
        scaled.power = -Self.digits
        scaled.negative = false
        let start = ExtendedDecimal(try Decimal128.one / scaled.rounded())
        let product = scaled.multiplied(by: start).normalizedAbout(power: -Self.digits)
        let two = UInt256(2).multiplied(byPowerOfTen: 38)?.multiplied(byPowerOfTen: 22) ?? UInt256(0)
        var correction = scaled
        correction.magnitude = two - product
        correction.power = -Self.digits
        correction.isExact = false
        correction.shorten()
        var result = start.multiplied(by: correction)
        result.power -= mantissa.power + Self.digits
        result.negative = negative
        result.isExact = false
        return result
    }

    private var mirrored: ExtendedDecimal {
        var value = self
        value.power = -power
        value.isExact = false
        return value
    }

    /// The magnitude as an integer count of 10^power.
    private func normalizedAbout(power target: Int) -> UInt256 {
        var value = magnitude
        if power < target {
            _ = value.dropDigits(target - power)
        } else if power > target {
            value = value.multiplied(byPowerOfTen: min(38, power - target)) ?? value
        }
        return value
    }

    private var split: (high: UInt128, low: UInt128) {
        var value = magnitude
        let low = value.divide(by: PowersOfTen.wide(30))
        return (value.low, low)
    }

    /// The same value with exactly 60 digits.
    private var normalizedToFull: ExtendedDecimal {
        var value = self
        var missing = Self.digits - magnitude.digitCount
        while missing > 0 {
            let step = min(missing, 38)
            guard let raised = value.magnitude.multiplied(byPowerOfTen: step) else { break }
            value.magnitude = raised
            value.power -= step
            missing -= step
        }
        return value
    }

    private mutating func shorten() {
        let extra = magnitude.digitCount - Self.digits
        guard extra > 0 else { return }
        if magnitude.dropDigits(extra) != .zero { isExact = false }
        power += extra
    }
}
