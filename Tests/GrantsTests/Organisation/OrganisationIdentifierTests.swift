import Grants
import Localisation
import Testing

@Suite("Organisation numbers")
struct OrganisationIdentifierTests {
    @Test(
        "A number is taken with its separators or without, and written as its register writes it",
        arguments: [
            ("0007", "222000-0638", "222000-0638"), ("0007", "2220000638", "222000-0638"), ("0007", "212000-2411", "212000-2411"),
            ("0007", "202100-6198", "202100-6198"), ("0192", "991825827", "991825827"), ("0192", "991 825 827", "991825827"),
            ("0192", "974760673", "974760673"), ("0212", "0245439-9", "0245439-9"), ("0212", "02454399", "0245439-9"),
            ("0212", "245439-9", "0245439-9"), ("0212", "0112038-9", "0112038-9"),
        ])
    func valid(register: String, text: String, number: String) throws {
        let identifier = try OrganisationIdentifier(register: register, number: text)
        #expect(identifier.number == number)
        #expect(identifier.description == "\(register):\(number)")
        #expect(try OrganisationIdentifier(parsing: identifier.description) == identifier)
        #expect(identifier.digits == number.filter { $0 != "-" })
    }

    @Test(
        "A wrong check digit is told with the right one",
        arguments: [
            (.sweden, "222000-0637", 7, 8), (.sweden, "2220000630", 0, 8), (.norway, "991825828", 8, 7), (.finland, "0245439-8", 8, 9),
            (.finland, "0112038-0", 0, 9),
        ] as [(OrganisationRegister, String, Int, Int)])
    func wrongCheckDigit(register: OrganisationRegister, text: String, found: Int, expected: Int) throws {
        let error = try #require(throws: OrganisationIdentifierError.self) { try OrganisationIdentifier(register: register, number: text) }
        #expect(error == .wrongCheckDigit(register, number: text, found: found, expected: expected))
        #expect(error.description == "The check digit of \(text) is \(found), but should be \(expected).")
        #expect(error.code == "wrongCheckDigit")
    }

    @Test("Exactly one last digit fits, or none", arguments: ["222000-063", "99182582", "97476067", "0245439-", "1000001-", "10000004"])
    func oneCheckDigit(prefix: String) throws {
        let register: OrganisationRegister = prefix.hasSuffix("-") ? .finland : prefix.contains("-") ? .sweden : .norway
        var valid: [Int] = []
        for digit in 0...9 {
            do {
                _ = try OrganisationIdentifier(register: register, number: "\(prefix)\(digit)")
                valid.append(digit)
            } catch .wrongCheckDigit(_, _, let found, let expected) {
                #expect(found == digit && expected != digit)
            } catch {
                #expect(error == .noCheckDigit(register, number: "\(prefix)\(digit)"))
            }
        }
        #expect(valid.count <= 1)
    }

    @Test(
        "Digits that would need a check digit of ten are no number",
        arguments: [
            // 3*1 + 2*2 + 5*1 = 12 and 4*3 = 12: each leaves 1.
            (.norway, "120010000"), (.norway, "120010001"), (.finland, "0000030-0"), (.finland, "0000030-1"),
        ] as [(OrganisationRegister, String)])
    func noCheckDigit(register: OrganisationRegister, text: String) {
        #expect(throws: OrganisationIdentifierError.noCheckDigit(register, number: text)) {
            try OrganisationIdentifier(register: register, number: text)
        }
    }

    @Test(
        "Text of another form is refused",
        arguments: [
            (.sweden, ""), (.sweden, "22200-00638"), (.sweden, "222000-063"), (.sweden, "222000-06388"), (.sweden, "222000 0638"),
            (.sweden, "22200A-0638"),
            (.sweden, "２22000-0638"), (.sweden, "16222000-0638"), (.norway, "99182582"), (.norway, "9918258277"), (.norway, "991-825-827"),
            (.norway, "NO991825827"),
            (.finland, "245439"), (.finland, "0245439--9"), (.finland, "024543-99"), (.finland, "FI02454399"), (.finland, "2454399"), (.finland, "-"),
        ] as [(OrganisationRegister, String)])
    func malformed(register: OrganisationRegister, text: String) {
        #expect(throws: OrganisationIdentifierError.malformed(register, number: text)) {
            try OrganisationIdentifier(register: register, number: text)
        }
    }

    @Test("A person's number is refused, and not repeated", arguments: ["811218-9876", "8112189876", "001231-0008"])
    func personalNumber(text: String) throws {
        let error = try #require(throws: OrganisationIdentifierError.self) { try OrganisationIdentifier(register: .sweden, number: text) }
        #expect(error == .personalNumber)
        for language in Language.allCases { #expect(!error.message.text(in: language).contains(text)) }
    }

    @Test("A register that is not known is named", arguments: ["0088", "", "SE", "7", "00070"])
    func unknownRegister(code: String) throws {
        let error = try #require(throws: OrganisationIdentifierError.self) { try OrganisationIdentifier(register: code, number: "1") }
        #expect(error == .unknownRegister(code))
        #expect(error.description.contains("0007 (SE), 0192 (NO), 0212 (FI)"))
        #expect(throws: OrganisationIdentifierError.unknownRegister("222000-0638")) { try OrganisationIdentifier(parsing: "222000-0638") }
    }

    @Test("Every fault is told in every language")
    func languages() {
        let errors: [OrganisationIdentifierError] = [
            .unknownRegister("9999"), .malformed(.norway, number: "1"), .personalNumber,
            .wrongCheckDigit(.finland, number: "0245439-8", found: 8, expected: 9), .noCheckDigit(.norway, number: "120010000"),
        ]
        for error in errors {
            #expect(Set(error.message.texts.keys) == Set(Language.allCases))
            #expect(Set(error.message.texts.values).count == Language.allCases.count)
        }
    }
}
