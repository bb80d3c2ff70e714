/// A set of code points in a pattern.
struct CharacterClass: Sendable {
    indirect enum Part: Sendable {
        case range(ClosedRange<UInt32>)
        case category(String, isNegated: Bool)
        case escape(Unicode.Scalar)
        case nested(CharacterClass)
    }

    var parts: [Part] = []
    var isNegated = false
    /// What a subtraction takes out: `[a-z-[aeiou]]`.
    var removed: Part?

    static let blocks: [String: ClosedRange<UInt32>] = [
        "BasicLatin": 0x00...0x7F, "Latin-1Supplement": 0x80...0xFF, "LatinExtended-A": 0x100...0x17F,
        "LatinExtended-B": 0x180...0x24F, "Greek": 0x370...0x3FF, "GreekandCoptic": 0x370...0x3FF, "Cyrillic": 0x400...0x4FF,
        "Hebrew": 0x590...0x5FF, "Arabic": 0x600...0x6FF, "GeneralPunctuation": 0x2000...0x206F,
        "CurrencySymbols": 0x20A0...0x20CF, "Hiragana": 0x3040...0x309F, "Katakana": 0x30A0...0x30FF,
    ]

    func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
        let variants = ignoringCase ? CharacterClass.variants(of: scalar) : [scalar]
        let included = variants.contains { variant in parts.contains { CharacterClass.holds($0, variant) } } != isNegated
        guard included, let removed else { return included }
        return !variants.contains { CharacterClass.holds(removed, $0) }
    }

    /// The code point with its single-scalar upper and lower case.
    static func variants(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        [scalar]
            + [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].compactMap {
                $0.unicodeScalars.count == 1 ? $0.unicodeScalars.first : nil
            }
    }

    private static func holds(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
        switch part {
        case .range(let range): range.contains(scalar.value)
        case .category(let name, let isNegated): isIn(category: name, scalar) != isNegated
        case .escape(let letter): matches(escape: letter, scalar)
        case .nested(let inner): inner.contains(scalar, ignoringCase: false)
        }
    }

    /// Whether a name of a general category or block exists.
    static func isKnown(category: String) -> Bool {
        if category.hasPrefix("Is") { return blocks[String(category.dropFirst(2))] != nil }
        return [
            "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi",
            "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
        ].contains(category)
    }

    private static func isIn(category name: String, _ scalar: Unicode.Scalar) -> Bool {
        if name.hasPrefix("Is") { return blocks[String(name.dropFirst(2))]?.contains(scalar.value) ?? false }
        let code = abbreviation(scalar.properties.generalCategory)
        return name.utf8.count == 1 ? code.hasPrefix(name) : code == name
    }

    static func matches(escape letter: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Bool {
        switch letter {
        case "s": [" ", "\t", "\n", "\r"].contains(scalar)
        case "d": scalar.properties.generalCategory == .decimalNumber
        case "w": !["P", "Z", "C"].contains(abbreviation(scalar.properties.generalCategory).prefix(1))
        case "i": scalar == ":" || (Lexer.isNameStart(scalar) && scalar != "?")
        case "c": scalar == ":" || scalar == "-" || scalar == "." || (Lexer.isNamePart(scalar) && scalar != "?")
        default: !matches(escape: Unicode.Scalar(UInt8(letter.value) | 0x20), scalar)
        }
    }

    private static func abbreviation(_ category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .control: "Cc"
        case .format: "Cf"
        case .privateUse: "Co"
        default: "Cn"
        }
    }
}
