import Grants

extension ApplicationMaker {
    /// Of the programme's country, with a right check digit.
    mutating func organisation(_ kinds: [OrganisationKind]) -> Organisation {
        let register = OrganisationRegister.allCases.first { $0.country == programme.country } ?? .norway
        return Organisation(
            register: register.rawValue, number: organisationNumber(in: register), name: text(words: 2), kind: random.one(of: kinds))
    }

    mutating func organisationNumber(in register: OrganisationRegister) -> String {
        while true {
            // Swedish numbers have at least 2 as their third digit; Norwegian ones begin with 8 or 9.
            let body =
                switch register {
                case .sweden: "2\(Int.random(in: 1...6, using: &random))2\(digits(2))0-\(digits(3))"
                case .norway: "\(Int.random(in: 8...9, using: &random))\(digits(7))"
                case .finland: "\(digits(7))-"
                }
            if let number = completed(body, last: { "\($0)" }, { try? OrganisationIdentifier(register: register, number: $0).number }) {
                return number
            }
        }
    }

    mutating func account() -> Account {
        var account = Account()
        while account.number == nil {
            switch programme.country {
            case "SE":
                account.type = AccountNumber.Kind.bankgiro.rawValue
                account.number = completed("\(digits(7))", last: { "\($0)" }) { try? AccountNumber(.bankgiro, $0).number }
            case "NO":
                account.type = AccountNumber.Kind.kontonummer.rawValue
                account.number = completed("\(digits(10))", last: { "\($0)" }) { try? AccountNumber(.kontonummer, $0).number }
            default:
                account.type = AccountNumber.Kind.iban.rawValue
                let body = digits(14)
                account.number = completed("", count: 100, last: { "FI" + ($0 < 10 ? "0" : "") + "\($0)" + body }) {
                    try? AccountNumber(.iban, $0).number
                }
            }
        }
        return account
    }

    private mutating func digits(_ count: Int) -> String {
        (0..<count).map { _ in "\(Int.random(in: 0...9, using: &random))" }.joined()
    }

    /// The beginning with the check digits that make it a number; nil where there are none.
    private func completed(_ beginning: String, count: Int = 10, last: (Int) -> String, _ read: (String) -> String?) -> String? {
        for digit in 0..<count {
            if let number = read(beginning + last(digit)) { return number }
        }
        return nil
    }
}
