import Decimals
package import ExactJSON
import Explanation
package import FEEL
package import Localisation

/// What one version says in one place, kept so that it can be told in any language.
package indirect enum ChangedValue: Sendable {
    case none
    /// An id or code, the same in every language.
    case code(String)
    /// A code with what people call it.
    case word(String, LocalizedText)
    /// A text of the file.
    case text(LocalizedText)
    /// A FEEL expression as written.
    case formula(String)
    case value(Value, Unit)
    /// All values on one side of another, such as `≤ 5`.
    case bound(String, ChangedValue)
    case list([ChangedValue])

    /// What a number counts.
    package enum Unit: Sendable, Hashable {
        case plain, percent
        /// ISO 4217.
        case money(String)
        /// A year, of which digits are not grouped.
        case year

        func text(of number: Decimal128, in language: Language) -> String {
            switch self {
            case .plain: return number.sentenceText(in: language)
            case .percent: return number.sentenceText(in: language) + " %"
            case .year: return number.canonical
            case .money(let currency):
                let figure = number.sentenceText(in: language)
                switch (language, currency) {
                case (.en, _): return "\(currency) \(figure)"
                case (.nb, "NOK"), (.nn, "NOK"), (.sv, "SEK"): return figure + " kr"
                case (_, "EUR"): return figure + " €"
                default: return "\(figure) \(currency)"
                }
            }
        }
    }

    package var isNone: Bool { if case .none = self { true } else { false } }

    /// As in a sentence; empty for none.
    package func text(in language: Language) -> String {
        switch self {
        case .none: return ""
        case .code(let code): return code
        case .word(_, let words): return words.text(in: language)
        case .text(let text): return Value.string(text.text(in: language)).text(in: language)
        case .formula(let source): return Value.string(Self.onOneLine(source)).text(in: language)
        case .value(.number(let number), let unit): return unit.text(of: number, in: language)
        case .value(let value, _): return value.text(in: language)
        case .bound(let sign, let value): return sign + " " + value.text(in: language)
        case .list(let values): return values.isEmpty ? "–" : values.map { $0.text(in: language) }.joined(separator: ", ")
        }
    }

    /// As data: codes, decimal strings, formulas as written; texts in the language.
    package func json(in language: Language) -> JSON {
        switch self {
        case .none: .null
        case .code(let code), .word(let code, _), .formula(let code): .string(code)
        case .text(let text): .string(text.text(in: language))
        case .value(let value, _): value.json
        case .bound: .string(text(in: language))
        case .list(let values): .array(values.map { $0.json(in: language) })
        }
    }

    private static func onOneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension ChangedValue {
    static func code(_ code: String?) -> ChangedValue { code.map(ChangedValue.code) ?? .none }
    static func text(_ text: LocalizedText?) -> ChangedValue { text.map(ChangedValue.text) ?? .none }
    static func formula(_ formula: Formula?) -> ChangedValue { formula.map { .formula($0.source) } ?? .none }
    static func truth(_ truth: Bool) -> ChangedValue { .value(.boolean(truth), .plain) }
    static func number(_ number: Int?) -> ChangedValue { number.map { .value(.number($0), .plain) } ?? .none }
    static func number(_ number: Decimal128?, _ unit: Unit = .plain) -> ChangedValue { number.map { .value(.number($0), unit) } ?? .none }
    static func date(_ date: CalendarDate?) -> ChangedValue { date.map { .value(.date($0), .plain) } ?? .none }
    static func codes(_ codes: [String]) -> ChangedValue { .list(codes.map(ChangedValue.code)) }
}
