import Decimals
import Testing

@Suite("Printing and reading back")
struct DecimalRoundTripTests {
    /// SplitMix64: the same numbers from the same seed everywhere.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    private static func random(_ generator: inout Generator) -> Decimal128? {
        let count = Int.random(in: 0...34, using: &generator)
        var coefficient: Int128 = 0
        for _ in 0..<count { coefficient = coefficient * 10 + Int128(Int.random(in: 0...9, using: &generator)) }
        // Every other number ends in zeros, whose count is part of the form.
        if Bool.random(using: &generator) {
            var unit: Int128 = 1
            for _ in 0..<Int.random(in: 0...count, using: &generator) { unit *= 10 }
            coefficient -= coefficient % unit
        }
        let exponent =
            Bool.random(using: &generator) ? Int.random(in: -60...60, using: &generator) : Int.random(in: -6176...6111, using: &generator)
        return Decimal128(coefficient: Bool.random(using: &generator) ? -coefficient : coefficient, exponent: exponent)
    }

    @Test("every number is read back from each of its texts, with its exponent from the scientific one")
    func roundTrip() throws {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("Random decimals from seed \(seed)")
        var generator = Generator(state: seed)
        for index in 0..<20_000 {
            let value = try #require(Self.random(&generator), "seed \(seed), number \(index)")
            let text = value.scientificText
            let read = try #require(Decimal128(exactly: text), "seed \(seed): \(text)")
            #expect(read.coefficient == value.coefficient && read.exponent == value.exponent, "seed \(seed): \(text)")
            #expect(Decimal128(exactly: value.description) == value, "seed \(seed): \(text)")
            #expect(Decimal128(exactly: value.canonical) == value, "seed \(seed): \(text)")
            #expect(value.canonical == value.normalized.canonical, "seed \(seed): \(text)")
            // Up to 6 177 characters each.
            if index.isMultiple(of: 20) { #expect(Decimal128(exactly: value.plainText) == value, "seed \(seed): \(text)") }
        }
    }

    @Test("the least and greatest coefficients at every exponent are read back")
    func everyExponent() throws {
        for exponent in -6176...6111 {
            for coefficient in [1, Decimal128.greatestFinite.coefficient] {
                let value = try #require(Decimal128(coefficient: coefficient, exponent: exponent))
                let read = try #require(Decimal128(exactly: value.scientificText), "\(value.scientificText)")
                #expect(read.coefficient == coefficient && read.exponent == value.exponent, "\(value.scientificText)")
            }
        }
    }
}
