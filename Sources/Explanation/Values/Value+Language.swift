import Decimals
package import FEEL
package import Localisation

extension Value {
    /// The value as a person of the language reads it in a sentence: `3 697 755`, `17.1.2018`, `«company»`, `1, 2, 3`.
    ///
    /// Long lists, texts and deep contexts are broken off with `…`.
    package func text(in language: Language) -> String { text(in: language, depth: 0) }

    private func text(in language: Language, depth: Int) -> String {
        switch self {
        case .null: "–"
        case .boolean(let truth): (truth ? Words.yes : Words.no).text(in: language)
        case .number(let number): number.sentenceText(in: language)
        case .string(let text): Self.quoted(text, in: language)
        case .date(let date): date.text(in: language)
        case .time(let time): time.text(in: language)
        case .dateTime(let instant): instant.text(in: language)
        case .yearsMonthsDuration(let duration): duration.text(in: language)
        case .daysTimeDuration(let duration): duration.text(in: language)
        case .list(let values):
            values.isEmpty ? "[]" : Self.joined(values.prefix(20).map { $0.element(in: language, depth: depth) }, isWhole: values.count <= 20)
        case .context(let context):
            "{"
                + Self.joined(
                    zip(context.names, context.values).prefix(20).map { "\($0): \($1.nested(in: language, depth: depth))" },
                    isWhole: context.names.count <= 20) + "}"
        case .range(let range): range.text(in: language)
        case .function(let function): "function(" + function.parameterNames.joined(separator: ", ") + ")"
        }
    }

    private func nested(in language: Language, depth: Int) -> String {
        guard depth < 3 else { return "…" }
        return switch self {
        case .list(let values) where !values.isEmpty: "[" + text(in: language, depth: depth + 1) + "]"
        default: text(in: language, depth: depth + 1)
        }
    }

    /// An element of a list; one of many contexts is named, not spelt out.
    private func element(in language: Language, depth: Int) -> String {
        if case .context = self { name(in: language) } else { nested(in: language, depth: depth) }
    }

    private static func joined(_ parts: [String], isWhole: Bool) -> String {
        (isWhole ? parts : parts + ["…"]).joined(separator: ", ")
    }

    private static func quoted(_ text: String, in language: Language) -> String {
        let shown = text.count > 120 ? text.prefix(119) + "…" : Substring(text)
        return switch language {
        case .nb, .nn: "«\(shown)»"
        case .sv, .fi: "”\(shown)”"
        case .en: "“\(shown)”"
        }
    }

    /// What tells an element of a list from the others: of a context its name or title, its first text or else its first simple value. Years
    /// and other numbers of four digits stand without groups.
    func name(in language: Language) -> String {
        switch self {
        case .number(let number) where number.isInteger && number.magnitude < 10_000: return number.canonical
        case .context(let context):
            let named = ["name", "title"].compactMap { context[$0] } + context.values
            if let text = named.first(where: { $0.string != nil }) { return text.text(in: language) }
            let simple = context.values.first { value in
                switch value {
                case .number, .date: true
                default: false
                }
            }
            return simple?.name(in: language) ?? text(in: language)
        default: return text(in: language)
        }
    }
}

extension RangeValue {
    /// `1–3`, or with open ends `> 1, ≤ 3`.
    func text(in language: Language) -> String {
        if let lower, let upper, includesLower, includesUpper {
            return lower == upper ? lower.text(in: language) : "\(lower.text(in: language))–\(upper.text(in: language))"
        }
        let ends = [
            lower.map { (includesLower ? "≥ " : "> ") + $0.text(in: language) },
            upper.map { (includesUpper ? "≤ " : "< ") + $0.text(in: language) },
        ]
        return ends.compactMap(\.self).joined(separator: ", ")
    }
}
