import Decimals
import Testing

@Suite("Decimal texts")
struct DecimalTextTests {
    @Test(
        "a number is read exactly and keeps its scale",
        arguments: [
            ("0", "0"), ("-0", "0"), ("1.50", "1.50"), ("+7", "7"), (".5", "0.5"), ("1e3", "1000"), ("1E-3", "0.001"),
            ("00012", "12"), ("0.00", "0.00"), ("3697755", "3697755"), ("1234567890123456789012345678901234", "1234567890123456789012345678901234"),
            ("12345678901234567890123456789012340", "12345678901234567890123456789012340"), ("1E+60", "1E+60"),
            ("0.0000000000000000000000000000000000000001", "0.0000000000000000000000000000000000000001"), ("1E-41", "1E-41"),
        ])
    func reads(_ text: String, _ printed: String) throws {
        let value = try #require(Decimal128(exactly: text))
        #expect(value.description == printed)
        #expect(Decimal128(exactly: value.description) == value)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "+", "-", ".", "1.", "1,5", "0x10", " 1", "1 ", ".5.", "1e", "1e+", "1e5.0", "--1", "1_000", "NaN", "Infinity",
            "12345678901234567890123456789012345", "0.12345678901234567890123456789012345", "1E+6145", "1E-6177", "1E+99999999999999999999",
            "\u{0661}", "0." + String(repeating: "0", count: 1_000_100) + "1E+2000000",
        ])
    func refuses(_ text: String) {
        #expect(Decimal128(exactly: text) == nil)
    }

    @Test("the extremes are read and printed")
    func extremes() throws {
        let greatest = String(repeating: "9", count: 34) + "E+6111"
        #expect(Decimal128(exactly: greatest) == .greatestFinite)
        #expect(Decimal128.greatestFinite.scientificText == "9.999999999999999999999999999999999E+6144")
        #expect(Decimal128(exactly: "1E-6176")?.scientificText == "1E-6176")
        #expect(Decimal128(exactly: "1.0E-6176")?.scientificText == "1E-6176")
        #expect(Decimal128(exactly: "1E+6144")?.coefficient.description.count == 34)
        #expect(Decimal128(exactly: "0E-99999")?.exponent == -6176)
    }

    @Test(
        "amounts are shown as people write them",
        arguments: [
            ("3697755", nil, "3 697 755"), ("999", nil, "999"), ("-1234567.5", nil, "-1 234 567,5"), ("50", 2, "50,00"),
            ("61.275", 2, "61,28"), ("-0.005", 2, "-0,01"), ("0.004", 2, "0,00"), ("1E+6", nil, "1 000 000"),
        ] as [(String, Int?, String)])
    func formats(_ text: String, _ digits: Int?, _ shown: String) throws {
        #expect(try number(text).formatted(fractionDigits: digits) == shown)
    }
}
