/// A set of Unicode's general categories.
struct CategorySet: OptionSet, Sendable {
    let rawValue: UInt32

    private static let names = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Zs", "Zl", "Zp", "Sm", "Sc",
        "Sk", "So", "Cc", "Cf", "Co", "Cn",
    ]

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// By the abbreviation of one category or of a group of them, such as `Lu` or `L`; nil when there is none.
    init?(named name: String) {
        guard (1...2).contains(name.utf8.count) else { return nil }
        rawValue = CategorySet.names.enumerated().reduce(0) { $1.element.hasPrefix(name) ? $0 | 1 << UInt32($1.offset) : $0 }
        if rawValue == 0 { return nil }
    }

    /// Punctuation, separators and others: what `\w` leaves out.
    static let nonWord = CategorySet(["P", "Z", "C"].compactMap { CategorySet(named: $0) })

    var inverted: CategorySet { CategorySet(rawValue: ~rawValue) }

    func contains(_ category: Unicode.GeneralCategory) -> Bool { rawValue & 1 << CategorySet.place(of: category) != 0 }

    private static func place(of category: Unicode.GeneralCategory) -> UInt32 {
        switch category {
        case .uppercaseLetter: 0
        case .lowercaseLetter: 1
        case .titlecaseLetter: 2
        case .modifierLetter: 3
        case .otherLetter: 4
        case .nonspacingMark: 5
        case .spacingMark: 6
        case .enclosingMark: 7
        case .decimalNumber: 8
        case .letterNumber: 9
        case .otherNumber: 10
        case .connectorPunctuation: 11
        case .dashPunctuation: 12
        case .openPunctuation: 13
        case .closePunctuation: 14
        case .initialPunctuation: 15
        case .finalPunctuation: 16
        case .otherPunctuation: 17
        case .spaceSeparator: 18
        case .lineSeparator: 19
        case .paragraphSeparator: 20
        case .mathSymbol: 21
        case .currencySymbol: 22
        case .modifierSymbol: 23
        case .otherSymbol: 24
        case .control: 25
        case .format: 26
        case .privateUse: 27
        default: 28
        }
    }
}
