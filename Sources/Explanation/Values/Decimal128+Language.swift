package import Decimals
package import Localisation

extension Decimal128 {
    /// The number as a person of the language writes it: `3 697 755` and `50,00`, in English `3,697,755` and `50.00`.
    ///
    /// All digits, however many.
    package func text(in language: Language) -> String {
        language == .en
            ? formatted(grouping: ",", decimalSeparator: ".") : formatted(grouping: "\u{a0}", decimalSeparator: ",")
    }

    /// As `text(in:)`, for reading in a sentence: no trailing zeros but cents, long fractions rounded and marked `≈`.
    package func sentenceText(in language: Language) -> String {
        let plain = description
        if plain.contains("E") { return language == .en ? plain : plain.replacing(".", with: ",") }
        if isInteger { return normalized.text(in: language) }
        if scale == 2 { return text(in: language) }
        let exact = normalized
        guard exact.scale > 8, let rounded = try? exact.rounded(toScale: 8), !rounded.isZero else { return exact.text(in: language) }
        return "≈ " + rounded.normalized.text(in: language)
    }
}
