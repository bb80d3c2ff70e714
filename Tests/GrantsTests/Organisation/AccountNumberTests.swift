import Grants
import Localisation
import Testing

@Suite("Account numbers")
struct AccountNumberTests {
    @Test(
        "An account is taken as people write it",
        arguments: [
            (.bankgiro, "5781-4857", "5781-4857", "57814857", "SE"), (.bankgiro, "57814857", "5781-4857", "57814857", "SE"),
            (.bankgiro, "991-2346", "991-2346", "9912346", "SE"), (.plusgiro, "90 19 50-6", "901950-6", "9019506", "SE"),
            (.plusgiro, "18", "1-8", "18", "SE"),
            (.kontonummer, "8601.11.17947", "8601.11.17947", "86011117947", "NO"),
            (.kontonummer, "8601 11 17947", "8601.11.17947", "86011117947", "NO"),
            (.iban, "NO93 8601 1117 947", "NO9386011117947", "NO9386011117947", "NO"),
            (.iban, "se4550000000058398257466", "SE4550000000058398257466", "SE4550000000058398257466", "SE"),
            (.iban, "FI21 1234 5600 0007 85", "FI2112345600000785", "FI2112345600000785", "FI"),
            (.iban, "DK5000400440116243", "DK5000400440116243", "DK5000400440116243", "DK"),
            (.iban, "IS140159260076545510730339", "IS140159260076545510730339", "IS140159260076545510730339", "IS"),
            (.iban, "GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432", "GB82WEST12345698765432", "GB"),
            (.iban, "MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S", "MT"),
        ] as [(AccountNumber.Kind, String, String, String, String)])
    func valid(kind: AccountNumber.Kind, text: String, number: String, electronic: String, country: String) throws {
        let account = try AccountNumber(kind, text)
        #expect(account.number == number)
        #expect(account.electronic == electronic)
        #expect(account.country == country)
        #expect(account.description == "\(kind.rawValue) \(number)")
        #expect(try AccountNumber(kind, number) == account)
    }

    @Test(
        "Wrong check digits are told with the right ones",
        arguments: [
            (.bankgiro, "5781-4858", "8", "7"), (.plusgiro, "90 19 50-7", "7", "6"), (.kontonummer, "8601.11.17948", "8", "7"),
            (.iban, "NO9486011117947", "94", "93"), (.iban, "FI0012345600000785", "00", "21"), (.iban, "GB83WEST12345698765432", "83", "82"),
        ] as [(AccountNumber.Kind, String, String, String)])
    func wrongCheckDigits(kind: AccountNumber.Kind, text: String, found: String, expected: String) throws {
        let error = try #require(throws: AccountNumberError.self) { try AccountNumber(kind, text) }
        #expect(error == .wrongCheckDigit(kind, number: text, found: found, expected: expected))
        #expect(error.description.hasSuffix("are \(found), but should be \(expected)."))
    }

    @Test(
        "Wrong lengths are told with the right ones",
        arguments: [
            (.bankgiro, "123456", 6, 7...8), (.bankgiro, "123456789", 9, 7...8), (.plusgiro, "1", 1, 2...8),
            (.kontonummer, "8601111794", 10, 11...11),
            (.iban, "NO938601111794", 14, 15...15), (.iban, "SE455000000005839825746", 23, 24...24), (.iban, "GB82WEST123456", 14, 15...34),
        ] as [(AccountNumber.Kind, String, Int, ClosedRange<Int>)])
    func wrongLengths(kind: AccountNumber.Kind, text: String, found: Int, expected: ClosedRange<Int>) {
        #expect(throws: AccountNumberError.wrongLength(kind, found: found, expected: expected)) { try AccountNumber(kind, text) }
    }

    @Test(
        "Text that is no account is refused",
        arguments: [
            (.bankgiro, ""), (.bankgiro, "5781-485x"), (.plusgiro, "-"), (.kontonummer, "8601-11-17947"), (.iban, ""), (.iban, "NO"),
            (.iban, "9386011117947"),
            (.iban, "NOA386011117947"), (.iban, "NO93860111179A7"), (.iban, "GB82-WEST-1234"), (.iban, "ÅX2112345600000785"),
        ] as [(AccountNumber.Kind, String)])
    func malformed(kind: AccountNumber.Kind, text: String) {
        #expect(throws: AccountNumberError.malformed(kind, number: text)) { try AccountNumber(kind, text) }
    }

    @Test("A kontonummer that would need a check digit of ten is none")
    func noCheckDigit() {
        // 4 * 3 = 12 leaves 1.
        #expect(throws: AccountNumberError.noCheckDigit(.kontonummer, number: "03000000000")) { try AccountNumber(.kontonummer, "03000000000") }
    }

    @Test("Every fault is told in every language")
    func languages() {
        let errors: [AccountNumberError] = [
            .malformed(.iban, number: "x"), .wrongLength(.bankgiro, found: 6, expected: 7...8),
            .wrongCheckDigit(.plusgiro, number: "901950-7", found: "7", expected: "6"), .noCheckDigit(.kontonummer, number: "03000000000"),
        ]
        for error in errors {
            #expect(Set(error.message.texts.keys) == Set(Language.allCases))
            #expect(Set(error.message.texts.values).count == Language.allCases.count)
        }
        #expect(errors.map(\.code) == ["malformedAccountNumber", "wrongAccountNumberLength", "wrongCheckDigit", "wrongCheckDigit"])
    }
}
