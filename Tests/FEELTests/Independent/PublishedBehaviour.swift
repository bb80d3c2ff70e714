import FEEL
import Testing

/// Holds an expression's value against the one that the standard or another engine publishes.
///
/// The tables hold facts of their sources with data of our own; where engines differ they follow the standard.
func expectPublished(_ source: String, _ expected: String, at location: SourceLocation = #_sourceLocation) throws {
    let found = try value(of: source).canonicalText
    #expect(found == expected, "\(source)", sourceLocation: location)
    guard let strict = try? FEELExpression.compile(source: source) else { return }
    let checked = try strict.evaluate().canonicalText
    #expect(checked == expected, "\(source), strictly checked", sourceLocation: location)
}
