/// A range of ordered values; a missing end is unbounded.
public final class RangeValue: Sendable {
    public let lower: Value?
    public let includesLower: Bool
    public let upper: Value?
    public let includesUpper: Bool

    public init(lower: Value?, includesLower: Bool, upper: Value?, includesUpper: Bool) {
        self.lower = lower
        self.includesLower = includesLower && lower != nil
        self.upper = upper
        self.includesUpper = includesUpper && upper != nil
    }

    /// Whether the value lies inside; null when it cannot be compared with the ends.
    func contains(_ value: Value) -> Truth {
        var result = Truth.true
        if let lower {
            guard let order = value.order(relativeTo: lower) else { return .null }
            if order < 0 || (order == 0 && !includesLower) { result = .false }
        }
        if let upper {
            guard let order = value.order(relativeTo: upper) else { return .null }
            if order > 0 || (order == 0 && !includesUpper) { result = .false }
        }
        return value.isNull ? .null : result
    }
}
