extension Decimal128 {
    /// The square root, half-even to 34 digits; throws `undefined` for a negative number.
    public func squareRoot() throws(DecimalError) -> Decimal128 {
        guard coefficient >= 0 else { throw .undefined }
        let ideal = Int(exponent) >> 1
        if coefficient == 0 { return Decimal128(unchecked: 0, exponent: Int32(ideal)) }
        // A radicand of 71 or 72 digits gives a root of 36: two more than are kept.
        var shift = 72 - PowersOfTen.digitCount(coefficient.magnitude)
        if (Int(exponent) - shift) & 1 != 0 { shift -= 1 }
        let radicand = coefficient.magnitude.scaled(byPowerOfTen: shift)
        var root = PowersOfTen.wide(37)
        while true {
            var quotient = radicand
            _ = quotient.divide(by: root)
            let next = (root + quotient.low) / 2
            if quotient.high != 0 || next >= root { break }
            root = next
        }
        let square = UInt256(product: root, root)
        let inexact = square < radicand
        var digits = root
        var power = (Int(exponent) - shift) / 2
        if !inexact {
            while power < ideal, digits % 10 == 0 {
                digits /= 10
                power += 1
            }
        }
        guard let result = Decimal128(negative: false, magnitude: UInt256(digits), exponent: power, sticky: inexact) else {
            throw .overflow
        }
        return result
    }
}
