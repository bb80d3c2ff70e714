package import Localisation

/// Why a text is no organisation's number.
package enum OrganisationIdentifierError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownRegister(String)
    case malformed(OrganisationRegister, number: String)
    /// The number is a Swedish person's, not an organisation's; it is not repeated here.
    case personalNumber
    case wrongCheckDigit(OrganisationRegister, number: String, found: Int, expected: Int)
    /// No check digit completes these digits, so the register never gave out the number.
    case noCheckDigit(OrganisationRegister, number: String)

    /// A stable name for the API's `code`.
    package var code: String {
        switch self {
        case .unknownRegister: "unknownRegister"
        case .malformed: "malformedOrganisationNumber"
        case .personalNumber: "personalNumber"
        case .wrongCheckDigit, .noCheckDigit: "wrongCheckDigit"
        }
    }

    package var description: String { message.text(in: .en) }

    package var message: LocalizedText {
        switch self {
        case .unknownRegister(let register):
            let known = OrganisationRegister.allCases.map { "\($0.rawValue) (\($0.country))" }.joined(separator: ", ")
            return [
                .en: "'\(register)' is no known register; the registers are \(known).",
                .nb: "«\(register)» er ikke et kjent register; registrene er \(known).",
                .nn: "«\(register)» er ikkje eit kjent register; registera er \(known).",
                .sv: "”\(register)” är inget känt register; registren är \(known).",
                .fi: "”\(register)” ei ole tunnettu rekisteri; rekisterit ovat \(known).",
            ]
        case .malformed(let register, let number):
            return [
                .en: "'\(number)' is not written as an organisation number in register \(register.rawValue): \(register.pattern).",
                .nb: "«\(number)» er ikke skrevet som et organisasjonsnummer i register \(register.rawValue): \(register.pattern).",
                .nn: "«\(number)» er ikkje skrive som eit organisasjonsnummer i register \(register.rawValue): \(register.pattern).",
                .sv: "”\(number)” är inte skrivet som ett organisationsnummer i register \(register.rawValue): \(register.pattern).",
                .fi: "”\(number)” ei ole rekisterin \(register.rawValue) muotoa \(register.pattern).",
            ]
        case .personalNumber:
            return [
                .en: "This is a personal identity number, not an organisation number: the third digit of an organisation number is at least 2.",
                .nb: "Dette er et personnummer, ikke et organisasjonsnummer: tredje siffer i et organisasjonsnummer er minst 2.",
                .nn: "Dette er eit personnummer, ikkje eit organisasjonsnummer: tredje siffer i eit organisasjonsnummer er minst 2.",
                .sv: "Detta är ett personnummer, inte ett organisationsnummer: tredje siffran i ett organisationsnummer är minst 2.",
                .fi: "Tämä on henkilötunnus eikä organisaationumero: organisaationumeron kolmas numero on vähintään 2.",
            ]
        case .wrongCheckDigit(_, let number, let found, let expected):
            return [
                .en: "The check digit of \(number) is \(found), but should be \(expected).",
                .nb: "Kontrollsifferet i \(number) er \(found), men skulle vært \(expected).",
                .nn: "Kontrollsifferet i \(number) er \(found), men skulle vore \(expected).",
                .sv: "Kontrollsiffran i \(number) är \(found) men borde vara \(expected).",
                .fi: "Numeron \(number) tarkistusmerkki on \(found), mutta sen pitäisi olla \(expected).",
            ]
        case .noCheckDigit(_, let number):
            return [
                .en: "\(number) is no organisation number: no check digit fits its other digits.",
                .nb: "\(number) er ikke et organisasjonsnummer: ikke noe kontrollsiffer passer til de andre sifrene.",
                .nn: "\(number) er ikkje eit organisasjonsnummer: ikkje noko kontrollsiffer passar til dei andre sifra.",
                .sv: "\(number) är inget organisationsnummer: ingen kontrollsiffra passar till de övriga siffrorna.",
                .fi: "\(number) ei ole organisaation tunnus: mikään tarkistusmerkki ei sovi sen muihin numeroihin.",
            ]
        }
    }
}
