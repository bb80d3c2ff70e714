/// An organisation by its number in a national register, with the check digit verified (ISO 6523).
package struct OrganisationIdentifier: Sendable, Hashable, CustomStringConvertible {
    package let register: OrganisationRegister
    /// Written as the register writes it: `222000-0638`, `991825827`, `0245439-9`.
    package let number: String

    /// Takes Swedish and Finnish numbers with or without the hyphen, Finnish ones without a leading zero, Norwegian ones
    /// with spaces too.
    package init(register: OrganisationRegister, number text: some StringProtocol) throws(OrganisationIdentifierError) {
        self.register = register
        let digits = try Self.digits(text, of: register)
        if register == .sweden, digits[2] < 2 { throw .personalNumber }
        let (body, found) = (digits.dropLast(), digits[digits.count - 1])
        guard let expected = Self.checkDigit(of: body, in: register) else { throw .noCheckDigit(register, number: String(text)) }
        guard expected == found else { throw .wrongCheckDigit(register, number: String(text), found: found, expected: expected) }
        number = Self.format(digits, of: register)
    }

    /// `register` is an ISO 6523 code, such as `0007`.
    package init(register: some StringProtocol, number: some StringProtocol) throws(OrganisationIdentifierError) {
        guard let known = OrganisationRegister(rawValue: String(register)) else { throw .unknownRegister(String(register)) }
        try self.init(register: known, number: number)
    }

    /// Reads `0007:222000-0638`.
    package init(parsing text: some StringProtocol) throws(OrganisationIdentifierError) {
        guard let colon = text.firstIndex(of: ":") else { throw .unknownRegister(String(text)) }
        try self.init(register: text[..<colon], number: text[text.index(after: colon)...])
    }

    /// `0007:222000-0638`
    package var description: String { "\(register.rawValue):\(number)" }

    /// The number without its hyphen.
    package var digits: String { number.without("-") }

    private static func digits(_ text: some StringProtocol, of register: OrganisationRegister) throws(OrganisationIdentifierError) -> [Int] {
        var compact = String(text)
        switch register {
        case .sweden:
            if compact.utf8.count == 11, compact.hyphenFromEnd == 4 { compact = compact.without("-") }
        case .norway:
            compact = compact.without(" ")
        case .finland:
            if compact.hyphenFromEnd == 1 {
                compact = compact.without("-")
                if compact.utf8.count == 7 { compact = "0" + compact }
            }
        }
        guard let digits = compact.asciiDigits, digits.count == register.pattern.count(where: { $0 == "N" }) else {
            throw .malformed(register, number: String(text))
        }
        return digits
    }

    private static func checkDigit(of body: ArraySlice<Int>, in register: OrganisationRegister) -> Int? {
        switch register {
        case .sweden: CheckDigit.luhn(body)
        case .norway: CheckDigit.modulus11(body, weights: [3, 2, 7, 6, 5, 4, 3, 2])
        case .finland: CheckDigit.modulus11(body, weights: [7, 9, 10, 5, 8, 4, 2])
        }
    }

    private static func format(_ digits: [Int], of register: OrganisationRegister) -> String {
        var rest = digits.makeIterator()
        return register.pattern.map { $0 == "N" ? rest.next().map(String.init) ?? "" : String($0) }.joined()
    }
}

extension String {
    /// How many characters follow the only hyphen.
    fileprivate var hyphenFromEnd: Int? {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 ? parts[1].count : nil
    }
}
