import Decimals

/// Comparisons at the cost of the elements, text and zones they look at.
extension Evaluator {
    /// The language's `=`.
    mutating func equals(_ left: Value, _ right: Value) -> Truth {
        withUnsafePointer(to: left) { left in withUnsafePointer(to: right) { equals(left, $0) } }
    }

    @inline(__always)
    mutating func equals(_ left: UnsafePointer<Value>, _ right: UnsafePointer<Value>) -> Truth {
        let result = Value.equals(left, right, &budget.steps)
        if budget.steps < 0 { fail(.tooManySteps) }
        return result
    }

    /// Whether a value meets a unary test: it is in the range or list, or equal.
    mutating func meets(_ value: UnsafePointer<Value>, _ test: UnsafePointer<Value>) -> Truth {
        let result = Value.meets(value, test, &budget.steps)
        if budget.steps <= 0 { fail(.tooManySteps) }
        return result
    }

    /// Negative, zero or positive; nil when the two cannot be ordered.
    @inline(__always)
    mutating func order(_ left: UnsafePointer<Value>, _ right: UnsafePointer<Value>) -> Int? {
        switch left.pointee {
        case .number(let one): if case .number(let other) = right.pointee { return one.order(relativeTo: other) }
        case .date(let one): if case .date(let other) = right.pointee { return one < other ? -1 : one == other ? 0 : 1 }
        case .dateTime(let one):
            if case .dateTime(let other) = right.pointee, !one.hasNamedZone, !other.hasNamedZone { return one.order(relativeTo: other) }
        default: break
        }
        let cost = left.pointee.comparisonCost
        return cost == 0 || spend(cost) ? left.pointee.order(relativeTo: right.pointee) : nil
    }
}
