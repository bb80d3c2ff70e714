extension Decimal128: CustomStringConvertible {
    /// Reads a sign, digits with an optional fraction, and an optional exponent: `-12.50`, `.5`, `1e3`, `+7E-2`.
    ///
    /// Nil for anything else, blanks included, for more than 34 significant digits (trailing zeros may move into the
    /// exponent), and for magnitudes outside decimal128. Never rounds.
    @inlinable
    public init?(exactly text: some StringProtocol) {
        let text = String(text)
        self.init(exactly: text.utf8.span)
    }

    @usableFromInline
    init?(exactly bytes: Span<UInt8>) {
        var index = 0
        let negative = Decimal128.readSign(bytes, &index)
        var coefficient: UInt128 = 0
        // Up to 18 digits that wait to be put after those of the coefficient.
        var chunk: UInt64 = 0, chunked = 0
        var counted = 0, dropped = 0, places = 0, power = 0
        var fraction = false, closed = false
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x30...0x39:
                closed = true
                if fraction { places += 1 }
                if byte == 0x30 && counted == 0 { continue }
                guard counted < Decimal128.precision else {
                    // Zeros at the end move into the exponent.
                    guard byte == 0x30 else { return nil }
                    dropped += 1
                    continue
                }
                counted += 1
                chunk = chunk &* 10 &+ UInt64(byte &- 0x30)
                chunked += 1
                if chunked == 18 {
                    coefficient = coefficient &* 1_000_000_000_000_000_000 &+ UInt128(chunk)
                    chunk = 0
                    chunked = 0
                }
            case UInt8(ascii: "."):
                guard !fraction else { return nil }
                fraction = true
                closed = false
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard closed, let written = Decimal128.readExponent(bytes, &index) else { return nil }
                power = written
            default: return nil
            }
        }
        guard closed else { return nil }
        coefficient = coefficient &* PowersOfTen.wide(chunked) &+ UInt128(chunk)
        let exponent = power - places + dropped
        if exponent >= -6000, exponent <= 6000 {
            self.init(unchecked: negative ? -Int128(coefficient) : Int128(coefficient), exponent: Int32(exponent))
        } else {
            self.init(negative: negative, magnitude: UInt256(coefficient), exponent: exponent, exactly: true)
        }
    }

    private static func readSign(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") else { return false }
        index += 1
        return bytes[index - 1] == UInt8(ascii: "-")
    }

    /// Reads to the end.
    private static func readExponent(_ bytes: Span<UInt8>, _ index: inout Int) -> Int? {
        let negative = readSign(bytes, &index)
        guard index < bytes.count else { return nil }
        var value = 0
        while index < bytes.count {
            guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
            // More than any text has places, so that every number but zero is out of range.
            value = min(value * 10 + Int(bytes[index] - 0x30), 1_000_000_000_000_000)
            index += 1
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
