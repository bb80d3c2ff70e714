import FEEL

/// What must hold of the three functions with regular expressions, for any text, pattern, replacement and flags.
enum PatternCheck {
    private static let pieces = [
        "a", "b", ".", "^", "$", "(", ")", "(?:", "|", "*", "+", "?", "*?", "+?", "{2}", "{0,3}", "{1,}", "[", "]", "[^", "-", "-[", "\\d", "\\D",
        "\\s", "\\w",
        "\\W", "\\i", "\\c", "\\p{L}", "\\P{Lu}", "\\p{IsBasicLatin}", "\\1", "\\2", "\\n", "\\\\", "\\.", "å", "\u{1D11E}", " ", "#", "(a|b)*",
        "(a*)*", "[a-z-[aeiou]]",
        "(a)(b)?\\2", "x", "A", "Z", "0-9", "\\", "{", "}", "{999999999}", "\\p{", "(?", "&&",
    ]
    private static let letters = ["a", "b", "A", "å", "\n", " ", "0", "x", "\u{1D11E}", "#"]
    private static let flags = ["", "i", "s", "m", "x", "q", "im", "sx", "ixq", "z", "ii"]
    private static let replacements = ["", "$0", "$1", "$2$1", "-", "$", "\\$", "\\", "$9x", "$10", "å"]

    private static let declarations = Declarations(["s": .string, "p": .string, "x": .string, "f": .string])
    private static let matches = compiled("matches(s, p, f)")
    private static let replace = compiled("replace(s, p, x, f)")
    private static let split = compiled("split(s, p)")
    private static let plainMatches = compiled("matches(s, p)")

    static func run(_ given: Choices) {
        var choices = given
        let flags = choices.one(of: flags)
        let replacement = choices.one(of: replacements)
        let pattern = (0..<choices.below(10)).map { _ in choices.one(of: pieces) }.joined()
        let text =
            choices.below(4) == 0
            ? choices.text(upTo: 40) : (0..<choices.below(24)).map { _ in choices.one(of: letters) }.joined()
        let slots: [Value] = [.string(text), .string(pattern), .string(replacement), .string(flags)]

        let isFound = value(matches, slots)
        let replaced = value(replace, slots)
        if isFound == false { hold(replaced.isNull || replaced == .string(text), "no match, and yet replaced: \(slots)") }
        let parts = value(split, slots)
        switch value(plainMatches, slots) {
        case false: hold(parts.isNull || parts == .list([.string(text)]), "no match, and yet split: \(slots)")
        case .null: hold(parts.isNull, "not a pattern, and yet split: \(slots)")
        default: break
        }
        let written = compiled("matches(s, \(Value.string(pattern)), \(Value.string(flags)))")
        hold(written == nil || value(written, slots) == isFound, "a pattern written in the expression matches otherwise: \(slots)")
    }

    private static func compiled(_ source: String) -> FEELExpression? {
        try? FEELExpression.compile(source: source, against: declarations)
    }

    /// Null where a limit ends the search.
    private static func value(_ expression: FEELExpression?, _ slots: [Value]) -> Value {
        (try? expression?.evaluate(slots: slots, environment: EvaluationEnvironment(limits: FuzzWorld.limits))) ?? .null
    }
}
