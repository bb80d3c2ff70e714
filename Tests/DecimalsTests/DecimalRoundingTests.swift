import Decimals
import Testing

@Suite("Administrative rounding")
struct DecimalRoundingTests {
    @Test(
        "each mode rounds ties and near ties its own way",
        arguments: [
            (RoundingMode.halfUp, ["3", "-3", "3", "2", "-2", "1"]), (.halfDown, ["2", "-2", "3", "2", "-2", "1"]),
            (.halfEven, ["2", "-2", "3", "2", "-2", "1"]), (.up, ["3", "-3", "3", "3", "-3", "1"]),
            (.down, ["2", "-2", "2", "2", "-2", "1"]), (.ceiling, ["3", "-2", "3", "3", "-2", "1"]),
            (.floor, ["2", "-3", "2", "2", "-3", "1"]),
        ])
    func modes(_ mode: RoundingMode, _ expected: [String]) throws {
        let values = try ["2.5", "-2.5", "2.51", "2.49", "-2.49", "1.00"].map(number)
        #expect(try values.map { try $0.rounded(toScale: 0, mode: mode).canonical } == expected)
        #expect(try values.map { try $0.rounded(toUnit: 1, mode: mode).canonical } == expected)
    }

    @Test(
        "amounts are rounded to any unit",
        arguments: [
            ("1234", "100", RoundingMode.halfUp, "1200"), ("1250", "100", .halfUp, "1300"), ("1250", "100", .halfEven, "1200"),
            ("1250", "500", .halfUp, "1500"), ("-1250", "500", .halfUp, "-1500"), ("1.03", "0.05", .halfUp, "1.05"),
            ("1.02", "0.05", .up, "1.05"), ("7", "3", .down, "6"), ("7.5", "3", .halfEven, "6"), ("10.5", "3", .halfEven, "12"),
            ("1109707.5", "1", .halfUp, "1109708"), ("1", "1E+40", .halfUp, "0"), ("1", "1E+40", .up, "1E+40"),
            ("5", "1E+1", .halfUp, "1E+1"), ("0.1", "3E+40", .up, "3E+40"),
        ])
    func units(_ value: String, _ unit: String, _ mode: RoundingMode, _ expected: String) throws {
        #expect(try number(value).rounded(toUnit: number(unit), mode: mode) == number(expected))
    }

    @Test("rounding never adds digits, quantizing does")
    func scales() throws {
        #expect(try number("1.5").rounded(toScale: 2).description == "1.5")
        #expect(try number("1.5").quantized(toScale: 2).description == "1.50")
        #expect(try number("1234").rounded(toScale: -2).scientificText == "1.2E+3")
        #expect(try number("1234").quantized(toScale: -2).scientificText == "1.2E+3")
        #expect(try number("9.99").rounded(toScale: 1).description == "10.0")
        #expect(try number("0.005").rounded(toScale: 2, mode: .halfEven).description == "0.00")
        #expect(throws: DecimalError.divisionByZero) { try Decimal128.one.rounded(toUnit: .zero) }
    }

    @Test(
        "scales beyond the digits and beyond the exponents",
        arguments: [
            ("1234", -4, RoundingMode.halfUp, "0E+4"), ("1234", -4, .up, "1E+4"), ("5000", -4, .halfUp, "1E+4"),
            ("5000", -4, .halfEven, "0E+4"), ("5000", -4, .halfDown, "0E+4"), ("-1234", -40, .floor, "-1E+40"),
            ("-1234", -40, .ceiling, "0E+40"), ("1E-6176", 6175, .up, "1E-6175"), ("1E-6176", 0, .up, "1"),
            ("1E-6176", 6176, .up, "1E-6176"), ("1E-6176", Int.max, .up, "1E-6176"), ("0.00", 1, .up, "0.0"),
            ("9.5E+6144", -6144, .down, "9.000000000000000000000000000000000E+6144"), ("4E+6144", -6145, .halfUp, "0E+6111"),
            ("4E+6144", Int.min, .halfUp, "0E+6111"), ("9.99", -6111, .up, "1E+6111"),
            ("9.5E+6144", -6144, .up, nil), ("9.5E+6144", -6144, .halfEven, nil), ("5E+6144", -6145, .halfUp, nil), ("1", -6145, .up, nil),
            ("1", Int.min, .up, nil), ("-1", Int.min, .floor, nil),
        ] as [(String, Int, RoundingMode, String?)])
    func extremeScales(_ value: String, _ scale: Int, _ mode: RoundingMode, _ expected: String?) throws {
        let value = try number(value)
        guard let expected else {
            #expect(throws: DecimalError.overflow) { try value.rounded(toScale: scale, mode: mode) }
            return
        }
        #expect(try value.rounded(toScale: scale, mode: mode).scientificText == expected)
    }

    @Test(
        "units far from the value, of any sign, and more of them than 34 digits hold",
        arguments: [
            ("6.72063300574654850633407424482280E+42", "9999999999999999999", RoundingMode.halfUp, "6.720633005746548506334076699425345E+42"),
            ("7.5", "-5", .halfUp, "10"), ("-7.5", "-5", .halfUp, "-10"), ("-7.5", "5", .halfEven, "-10"), ("-2.5", "5", .halfEven, "0"),
            ("0", "5", .up, "0"), ("1E-6176", "1E+6111", .ceiling, "1E+6111"), ("-1E-6176", "3E+6111", .ceiling, "0"),
            ("9.999999999999999999999999999999999E+6144", "1E-6176", .up, "9.999999999999999999999999999999999E+6144"),
            ("1E+6144", "3", .up, nil), ("1E+40", "7", .down, nil), ("9.9E+6144", "2E+6144", .up, nil),
        ] as [(String, String, RoundingMode, String?)])
    func extremeUnits(_ value: String, _ unit: String, _ mode: RoundingMode, _ expected: String?) throws {
        let (value, unit) = try (number(value), number(unit))
        guard let expected else {
            #expect(throws: DecimalError.overflow) { try value.rounded(toUnit: unit, mode: mode) }
            return
        }
        #expect(try value.rounded(toUnit: unit, mode: mode) == number(expected))
    }

    @Test("a scale that needs more than 34 digits or lies beyond the exponents cannot be had")
    func quantizing() throws {
        #expect(try number("0").quantized(toScale: 6176).scientificText == "0E-6176")
        #expect(try number("0.4").quantized(toScale: -6111).scientificText == "0E+6111")
        #expect(try number("9.99").quantized(toScale: 1).description == "10.0")
        for (value, scale) in [("0", 6177), ("0", -6112), ("10", 33), ("1", 34), ("1", Int.max), ("1", Int.min)] {
            let value = try number(value)
            #expect(throws: DecimalError.overflow) { try value.quantized(toScale: scale) }
        }
    }
}
