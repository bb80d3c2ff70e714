import FEEL
import Localisation

/// The names of the older version that stand under other names in the newer one, and the languages that both have.
struct Renames {
    /// Texts are compared in these: that a version speaks another language is told once.
    var languages: Set<Language> = Set(Language.allCases)
    /// What formulas name by itself: parameters, amounts, limits, derived values.
    var names: [String: String] = [:]
    /// Questions, which formulas name as `answers.id`.
    var questions: [String: String] = [:]

    mutating func add(_ part: ProgrammePart, from old: String, to new: String) {
        switch part {
        case .question: questions[old] = new
        case .parameter, .decisionTable, .derived, .decision, .limit, .flatRate, .share, .amount, .category: names[old] = new
        default: break
        }
    }

    /// The tokens of a formula of the older version with the newer names; nil where it can't be read.
    func tokens(of source: String) -> [SourceToken]? {
        guard var tokens = SourceToken.tokens(of: source) else { return nil }
        guard !names.isEmpty || !questions.isEmpty else { return tokens }
        for place in tokens.indices where tokens[place].kind == .name {
            let isMember = place > 0 && tokens[place - 1].text == "."
            if !isMember, let name = names[tokens[place].text] {
                tokens[place].text = name
            } else if isMember, place > 1, tokens[place - 2].text == "answers", let name = questions[tokens[place].text] {
                tokens[place].text = name
            }
        }
        return tokens
    }

    /// Whether a formula says the same in both versions.
    func areSame(_ old: String, _ new: String) -> Bool {
        if old == new, names.isEmpty, questions.isEmpty { return true }
        guard let before = tokens(of: old), let after = SourceToken.tokens(of: new) else { return old == new }
        return before == after
    }

    /// The common languages in which two texts differ. A text that is the same in every language counts as English.
    func changedLanguages(_ old: LocalizedText, _ new: LocalizedText) -> [Language] {
        Language.allCases.filter { old.texts[$0] != new.texts[$0] && (languages.contains($0) || old.isVerbatim && new.isVerbatim) }
    }

    /// What two entries of the same content have in common: the texts and formulas of their members, former ones under the newer names.
    func key(of entry: ComparedPart, isFormer: Bool) -> [String] {
        [entry.part.rawValue, key(of: .text(entry.label), isFormer: isFormer)]
            + entry.aspects.flatMap { [$0.path, key(of: $0.value, isFormer: isFormer)] }
    }

    private func key(of value: ChangedValue, isFormer: Bool) -> String {
        switch value {
        case .text(let text):
            (text.isVerbatim ? [.en] : Language.allCases.filter { languages.contains($0) }).map { text.texts[$0] ?? "" }.joined(separator: "\u{0}")
        case .formula(let source):
            (isFormer ? tokens(of: source) : SourceToken.tokens(of: source))?.map(\.text).joined(separator: " ") ?? source
        case .word(let code, _): code
        case .list(let values): values.map { key(of: $0, isFormer: isFormer) }.joined(separator: "\u{0}")
        // Codes may be names, and numbers are written in many ways.
        case .none, .code, .value, .bound: ""
        }
    }

    func areSame(_ old: ChangedValue, _ new: ChangedValue) -> Bool {
        switch (old, new) {
        case (.none, .none): true
        case (.code(let before), .code(let after)): before == after || names[before] == after
        case (.word(let before, _), .word(let after, _)): before == after
        case (.text(let before), .text(let after)): changedLanguages(before, after).isEmpty
        case (.formula(let before), .formula(let after)): areSame(before, after)
        case (.value(let before, let unit), .value(let after, let other)): before == after && unit == other
        case (.list(let before), .list(let after)): before.count == after.count && zip(before, after).allSatisfy { areSame($0, $1) }
        default: false
        }
    }
}

extension LocalizedText {
    /// Whether the text is one for all languages.
    var isVerbatim: Bool { texts.count == 1 && texts[.en] != nil }
}
