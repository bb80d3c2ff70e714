import Decimals
import Testing

@Suite("Powers, roots, exponentials and logarithms")
struct DecimalPowerTests {
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

    @Test(
        "fractional powers are right to the last digit",
        arguments: [
            ("2", "0.5", "1.414213562373095048801688724209698"), ("2", "-1.5", "0.3535533905932737622004221810524245"),
            ("1.5", "2.5", "2.755675960631075360471944584044128"), ("17", "81.27116", "1.000025699853453226500463916711133E+100"),
            ("0.5", "1E-20", "0.9999999999999999999930685281944005"),
            ("8", "0.3333333333333333333333333333333333", "2.000000000000000000000000000000000"),
            ("1.000000000000000000000000000000001", "1E+33", "2.718281828459045235360287471352661"),
            ("9.999999999999999999999999999999999E6144", "0.5", "3.162277660168379331998893544432718E+3072"),
            ("1234567890123456", "1.5", "43378293792560054595245.76863565575"), ("0.001", "2058.5", "3E-6176"),
            ("3", "2.1E-40", "1.000000000000000000000000000000000"),
            ("1E+6", "0.1666666666666666666666666666666667", "10.00000000000000000000000000000000"),
            // These lie so near to the middle between two numbers that 47 digits do not decide.
            ("1.00000000000000000001", "5E-14", "1.000000000000000000000000000000000"),
            ("1.00000000000000000001", "5.00000000000000000004E-14", "1.000000000000000000000000000000001"),
        ])
    func fractionalPowers(_ base: String, _ exponent: String, _ expected: String) throws {
        let power = try number(base).raised(to: number(exponent))
        #expect(power?.scientificText == expected)
    }

    @Test(
        "exact powers are exact, and those in the middle go to the even neighbour",
        arguments: [
            ("4", "0.5", "2"), ("81", "1.75", "2187"), ("0.0625", "-0.75", "8"), ("42391158275216203514294433201", "0.2", "531441"),
            ("1E-6176", "0.25", "1E-1544"), ("1E+4096", "0.000244140625", "1E+1"), ("1.00", "0.3", "1"), ("1.10", "2", "1.2100"),
            ("100", "0.5", "1E+1"),
            ("-2", "3", "-8"), ("-2", "-3", "-0.125"), ("10", "-3", "0.001"), ("-1", "1E+6111", "1"),
            ("-1", "9999999999999999999999999999999999", "-1"), ("7", "1", "7"), ("0", "0", "1"), ("0", "0.5", "0"), ("0", "1E+6111", "0"),
            ("2", "-49", "1.776356839400250464677810668945312E-15"), ("2", "-50", "8.881784197001252323389053344726562E-16"),
            ("60822019956697299279225", "1.5", "1.500000000035635436304602471103788E+34"),
            // Of 78 digits, the most that 256 bits hold.
            ("2530000000000001", "5", "1.036579476493002048576040500001619E+77"),
            ("6.46937423557544361748884626488900E+40", "2.5", "1.064524562182674648556752903606291E+102"),
            ("2", "1E-6176", "1.000000000000000000000000000000000"), ("7", "-1E+6111", "0E-6176"), ("0.9", "1E+40", "0E-6176"),
            ("10", "-6176", "1E-6176"), ("10", "-6177", "0E-6176"), ("10", "6144", "1.000000000000000000000000000000000E+6144"),
            ("10", "-9E+6000", "0E-6176"),
        ])
    func exactPowers(_ base: String, _ exponent: String, _ expected: String) throws {
        #expect(try number(base).power(number(exponent)).scientificText == expected)
    }

    @Test(
        "powers without a result",
        arguments: [
            ("-4", "0.5", DecimalError.undefined), ("-4", "-1E-6176", .undefined), ("0", "-1", .divisionByZero), ("0", "-0.5", .divisionByZero),
            ("10", "6145", .overflow), ("7", "1E+6111", .overflow), ("0.1", "-1E+6111", .overflow), ("1E-6176", "-0.995", .overflow),
            ("1.000000000000000000000000000000001", "1E+38", .overflow), ("-3", "9999999999999999999", .overflow),
        ])
    func undefinedPowers(_ base: String, _ exponent: String, _ error: DecimalError) throws {
        let (base, exponent) = try (number(base), number(exponent))
        #expect(throws: error) { try base.power(exponent) }
        #expect(base.raised(to: exponent) == nil)
    }

    @Test(
        "exponentials are right to the last digit over all exponents",
        arguments: [
            ("0", "1"), ("1", "2.718281828459045235360287471352662"), ("-0.5", "0.6065306597126334236037995349911805"),
            ("-1E-34", "0.9999999999999999999999999999999999"), ("1E-6176", "1.000000000000000000000000000000000"),
            ("14149.38539644841072829055748903541", "9.999999999999999999999999999919443E+6144"),
            ("-14220.76553433122614449511522413063", "1E-6176"), ("-14221.45868151178608980453245625209", "1E-6176"),
            ("-14221.45868151178608980453245625210", "0E-6176"), ("-1E+6111", "0E-6176"),
            // 67 digits decide.
            ("4.999999999999999999999999999999999E-34", "1.000000000000000000000000000000001"),
            ("4.999999999999999999999999999999998E-34", "1.000000000000000000000000000000000"),
        ])
    func exponentials(_ value: String, _ expected: String) throws {
        #expect(try number(value).exponential().scientificText == expected)
    }

    @Test(
        "natural logarithms are right to the last digit, also near 1",
        arguments: [
            ("1.00", "0"), ("2", "0.6931471805599453094172321214581766"), ("0.1", "-2.302585092994045684017991454684364"),
            ("1.000000000000000000000000000000001", "9.999999999999999999999999999999995E-34"),
            ("0.9999999999999999999999999999999999", "-1.000000000000000000000000000000000E-34"),
            ("1E-6176", "-14220.76553433122614449511522413063"),
            ("9.999999999999999999999999999999999E+6144", "14149.38539644841072829055748903542"),
        ])
    func logarithms(_ value: String, _ expected: String) throws {
        #expect(try number(value).naturalLogarithm().scientificText == expected)
    }

    @Test("exponentials and logarithms without a result")
    func failures() throws {
        for value in ["14149.38539644841072829055748903542", "14150", "1E+6111"].compactMap({ Decimal128(exactly: $0) }) {
            #expect(throws: DecimalError.overflow) { try value.exponential() }
        }
        for value in ["0", "-1", "-1E-6176"].compactMap({ Decimal128(exactly: $0) }) {
            #expect(throws: DecimalError.undefined) { try value.naturalLogarithm() }
        }
    }
}
