/// A piece of an expression's text, for holding two texts against each other whatever their blanks and comments.
package struct SourceToken: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case name, number, text, symbol
    }

    package let kind: Kind
    /// As written; of a text with its quotes.
    package var text: String

    /// Nil where the text is no sequence of the language's tokens.
    package static func tokens(of source: String) -> [SourceToken]? {
        guard let tokens = try? Lexer.tokens(Array(source.unicodeScalars)) else { return nil }
        return tokens.compactMap { token in
            switch token.kind {
            case .name: SourceToken(kind: .name, text: token.text)
            case .number: SourceToken(kind: .number, text: token.text)
            case .string: SourceToken(kind: .text, text: token.text)
            case .symbol: SourceToken(kind: .symbol, text: token.text)
            case .end: nil
            }
        }
    }
}
