/// An account that money can be paid to, with its check digits verified.
package struct AccountNumber: Sendable, Hashable, CustomStringConvertible {
    /// The raw value is the API's `type`.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Sweden, 7 or 8 digits.
        case bankgiro
        /// Sweden, 2 to 8 digits.
        case plusgiro
        /// Norway, 11 digits.
        case kontonummer
        /// ISO 13616.
        case iban
    }

    package let kind: Kind
    /// Written as people write it: `5781-4857`, `901950-6`, `8601.11.17947`, `NO9386011117947`.
    package let number: String

    /// Takes the number with the separators people use (spaces, hyphens, for a kontonummer full stops) or without any.
    package init(_ kind: Kind, _ text: some StringProtocol) throws(AccountNumberError) {
        self.kind = kind
        switch kind {
        case .bankgiro: number = try Self.giro(kind, text, lengths: 7...8, tail: 4)
        case .plusgiro: number = try Self.giro(kind, text, lengths: 2...8, tail: 1)
        case .kontonummer: number = try Self.kontonummer(text)
        case .iban: number = try Self.iban(text)
        }
    }

    /// The number as payment files carry it, without separators.
    package var electronic: String { number.filter { $0 != "-" && $0 != "." } }

    /// ISO 3166 code of the country in which the account is kept.
    package var country: String {
        switch kind {
        case .bankgiro, .plusgiro: "SE"
        case .kontonummer: "NO"
        case .iban: String(number.prefix(2))
        }
    }

    package var description: String { "\(kind.rawValue) \(number)" }

    private static func giro(_ kind: Kind, _ text: some StringProtocol, lengths: ClosedRange<Int>, tail: Int) throws(AccountNumberError) -> String {
        let compact = text.without(" ").without("-")
        guard let digits = compact.asciiDigits, let found = digits.last else { throw .malformed(kind, number: String(text)) }
        guard lengths.contains(digits.count) else { throw .wrongLength(kind, found: digits.count, expected: lengths) }
        let expected = CheckDigit.luhn(digits.dropLast())
        guard found == expected else {
            throw .wrongCheckDigit(kind, number: String(text), found: String(found), expected: String(expected))
        }
        return "\(compact.dropLast(tail))-\(compact.suffix(tail))"
    }

    private static func kontonummer(_ text: some StringProtocol) throws(AccountNumberError) -> String {
        let compact = text.without(" ").without(".")
        guard let digits = compact.asciiDigits, let found = digits.last else { throw .malformed(.kontonummer, number: String(text)) }
        guard digits.count == 11 else { throw .wrongLength(.kontonummer, found: digits.count, expected: 11...11) }
        guard let expected = CheckDigit.modulus11(digits.dropLast(), weights: [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) else {
            throw .noCheckDigit(.kontonummer, number: String(text))
        }
        guard found == expected else {
            throw .wrongCheckDigit(.kontonummer, number: String(text), found: String(found), expected: String(expected))
        }
        return "\(compact.prefix(4)).\(compact.dropFirst(4).prefix(2)).\(compact.suffix(5))"
    }

    // MARK: IBAN

    /// Lengths in the SWIFT registry of the countries whose accounts are digits alone.
    private static let numericLengths = [
        "NO": 15, "SE": 24, "FI": 18, "DK": 18, "FO": 18, "GL": 18, "IS": 26, "EE": 20, "LT": 20, "DE": 22,
    ]

    private static func iban(_ text: some StringProtocol) throws(AccountNumberError) -> String {
        let compact = text.without(" ").uppercased()
        let country = String(compact.prefix(2))
        let checkDigits = String(compact.dropFirst(2).prefix(2))
        let account = compact.dropFirst(4)
        let isLetters = country.utf8.count == 2 && country.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        guard isLetters, checkDigits.asciiDigits?.count == 2,
            let values = remainder(of: account + country), numericLengths[country] == nil || account.asciiDigits != nil
        else { throw .malformed(.iban, number: String(text)) }
        let lengths = numericLengths[country].map { $0...$0 } ?? 15...34
        guard lengths.contains(compact.utf8.count) else { throw .wrongLength(.iban, found: compact.utf8.count, expected: lengths) }
        let expected = (98 - values * 100 % 97).padded(2)
        guard checkDigits == expected else { throw .wrongCheckDigit(.iban, number: compact, found: checkDigits, expected: expected) }
        return compact
    }

    /// Modulo 97, with A to Z as 10 to 35; nil where something else stands.
    private static func remainder(of text: String) -> Int? {
        var remainder = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): remainder = (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): remainder = (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
            default: return nil
            }
        }
        return remainder
    }
}
