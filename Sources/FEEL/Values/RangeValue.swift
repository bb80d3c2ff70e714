/// A range of ordered values; a missing end is unbounded.
public final class RangeValue: Sendable {
    /// Ranges of different forms are never equal.
    enum Form: UInt8, Sendable {
        /// Two ends, or one: `[1..5)`, `< 5`.
        case interval
        /// One value: `= 5`.
        case equal
        /// Every value but one: `!= 5`.
        case unequal
    }

    public let lower: Value?
    public let includesLower: Bool
    public let upper: Value?
    public let includesUpper: Bool
    let form: Form

    public init(lower: Value?, includesLower: Bool, upper: Value?, includesUpper: Bool) {
        self.lower = lower
        self.includesLower = includesLower && lower != nil
        self.upper = upper
        self.includesUpper = includesUpper && upper != nil
        form = .interval
    }

    /// The range `= value` or `!= value`.
    init(_ value: Value, isEqual: Bool) {
        lower = value
        upper = value
        includesLower = isEqual
        includesUpper = isEqual
        form = isEqual ? .equal : .unequal
    }

    /// Whether the value lies inside; null when it cannot be compared with the ends.
    func contains(_ value: Value) -> Truth {
        var result = value.isNull ? Truth.null : .true
        if let lower {
            let order = value.order(relativeTo: lower)
            if form == .unequal { return order.map { Truth($0 != 0) } ?? .null }
            if let order, order < 0 || (order == 0 && !includesLower) { return .false }
            if order == nil { result = .null }
        }
        if let upper {
            let order = value.order(relativeTo: upper)
            if let order, order > 0 || (order == 0 && !includesUpper) { return .false }
            if order == nil { result = .null }
        }
        return result
    }
}
