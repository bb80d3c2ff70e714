extension FEELType {
    /// The type of a value that is of one of the types; `null` for none.
    package static func union(of types: [FEELType]) -> FEELType { types.reduce(.null) { $0.joined(with: $1) } }
}
