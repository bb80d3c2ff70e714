package import ExactJSON
package import Explanation
package import Localisation

/// Why a rule does not pass, and what would make it pass; rendered in a language when it is shown.
package struct RuleExplanation: Sendable {
    package let reason: Explanation
    package let remedies: [Remedy]
    /// Whether the search for remedies ended before everything was tried.
    package let isCutShort: Bool

    /// A sentence, such as `Sökt stöd (3 697 755) är 5 mer än …`.
    package func text(in language: Language, _ labels: FactLabels) -> String {
        reason.sentence(in: language) { labels.inSentence($0) }
    }
}

extension Remedy {
    /// As answers show it: the text, and each change with numbers as decimal strings and dates and durations as ISO 8601 text.
    package func json(in language: Language, _ labels: FactLabels) -> JSON {
        [
            "text": .string(text(in: language) { labels.inSentence($0) }),
            "changes": .array(
                changes.map { change in
                    [
                        "fact": .string(change.path), "label": .string(labels.inSentence(change.path)?.text(in: language) ?? change.path),
                        "current": change.current.json, "needed": change.needed.json, "difference": change.difference.json,
                    ]
                }),
        ]
    }
}
