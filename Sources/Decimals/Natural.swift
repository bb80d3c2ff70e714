/// A natural number of any length: the arithmetic under exp, ln and powers, where 34 right digits may need hundreds.
struct Natural: Comparable {
    /// The least significant word first; the last one is not zero.
    private(set) var words: [UInt64]

    init(_ value: UInt128) {
        self.init(trimming: [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)])
    }

    private init(trimming words: [UInt64]) {
        self.words = words
        trim()
    }

    static func powerOfTen(_ count: Int) -> Natural {
        var power = Natural(1)
        power.scale(byPowerOfTen: count)
        return power
    }

    var isZero: Bool { words.isEmpty }

    /// Bits up to the highest that is set.
    var bitWidth: Int { words.count * 64 - (words.last?.leadingZeroBitCount ?? 0) }

    /// The number where 256 bits hold it, else its low 256 bits.
    var low256: UInt256 {
        func word(_ index: Int) -> UInt128 { index < words.count ? UInt128(words[index]) : 0 }
        return UInt256(high: word(3) << 64 | word(2), low: word(1) << 64 | word(0))
    }

    static func < (left: Natural, right: Natural) -> Bool {
        if left.words.count != right.words.count { return left.words.count < right.words.count }
        for index in left.words.indices.reversed() where left.words[index] != right.words[index] {
            return left.words[index] < right.words[index]
        }
        return false
    }

    static func += (left: inout Natural, right: Natural) {
        var carry: UInt64 = 0
        for index in 0..<max(left.words.count, right.words.count) {
            if index == left.words.count { left.words.append(0) }
            let (partial, first) = left.words[index].addingReportingOverflow(index < right.words.count ? right.words[index] : 0)
            let (sum, second) = partial.addingReportingOverflow(carry)
            left.words[index] = sum
            carry = first || second ? 1 : 0
        }
        if carry != 0 { left.words.append(carry) }
    }

    /// Subtracts a number that is not greater.
    static func -= (left: inout Natural, right: Natural) {
        var borrow: UInt64 = 0
        for index in left.words.indices {
            let (partial, first) = left.words[index].subtractingReportingOverflow(index < right.words.count ? right.words[index] : 0)
            let (difference, second) = partial.subtractingReportingOverflow(borrow)
            left.words[index] = difference
            borrow = first || second ? 1 : 0
        }
        left.trim()
    }

    static func * (left: Natural, right: Natural) -> Natural {
        let (left, right) = (left.words.span, right.words.span)
        var words = [UInt64](repeating: 0, count: left.count + right.count)
        var product = words.mutableSpan
        for offset in left.indices {
            let factor = UInt128(left[offset])
            var carry: UInt128 = 0
            for index in right.indices {
                carry += factor * UInt128(right[index]) + UInt128(product[offset + index])
                product[offset + index] = UInt64(truncatingIfNeeded: carry)
                carry >>= 64
            }
            product[offset + right.count] = UInt64(truncatingIfNeeded: carry)
        }
        return Natural(trimming: words)
    }

    mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in words.indices {
            let sum = UInt128(factor) * UInt128(words[index]) + UInt128(carry)
            words[index] = UInt64(truncatingIfNeeded: sum)
            carry = UInt64(truncatingIfNeeded: sum >> 64)
        }
        if carry != 0 { words.append(carry) }
        trim()
    }

    /// Divides in place and drops the remainder; the divisor is not zero.
    mutating func divide(by divisor: UInt64) {
        var remainder: UInt64 = 0
        for index in words.indices.reversed() {
            (words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
        }
        trim()
    }

    /// Multiplies by 10^count; for a negative count divides and drops the remainder.
    mutating func scale(byPowerOfTen count: Int) {
        var left = count.magnitude
        while left > 0 {
            let step = min(left, 19)
            let power = UInt64(truncatingIfNeeded: PowersOfTen.wide(Int(step)))
            if count > 0 { multiply(by: power) } else { divide(by: power) }
            left -= step
        }
    }

    /// Times 2^(64 * count); for a negative count divided, without the remainder.
    func shifted(byWords count: Int) -> Natural {
        var result = self
        result.shift(byWords: count)
        return result
    }

    private mutating func shift(byWords count: Int) {
        if count < 0 {
            words.removeFirst(min(-count, words.count))
        } else if !isZero {
            words.insert(contentsOf: repeatElement(0, count: count), at: 0)
        }
    }

    /// The product divided by 2^(64 * count), without the remainder.
    static func product(_ left: Natural, _ right: Natural, droppingWords count: Int) -> Natural {
        var product = left * right
        product.shift(byWords: -count)
        return product
    }

    /// Divided by 2^count, 0 ..< 64, without the remainder.
    mutating func shiftRight(byBits count: Int) {
        guard count > 0 else { return }
        for index in words.indices {
            let above = index + 1 < words.count ? words[index + 1] << UInt64(64 - count) : 0
            words[index] = words[index] >> UInt64(count) | above
        }
        trim()
    }

    private mutating func trim() {
        while words.last == 0 { words.removeLast() }
    }
}
