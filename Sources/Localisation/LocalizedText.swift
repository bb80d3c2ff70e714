/// One text in the languages it has been written in.
package struct LocalizedText: Sendable, Hashable {
    package var texts: [Language: String]

    package init(_ texts: [Language: String]) {
        self.texts = texts
    }

    /// A text that is the same in every language: a name, a code.
    package init(verbatim text: String) {
        texts = [.en: text]
    }

    /// The text in the language, or in the nearest language that it has.
    package func text(in language: Language) -> String {
        for candidate in language.fallbacks {
            if let text = texts[candidate] { return text }
        }
        return ""
    }

    /// The text with each `{name}` replaced by what `value` gives for it; an unknown name stays as written.
    package func text(in language: Language, filling value: (String) -> String?) -> String {
        var result = ""
        var rest = Substring(text(in: language))
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            result += value(name) ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The names between braces in any of its languages.
    package var placeholders: Set<String> {
        var names: Set<String> = []
        for language in texts.keys {
            _ = text(in: language) { name in
                names.insert(name)
                return nil
            }
        }
        return names
    }
}

extension LocalizedText: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (Language, String)...) {
        texts = Dictionary(elements, uniquingKeysWith: { $1 })
    }
}
