/// One mistake in an expression: where, and what was expected.
public struct FEELError: Error, Sendable, Hashable, CustomStringConvertible {
    public let span: SourceSpan
    /// A sentence without the position, with the near-miss suggestion where there is one.
    public let message: String
    /// The declared name that was probably meant.
    public let suggestion: String?

    /// `line:column: message`.
    public var description: String { "\(span.start): \(message)" }
}

/// Every mistake found in one expression, in the order of the text; never empty.
public struct FEELErrors: Error, Sendable, Hashable, CustomStringConvertible {
    public let errors: [FEELError]

    public var description: String { errors.map(\.description).joined(separator: "\n") }
}
