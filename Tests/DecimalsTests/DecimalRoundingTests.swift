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
        "powers and roots are right to the last digit",
        arguments: [
            ("2", 10, "1024"), ("2", -2, "0.25"), ("1.1", 2, "1.21"), ("-3", 3, "-27"), ("10", -3, "0.001"), ("7", 0, "1"),
            ("3", -1, "0.3333333333333333333333333333333333"), ("1.05", 100, "131.5012578463034550255975320937167"),
            ("0.97", 360, "0.00001729116821711656725477736750570674"), ("1.0041666666666666667", -360, "0.2238265956413519674434681647226844"),
            ("2", 6143, nil), ("1E-4000", 2, "0"),
        ] as [(String, Int, String?)])
    func powers(_ base: String, _ exponent: Int, _ expected: String?) throws {
        let power = try number(base).power(exponent)
        if let expected { #expect(power.canonical == expected) } else { #expect(power > 0) }
    }

    @Test(
        "square roots",
        arguments: [
            ("4", "2"), ("2", "1.414213562373095048801688724209698"), ("0.25", "0.5"), ("1E+6000", "1E+3000"), ("0", "0"),
            ("1E-6175", "3.162277660168379331998893544432719E-3088"), ("100", "10"), ("99980001", "9999"),
        ])
    func roots(_ value: String, _ root: String) throws {
        #expect(try number(value).squareRoot().canonical == number(root).canonical)
    }
}
