package import Localisation

/// Why a text is no account number.
package enum AccountNumberError: Error, Sendable, Hashable, CustomStringConvertible {
    case malformed(AccountNumber.Kind, number: String)
    case wrongLength(AccountNumber.Kind, found: Int, expected: ClosedRange<Int>)
    case wrongCheckDigit(AccountNumber.Kind, number: String, found: String, expected: String)
    /// No check digit completes these digits, so no bank gave out the number.
    case noCheckDigit(AccountNumber.Kind, number: String)

    /// A stable name for the API's `code`.
    package var code: String {
        switch self {
        case .malformed: "malformedAccountNumber"
        case .wrongLength: "wrongAccountNumberLength"
        case .wrongCheckDigit, .noCheckDigit: "wrongCheckDigit"
        }
    }

    package var description: String { message.text(in: .en) }

    package var message: LocalizedText {
        switch self {
        case .malformed(let kind, let number):
            return [
                .en: "\(kind.name): '\(number)' is not written as such a number.",
                .nb: "\(kind.name): «\(number)» er ikke skrevet som et slikt nummer.",
                .nn: "\(kind.name): «\(number)» er ikkje skrive som eit slikt nummer.",
                .sv: "\(kind.name): ”\(number)” är inte skrivet som ett sådant nummer.",
                .fi: "\(kind.name): ”\(number)” ei ole tällaisen numeron muotoa.",
            ]
        case .wrongLength(let kind, let found, let expected):
            let range = expected.count == 1 ? "\(expected.lowerBound)" : "\(expected.lowerBound)–\(expected.upperBound)"
            return [
                .en: "\(kind.name): the number has \(found) characters, but should have \(range).",
                .nb: "\(kind.name): nummeret har \(found) tegn, men skulle hatt \(range).",
                .nn: "\(kind.name): nummeret har \(found) teikn, men skulle hatt \(range).",
                .sv: "\(kind.name): numret har \(found) tecken men borde ha \(range).",
                .fi: "\(kind.name): numerossa on \(found) merkkiä, mutta niitä pitäisi olla \(range).",
            ]
        case .wrongCheckDigit(let kind, let number, let found, let expected):
            return [
                .en: "\(kind.name): the check digits of \(number) are \(found), but should be \(expected).",
                .nb: "\(kind.name): kontrollsifrene i \(number) er \(found), men skulle vært \(expected).",
                .nn: "\(kind.name): kontrollsifra i \(number) er \(found), men skulle vore \(expected).",
                .sv: "\(kind.name): kontrollsiffrorna i \(number) är \(found) men borde vara \(expected).",
                .fi: "\(kind.name): numeron \(number) tarkistusmerkit ovat \(found), mutta niiden pitäisi olla \(expected).",
            ]
        case .noCheckDigit(let kind, let number):
            return [
                .en: "\(kind.name): no check digit fits the other digits of \(number).",
                .nb: "\(kind.name): ikke noe kontrollsiffer passer til de andre sifrene i \(number).",
                .nn: "\(kind.name): ikkje noko kontrollsiffer passar til dei andre sifra i \(number).",
                .sv: "\(kind.name): ingen kontrollsiffra passar till de övriga siffrorna i \(number).",
                .fi: "\(kind.name): mikään tarkistusmerkki ei sovi numeron \(number) muihin numeroihin.",
            ]
        }
    }
}

extension AccountNumber.Kind {
    fileprivate var name: String {
        switch self {
        case .bankgiro: "Bankgiro"
        case .plusgiro: "PlusGiro"
        case .kontonummer: "Kontonummer"
        case .iban: "IBAN"
        }
    }
}
