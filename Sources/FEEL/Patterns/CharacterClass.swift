/// A set of code points in a pattern.
struct CharacterClass: Sendable {
    indirect enum Part: Sendable {
        case range(ClosedRange<UInt32>)
        case block(ClosedRange<UInt32>, isNegated: Bool)
        case categories(CategorySet)
        case blank(isNegated: Bool)
        /// Characters that names may begin with, or hold.
        case name(isStart: Bool, isNegated: Bool)
        case nested(CharacterClass)
    }

    var parts: [Part] = []
    var isNegated = false
    /// What a subtraction takes out: `[a-z-[aeiou]]`.
    var removed: Part?

    /// What looking a code point up costs, in steps.
    var cost: Int {
        var cost = parts.count >> 2
        if case .nested(let inner) = removed { cost += 1 + inner.cost }
        return cost
    }

    /// Without regard to case, characters and ranges hold the case variants too; categories and escapes do not.
    func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
        let included = parts.contains { CharacterClass.holds($0, scalar, ignoringCase) } != isNegated
        guard included, let removed else { return included }
        return !CharacterClass.holds(removed, scalar, ignoringCase)
    }

    private static func holds(_ part: Part, _ scalar: Unicode.Scalar, _ ignoringCase: Bool) -> Bool {
        switch part {
        case .range(let range): range.contains(scalar.value) || ignoringCase && holdsVariant(range, scalar)
        case .block(let range, let isNegated): range.contains(scalar.value) != isNegated
        case .categories(let set): set.contains(scalar.properties.generalCategory)
        case .blank(let isNegated): [" ", "\t", "\n", "\r"].contains(scalar) != isNegated
        case .name(let isStart, let isNegated): isNameCharacter(scalar, isStart: isStart) != isNegated
        case .nested(let inner): inner.contains(scalar, ignoringCase: ignoringCase)
        }
    }

    private static func holdsVariant(_ range: ClosedRange<UInt32>, _ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII, range.upperBound < 0x80 {
            let letter = scalar.value | 0x20
            return (0x61...0x7A).contains(letter) && (range.contains(letter) || range.contains(letter ^ 0x20))
        }
        return variants(of: scalar).contains { range.contains($0.value) }
    }

    /// The code point's upper and lower case, where they are single code points.
    static func variants(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].compactMap {
            $0.unicodeScalars.count == 1 ? $0.unicodeScalars.first : nil
        }
    }

    /// Whether two code points differ at most in case.
    static func equalIgnoringCase(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
        if one == other { return true }
        if one.isASCII, other.isASCII {
            return one.value ^ other.value == 0x20 && (0x61...0x7A).contains(one.value | 0x20)
        }
        let variants = variants(of: one)
        return variants.contains(other) || CharacterClass.variants(of: other).contains { $0 == one || variants.contains($0) }
    }

    private static func isNameCharacter(_ scalar: Unicode.Scalar, isStart: Bool) -> Bool {
        if scalar == ":" { return true }
        if scalar == "?" { return false }
        return isStart ? Lexer.isNameStart(scalar) : scalar == "-" || scalar == "." || Lexer.isNamePart(scalar)
    }

    /// What a letter after a backslash stands for, such as `\d`; nil for letters that are no such escape.
    static func escape(_ letter: Unicode.Scalar) -> Part? {
        switch letter {
        case "s", "S": .blank(isNegated: letter == "S")
        case "d": .categories(CategorySet(named: "Nd") ?? [])
        case "D": .categories((CategorySet(named: "Nd") ?? []).inverted)
        case "w": .categories(CategorySet.nonWord.inverted)
        case "W": .categories(CategorySet.nonWord)
        case "i", "I": .name(isStart: true, isNegated: letter == "I")
        case "c", "C": .name(isStart: false, isNegated: letter == "C")
        default: nil
        }
    }

    /// A category or block by its name in `\p{...}`; nil when there is no such name.
    static func property(_ name: String, isNegated: Bool) -> Part? {
        if name.hasPrefix("Is") {
            return UnicodeBlocks.ranges[String(name.dropFirst(2))].map { .block($0, isNegated: isNegated) }
        }
        return CategorySet(named: name).map { .categories(isNegated ? $0.inverted : $0) }
    }
}
