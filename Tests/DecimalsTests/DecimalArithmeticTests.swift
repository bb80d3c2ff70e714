import Decimals
import Testing

/// A number of a test table; a mistake in the table fails the test.
func number(_ text: String) throws -> Decimal128 {
    try #require(Decimal128(exactly: text), "\(text) is not a decimal128 number")
}

@Suite("Decimal arithmetic")
struct DecimalArithmeticTests {
    static let nines = String(repeating: "9", count: 34)

    @Test(
        "sums keep the smaller exponent and round half-even at the 35th digit",
        arguments: [
            ("1", "2", "3"), ("1.10", "2.2", "3.30"), ("-1", "1", "0"), ("0.00", "1", "1.00"), ("1E+3", "1", "1001"),
            (nines, "1", "1.000000000000000000000000000000000E+34"), (nines, "0.5", "1.000000000000000000000000000000000E+34"),
            (nines, "0.4", nines), ("1E+34", "5", "1.000000000000000000000000000000000E+34"),
            ("1E+34", "6", "1.000000000000000000000000000000001E+34"),
            ("1E+34", "5.0000000001", "1.000000000000000000000000000000001E+34"),
            ("1000000000000000000000000000000001E+1", "5", "1.000000000000000000000000000000002E+34"),
            ("1", "1E-6176", "1.000000000000000000000000000000000"), ("1", "-1E-40", "1.000000000000000000000000000000000"),
            ("1E+6111", "-1E-6176", "1.000000000000000000000000000000000E+6111"),
            ("1E-6176", "1E-6176", "2E-6176"), ("9223372036854775807", "1", "9223372036854775808"),
        ])
    func sums(_ left: String, _ right: String, _ sum: String) throws {
        #expect(try (number(left) + number(right)).scientificText == sum)
        #expect(try (number(right) + number(left)).scientificText == sum)
        #expect(try (-number(left) - number(right)) == -number(sum))
    }

    @Test(
        "products are exact to 34 digits and rounded half-even beyond",
        arguments: [
            ("2", "3", "6"), ("1.20", "3", "3.60"), ("-0.5", "0.5", "-0.25"), ("4611686018427387904", "4", "18446744073709551616"),
            (nines, nines, "9.999999999999999999999999999999998E+67"), ("1E-6000", "1E-176", "1E-6176"),
            ("1E-6000", "5E-177", "0E-6176"), ("1E-6000", "6E-177", "1E-6176"), ("3E-6000", "5E-177", "2E-6176"),
            ("1E+6111", "1", "1E+6111"), ("1E+3000", "1E+3144", "1.000000000000000000000000000000000E+6144"),
            ("0", "1E+6111", "0E+6111"),
        ])
    func products(_ left: String, _ right: String, _ product: String) throws {
        #expect(try (number(left) * number(right)).scientificText == product)
    }

    @Test(
        "quotients come as near to the ideal exponent as they are exact",
        arguments: [
            ("6", "3", "2"), ("1", "4", "0.25"), ("2.40", "2", "1.20"), ("1", "3", "0.3333333333333333333333333333333333"),
            ("2", "3", "0.6666666666666666666666666666666667"), ("1000", "1E+3", "1.000"), ("1", "1E+3", "0.001"),
            ("-7", "2", "-3.5"), ("1E+6111", "1E-33", "1.000000000000000000000000000000000E+6144"),
            ("1", nines, "1.000000000000000000000000000000000E-34"),
            ("1E-6176", "2", "0E-6176"), ("3E-6176", "2", "2E-6176"),
        ])
    func quotients(_ left: String, _ right: String, _ quotient: String) throws {
        #expect(try (number(left) / number(right)).scientificText == quotient)
    }

    @Test("what has no result is thrown, never a number")
    func failures() throws {
        #expect(throws: DecimalError.divisionByZero) { try Decimal128.one / .zero }
        #expect(throws: DecimalError.divisionByZero) { try Decimal128.one.remainder(dividingBy: .zero) }
        #expect(throws: DecimalError.overflow) { try Decimal128.greatestFinite + Decimal128.greatestFinite }
        #expect(throws: DecimalError.overflow) { try Decimal128.greatestFinite * 10 }
        #expect(throws: DecimalError.overflow) { try Decimal128(10).power(6145) }
        #expect(throws: DecimalError.undefined) { try Decimal128(-1).squareRoot() }
        #expect(throws: DecimalError.divisionByZero) { try Decimal128.zero.power(-1) }
        #expect(throws: DecimalError.overflow) { try number("1E+30").quantized(toScale: 10) }
        #expect(try [Decimal128(1), number("0.10")].sum().description == "1.10")
    }

    @Test(
        "remainder and modulo are exact",
        arguments: [
            ("7", "3", "1", "1"), ("-7", "3", "-1", "2"), ("7", "-3", "1", "-2"), ("7.5", "0.2", "0.1", "0.1"),
            ("1E+6000", "7", "1", "1"), ("1", "1E+40", "1", "1"), ("10", "2.50", "0", "0"),
        ])
    func remainders(_ left: String, _ right: String, _ remainder: String, _ modulo: String) throws {
        #expect(try number(left).remainder(dividingBy: number(right)) == number(remainder))
        #expect(try number(left).modulo(number(right)) == number(modulo))
    }

    @Test("equal numbers are equal, hash alike and print alike canonically whatever their exponents")
    func equality() throws {
        let same = try ["1", "1.0", "1.000", "10E-1", "0.1E+1"].map(number)
        #expect(Set(same).count == 1)
        #expect(Set(same.map(\.canonical)) == ["1"])
        #expect(try Set(["0", "0.00", "0E+10", "-0"].map(number)).count == 1)
        #expect(try number("1E+3") == 1000)
        #expect(try number("1.1") > 1)
        #expect(try number("-1E+30") < number("-1"))
        #expect(try number("9E-5") < number("0.0001"))
    }

    @Test("integers come back exactly or not at all")
    func integers() throws {
        #expect(Int(exactly: try number("12.00")) == 12)
        #expect(Int(exactly: try number("12.5")) == nil)
        #expect(Int64(exactly: try number("-9223372036854775808")) == .min)
        #expect(Int64(exactly: try number("9223372036854775808")) == nil)
        #expect(Int(exactly: try number("1E+3")) == 1000)
        #expect(Decimal128(Int.min).description == "-9223372036854775808")
        #expect(try number("1E-40").isInteger == false)
        #expect(try number("10E-1").isInteger)
    }
}
