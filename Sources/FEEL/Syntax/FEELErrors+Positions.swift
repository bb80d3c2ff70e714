extension FEELError {
    /// A mistake at a place that is not in the text of one expression, such as a column of a table.
    package init(_ message: String, at position: SourcePosition) {
        self.init(span: SourceSpan(range: 0..<0, start: position, end: position), message: message, suggestion: nil)
    }
}

extension FEELErrors {
    /// Mistakes of several expressions together; nil when there are none.
    package init?(collecting errors: [FEELError]) {
        if errors.isEmpty { return nil }
        self.init(errors: errors)
    }
}
