import Explanation
import Localisation
import Testing

/// A condition on the example's inputs and what is said of it; `~` stands for a no-break space.
struct Sentence: Sendable, CustomTestStringConvertible {
    let source: String
    let texts: [Language: String]

    init(_ source: String, nb: String, nn: String, sv: String, fi: String, en: String) {
        self.source = source
        texts = [.nb: nb, .nn: nn, .sv: sv, .fi: fi, .en: en]
    }

    var testDescription: String { source }

    func check() throws {
        let explanation = try Example.explanation(source)
        for language in Language.allCases {
            let text = explanation.text(in: language, labels: Example.labels).replacing("\u{a0}", with: "~")
            #expect(text == texts[language], "in \(language)")
        }
    }
}
