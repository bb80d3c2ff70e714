extension Decimal128: CustomStringConvertible {
    /// Reads a sign, digits with an optional fraction, and an optional exponent: `-12.50`, `.5`, `1e3`, `+7E-2`.
    ///
    /// Nil for anything else, blanks included, for more than 34 significant digits (trailing zeros may move into the
    /// exponent), and for magnitudes outside decimal128. Never rounds.
    public init?(exactly text: some StringProtocol) {
        var coefficient: UInt128 = 0
        var counted = 0, zeros = 0, power = 0, digits = 0
        var negative = false, fraction = false, closed = false
        var bytes = text.utf8.makeIterator()
        var next = bytes.next()
        if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
            negative = next == UInt8(ascii: "-")
            next = bytes.next()
        }
        while let byte = next {
            next = bytes.next()
            switch byte {
            case 0x30...0x39:
                digits += 1
                closed = true
                if fraction { power -= 1 }
                if byte == 0x30 {
                    if counted > 0 { zeros += 1 }
                    continue
                }
                guard counted + zeros + 1 <= Decimal128.precision else { return nil }
                coefficient = coefficient * PowersOfTen.wide(zeros + 1) + UInt128(byte - 0x30)
                counted += zeros + 1
                zeros = 0
            case UInt8(ascii: "."):
                guard !fraction else { return nil }
                fraction = true
                closed = false
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard digits > 0, closed, let written = Decimal128.readExponent(first: next, &bytes) else { return nil }
                power += written
                next = nil
            default: return nil
            }
        }
        guard digits > 0, closed else { return nil }
        // Zeros that end the number stay in the coefficient while it has room for them: 1.50 keeps its scale.
        let kept = coefficient == 0 ? 0 : min(zeros, Decimal128.precision - counted)
        let scaled = coefficient * PowersOfTen.wide(kept)
        guard
            let value = Decimal128(
                negative: negative, magnitude: UInt256(scaled), exponent: power + zeros - kept, exactly: true)
        else { return nil }
        self = value
    }

    private static func readExponent<I: IteratorProtocol<UInt8>>(first: UInt8?, _ bytes: inout I) -> Int? {
        var next = first
        var negative = false
        if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
            negative = next == UInt8(ascii: "-")
            next = bytes.next()
        }
        guard next != nil else { return nil }
        var value = 0
        while let byte = next {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            // Beyond this every non-zero number is out of range, and zero is clamped.
            value = min(value * 10 + Int(byte - 0x30), 1_000_000)
            next = bytes.next()
        }
        return negative ? -value : value
    }

    /// Plain notation (`-12.50`, `1200`) while it needs at most 40 digits, else scientific (`1.5E+60`).
    ///
    /// Reading it back gives an equal number.
    public var description: String {
        let digits = PowersOfTen.digitCount(coefficient.magnitude)
        if exponent <= 0 ? max(digits, -Int(exponent)) <= 40 : digits + Int(exponent) <= 40 { return plainText }
        return scientificText
    }

    /// The shortest text of the value: trailing zeros removed, plain where `description` is. Equal numbers, equal text.
    public var canonical: String { normalized.description }

    /// IEEE 754's conversion to a character string: keeps the exponent exactly (`1.0E+3` and `1000` differ).
    public var scientificText: String {
        let digits = String(coefficient.magnitude)
        let adjusted = Int(exponent) + digits.utf8.count - 1
        if exponent <= 0, adjusted >= -6 { return plainText }
        let sign = coefficient < 0 ? "-" : ""
        let fraction = digits.dropFirst()
        return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
            + (adjusted < 0 ? "E-" : "E+") + String(adjusted.magnitude)
    }

    /// Plain notation whatever the length (up to 6 177 characters).
    public var plainText: String {
        let sign = coefficient < 0 ? "-" : ""
        let digits = String(coefficient.magnitude)
        if exponent >= 0 { return coefficient == 0 ? "0" : sign + digits + String(repeating: "0", count: Int(exponent)) }
        let places = -Int(exponent)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
        return sign + padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// The number as people write it, exact: `3 697 755`, `50,00`.
    ///
    /// - Parameters:
    ///   - fractionDigits: digits after the separator, rounded by `mode` or filled with zeros; nil shows all there are.
    ///   - grouping: put between groups of three digits of the whole part; empty for none.
    public func formatted(
        fractionDigits: Int? = nil, grouping: String = " ", decimalSeparator: String = ",", mode: RoundingMode = .halfUp
    ) -> String {
        let shown = fractionDigits.map { digits in (try? rounded(toScale: digits, mode: mode)) ?? self } ?? self
        let parts = shown.magnitude.plainText.split(separator: ".")
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        if let fractionDigits {
            fraction += String(repeating: "0", count: max(0, min(fractionDigits, 7000) - fraction.utf8.count))
        }
        let whole = Array(parts[0])
        var text = shown.isNegative ? "-" : ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { text += grouping }
            text.append(digit)
        }
        return fraction.isEmpty ? text : text + decimalSeparator + fraction
    }
}
