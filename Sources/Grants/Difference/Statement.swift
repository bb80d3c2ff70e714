import Localisation

/// What a change says after its subject, kept so that it can be told in any language.
struct Statement: Sendable {
    enum Piece: Sendable {
        case text(LocalizedText)
        case value(ChangedValue)
        case verbatim(String)
    }

    /// The template's `{name}`s stand for its parts.
    var template: LocalizedText
    var parts: [String: Piece] = [:]
    /// Further clauses, set off by semicolons.
    var clauses: [Statement] = []
    /// What narrows the subject, such as "for category 2".
    var cases: [(label: Piece, value: Piece)] = []

    func text(in language: Language) -> String {
        let own = template.text(in: language) { name in
            switch parts[name] {
            case .text(let text): text.text(in: language)
            case .value(let value): value.text(in: language)
            case .verbatim(let text): text
            case nil: nil
            }
        }
        return ([own] + clauses.map { $0.text(in: language) }).joined(separator: "; ")
    }

    func qualifier(in language: Language) -> String {
        guard !cases.isEmpty else { return "" }
        let texts = cases.map { one in Self.uncapitalised(Self.text(one.label, language)) + " " + Self.text(one.value, language) }
        return DifferenceWords.forCase.text(in: language) { _ in texts.joined(separator: ", ") }
    }

    private static func text(_ piece: Piece, _ language: Language) -> String {
        switch piece {
        case .text(let text): text.text(in: language)
        case .value(let value): value.text(in: language)
        case .verbatim(let text): text
        }
    }

    private static func uncapitalised(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}
