/// An exact decimal number (numeric) with its display scale: `1.50` keeps both decimals.
///
/// Made from and printed as plain decimal text, without exponent. NaN and the infinities are refused on reading.
package struct PostgresNumeric: Hashable, Sendable {
    /// True only of a number other than zero.
    package let isNegative: Bool
    /// Digits after the decimal point, 0 to 16383.
    package let scale: Int
    /// Digits base 10 000, the first and the last not 0; empty is zero.
    private let groups: [Int16]
    /// The power of 10 000 of the first group.
    private let weight: Int

    private init(isNegative: Bool, scale: Int, groups: [Int16], weight: Int) {
        let leading = groups.prefix { $0 == 0 }.count
        let significant = groups.dropFirst(leading)
        let trailing = significant.reversed().prefix { $0 == 0 }.count
        self.groups = Array(significant.dropLast(trailing))
        self.weight = self.groups.isEmpty ? 0 : weight - leading
        self.isNegative = isNegative && !self.groups.isEmpty
        self.scale = scale
    }

    /// Reads `-12.340`: an optional minus, digits, and optionally a point and digits; nil for anything else, or if the
    /// number has more than 131 072 digits before the point or 16 383 after it.
    package init?(_ text: String) {
        var digits = Array(text.utf8)[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits.removeFirst() }
        let point = digits.firstIndex(of: UInt8(ascii: "."))
        let whole = digits[..<(point ?? digits.endIndex)]
        let fraction = point.map { digits[($0 + 1)...] } ?? []
        guard !whole.isEmpty, point == nil || !fraction.isEmpty, fraction.count <= 16_383,
            (whole + fraction).allSatisfy({ $0 >= 48 && $0 <= 57 })
        else { return nil }
        let significant = whole.drop { $0 == 48 }
        guard significant.count <= 131_072 else { return nil }
        var aligned = [UInt8](repeating: 48, count: (4 - significant.count % 4) % 4) + significant
        let weight = aligned.count / 4 - 1
        aligned += fraction
        aligned += [UInt8](repeating: 48, count: (4 - fraction.count % 4) % 4)
        let groups = stride(from: 0, to: aligned.count, by: 4).map { start in
            aligned[start..<start + 4].reduce(Int16(0)) { $0 * 10 + Int16($1 - 48) }
        }
        self.init(isNegative: isNegative, scale: fraction.count, groups: groups, weight: weight)
    }

    private func group(power: Int) -> Int16 {
        let index = weight - power
        return groups.indices.contains(index) ? groups[index] : 0
    }
}

extension PostgresNumeric: CustomStringConvertible {
    /// Every digit, with the display scale: `-12.340`.
    package var description: String {
        func padded(_ group: Int16) -> String {
            let digits = String(group)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        var text = isNegative ? "-" : ""
        if weight >= 0 {
            text += String(group(power: weight))
            for power in stride(from: weight - 1, through: 0, by: -1) { text += padded(group(power: power)) }
        } else {
            text += "0"
        }
        guard scale > 0 else { return text }
        let fraction = (1...(scale + 3) / 4).map { padded(group(power: -$0)) }.joined()
        return text + "." + fraction.prefix(scale)
    }
}

extension PostgresNumeric: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .numeric }
    package static var postgresArrayType: PostgresType { .numericArray }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: UInt16(groups.count))
        bytes.append(bigEndian: Int16(weight))
        bytes.append(bigEndian: UInt16(isNegative ? 0x4000 : 0))
        bytes.append(bigEndian: UInt16(scale))
        for group in groups { bytes.append(bigEndian: group) }
    }

    package static func accepts(_ type: PostgresType) -> Bool { type == .numeric }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> PostgresNumeric {
        let count = Int(try bytes.bigEndian(UInt16.self, at: 0))
        let weight = Int(try bytes.bigEndian(Int16.self, at: 2))
        let sign = try bytes.bigEndian(UInt16.self, at: 4)
        let scale = Int(try bytes.bigEndian(UInt16.self, at: 6))
        switch sign {
        case 0, 0x4000: break
        case 0xC000: throw .invalid("NaN is not a decimal number")
        case 0xD000: throw .invalid("infinity is not a decimal number")
        case 0xF000: throw .invalid("-infinity is not a decimal number")
        default: throw .invalid("unknown sign of numeric")
        }
        var groups: [Int16] = []
        groups.reserveCapacity(count)
        for index in 0..<count {
            let group = try bytes.bigEndian(Int16.self, at: 8 + 2 * index)
            guard 0..<10_000 ~= group else { throw .invalid("digit group out of range") }
            groups.append(group)
        }
        return PostgresNumeric(isNegative: sign == 0x4000, scale: scale, groups: groups, weight: weight)
    }
}
