/// Writes expressions that are mostly well typed: a template per kind of value, with further expressions in its gaps.
///
/// A gap is a kind between braces; ⟨ and ⟩ enclose a part in which the names of a loop are known.
struct ExpressionGenerator {
    var choices: Choices
    private var depth = 0
    private var loops = 0

    init(_ choices: Choices) { self.choices = choices }

    /// A whole expression, in one case of eight with a mistake in it.
    mutating func source() -> String {
        let kinds = ExpressionTemplates.kinds
        let text = expression(choices.one(of: kinds))
        return choices.below(8) == 7 ? spoilt(text) : text
    }

    private mutating func expression(_ kind: Character) -> String {
        guard depth < 6, !choices.isEmpty, let templates = ExpressionTemplates.all[kind] else { return leaf(kind) }
        let choice = choices.below(templates.count + 1 + templates.count / 3)
        guard choice < templates.count else { return leaf(kind) }
        depth += 1
        defer { depth -= 1 }
        let text = filled(templates[choice])
        return choices.below(3) == 0 ? "(" + text + ")" : text
    }

    private mutating func filled(_ template: String) -> String {
        var text = ""
        var characters = template[...]
        while let character = characters.popFirst() {
            switch character {
            case "⟨": loops += 1
            case "⟩": loops -= 1
            case "{" where characters.dropFirst().first == "}":
                text += expression(characters.removeFirst())
                characters.removeFirst()
            default: text.append(character)
            }
        }
        return text
    }

    private mutating func leaf(_ kind: Character) -> String {
        let leaves = (ExpressionTemplates.leaves[kind] ?? ["null"]) + (loops > 0 ? ["i", "item", "item.x"] : []) + ["null"]
        return choices.one(of: leaves)
    }

    private mutating func spoilt(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { return text }
        for _ in 0...choices.below(3) {
            let place = min(choices.below(256) % (scalars.count + 1), scalars.count)
            switch choices.below(4) {
            case 0: scalars.removeSubrange(place..<min(place + 1 + choices.below(4), scalars.count))
            case 1: scalars.insert(contentsOf: choices.one(of: ExpressionTemplates.tokens).unicodeScalars, at: place)
            case 2:
                // A piece again and again, which tells whether every way to nest has its limit.
                let piece = choices.one(of: ExpressionTemplates.tokens) + choices.one(of: ["", "", "1", "a", "("])
                scalars.insert(contentsOf: String(repeating: piece, count: 16 * choices.below(256)).unicodeScalars, at: place)
            default: scalars.insert(contentsOf: scalars[place..<min(place + choices.below(12), scalars.count)], at: place)
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
