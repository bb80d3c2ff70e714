/// An exact IEEE 754 decimal128 number: a coefficient of up to 34 digits and a power of ten, always finite.
///
/// `value = coefficient * 10^exponent`. The exponent (the scale, as in `1.50`) is kept by addition, subtraction,
/// multiplication and quantizing as the standard says; equality and hashing are numerical (`1.0 == 1.00`).
/// There is no NaN, infinity or negative zero: what the standard makes one of the first two is thrown or `nil`, and zero has no
/// sign, also where it is read as `-0` or comes of a negative number too small to keep.
@frozen
public struct Decimal128: Sendable {
    // The coefficient in two words: a stored Int128 would cost 8 bytes more a number, and the 6.3 compiler misaligns
    // optionals of such structures in debug builds.
    @usableFromInline
    let high: Int64
    @usableFromInline
    let low: UInt64
    /// The power of ten, `minimumExponent ... maximumExponent`.
    public let exponent: Int32

    /// The signed coefficient; its magnitude is below 10^34.
    @inlinable
    public var coefficient: Int128 { Int128(truncatingIfNeeded: high) << 64 | Int128(truncatingIfNeeded: low) }

    /// Coefficient and exponent as given, both already within the limits.
    @inlinable
    init(unchecked coefficient: Int128, exponent: Int32) {
        high = Int64(truncatingIfNeeded: coefficient >> 64)
        low = UInt64(truncatingIfNeeded: coefficient)
        self.exponent = exponent
    }

    /// The coefficient when 64 bits hold it: the fast path of arithmetic.
    @inlinable
    var small: Int64? {
        let word = Int64(bitPattern: low)
        return high == word >> 63 ? word : nil
    }

    /// Digits of a coefficient.
    public static let precision = 34
    /// The exponent of the least subnormal number, 1E-6176.
    public static let minimumExponent: Int32 = -6176
    /// The greatest exponent of a coefficient of 34 digits: 9.99...E+6144 is the greatest number.
    public static let maximumExponent: Int32 = 6111

    public static let zero = Decimal128(0)
    public static let one = Decimal128(1)
    public static let greatestFinite = Decimal128(unchecked: Int128(PowersOfTen.limit - 1), exponent: maximumExponent)

    @inlinable
    public init(_ value: Int) {
        self.init(unchecked: Int128(value), exponent: 0)
    }

    @inlinable
    public init(_ value: Int64) {
        self.init(unchecked: Int128(value), exponent: 0)
    }

    /// `coefficient * 10^exponent`; nil when it needs more than 34 digits or exceeds the exponent limits.
    public init?(coefficient: Int128, exponent: Int = 0) {
        guard
            let value = Decimal128(
                negative: coefficient < 0, magnitude: UInt256(coefficient.magnitude), exponent: exponent, exactly: true)
        else { return nil }
        self = value
    }

    /// -1, 0 or 1.
    @inlinable
    public var sign: Int { high < 0 ? -1 : high | Int64(bitPattern: low) == 0 ? 0 : 1 }

    @inlinable
    public var isZero: Bool { high == 0 && low == 0 }

    @inlinable
    public var isNegative: Bool { high < 0 }

    /// True when nothing but zeros stands after the decimal point.
    public var isInteger: Bool {
        if exponent >= 0 || coefficient == 0 { return true }
        let drop = -Int(exponent)
        guard drop < Decimal128.precision else { return false }
        return coefficient.magnitude % PowersOfTen.wide(drop) == 0
    }

    /// Digits after the decimal point as written: 2 for `1.50`, 0 for `100`.
    @inlinable
    public var scale: Int { max(0, -Int(exponent)) }

    @inlinable
    public var magnitude: Decimal128 {
        Decimal128(unchecked: coefficient < 0 ? -coefficient : coefficient, exponent: exponent)
    }

    /// The same value with the shortest coefficient: no trailing zeros; zero is `0`.
    public var normalized: Decimal128 {
        if coefficient == 0 { return .zero }
        var digits = coefficient.magnitude
        var power = exponent
        PowersOfTen.strip(&digits, exponent: &power, upTo: Decimal128.maximumExponent)
        return Decimal128(unchecked: coefficient < 0 ? -Int128(digits) : Int128(digits), exponent: power)
    }
}

extension Decimal128: ExpressibleByIntegerLiteral {
    @inlinable
    public init(integerLiteral value: Int64) {
        self.init(unchecked: Int128(value), exponent: 0)
    }
}

extension Int64 {
    /// The number as an integer; nil when it has a fraction or does not fit.
    public init?(exactly value: Decimal128) {
        guard let wide = Int128(exactly: value), let narrow = Int64(exactly: wide) else { return nil }
        self = narrow
    }
}

extension Int {
    /// The number as an integer; nil when it has a fraction or does not fit.
    public init?(exactly value: Decimal128) {
        guard let narrow = Int64(exactly: value) else { return nil }
        self.init(narrow)
    }
}

extension Int128 {
    /// The number as an integer; nil when it has a fraction or does not fit.
    public init?(exactly value: Decimal128) {
        if value.exponent == 0 || value.coefficient == 0 {
            self = value.coefficient
            return
        }
        if value.exponent > 0 {
            guard value.exponent <= 38 else { return nil }
            let (product, overflow) = value.coefficient.multipliedReportingOverflow(
                by: Int128(PowersOfTen.wide(Int(value.exponent))))
            guard !overflow else { return nil }
            self = product
            return
        }
        guard value.isInteger else { return nil }
        self = value.coefficient / Int128(PowersOfTen.wide(-Int(value.exponent)))
    }
}
