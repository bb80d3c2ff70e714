extension Decimal128: Comparable, Hashable {
    @inlinable
    public static func == (left: Decimal128, right: Decimal128) -> Bool {
        if left.exponent == right.exponent { return left.low == right.low && left.high == right.high }
        return left.order(relativeTo: right) == 0
    }

    @inlinable
    public static func < (left: Decimal128, right: Decimal128) -> Bool {
        if left.exponent == right.exponent { return left.coefficient < right.coefficient }
        return left.order(relativeTo: right) < 0
    }

    public func hash(into hasher: inout Hasher) {
        let value = normalized
        hasher.combine(value.coefficient)
        hasher.combine(value.exponent)
    }

    /// Negative, zero or positive as this number is below, equal to or above `other`.
    @inlinable
    public func order(relativeTo other: Decimal128) -> Int {
        if exponent == other.exponent {
            return coefficient < other.coefficient ? -1 : coefficient == other.coefficient ? 0 : 1
        }
        return unlikeOrder(relativeTo: other)
    }

    /// For numbers of different exponents.
    @usableFromInline
    func unlikeOrder(relativeTo other: Decimal128) -> Int {
        if let left = small, let right = other.small, let order = Decimal128.smallOrder(left, right, exponent &- other.exponent) {
            return order
        }
        let signs = (sign, other.sign)
        if signs.0 != signs.1 { return signs.0 < signs.1 ? -1 : 1 }
        if signs.0 == 0 { return 0 }
        return signs.0
            * Decimal128.compareMagnitudes(
                (coefficient.magnitude, Int(exponent)), (other.coefficient.magnitude, Int(other.exponent)))
    }

    /// The order of two coefficients whose exponents differ by a shift, where 64 bits hold them aligned.
    private static func smallOrder(_ left: Int64, _ right: Int64, _ shift: Int32) -> Int? {
        guard shift.magnitude < 19 else { return nil }
        let power = Int64(PowersOfTen.narrow(Int(shift.magnitude)))
        let (aligned, overflow) = (shift > 0 ? left : right).multipliedReportingOverflow(by: power)
        if overflow { return nil }
        let (first, second) = shift > 0 ? (aligned, right) : (left, aligned)
        return first < second ? -1 : first == second ? 0 : 1
    }

    /// Compares two non-zero magnitudes of up to 38 digits.
    static func compareMagnitudes(_ left: (UInt128, Int), _ right: (UInt128, Int)) -> Int {
        let reach = (PowersOfTen.digitCount(left.0) + left.1, PowersOfTen.digitCount(right.0) + right.1)
        if reach.0 != reach.1 { return reach.0 < reach.1 ? -1 : 1 }
        let shift = left.1 - right.1
        let aligned =
            shift > 0
            ? (left.0 * PowersOfTen.wide(shift), right.0) : (left.0, right.0 * PowersOfTen.wide(-shift))
        return aligned.0 < aligned.1 ? -1 : aligned.0 == aligned.1 ? 0 : 1
    }
}
