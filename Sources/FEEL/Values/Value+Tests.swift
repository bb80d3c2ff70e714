extension Value {
    /// Whether the value meets a unary test: it is in the range or list, or equal.
    func meets(_ test: Value) -> Truth {
        var budget = Value.comparisonBudget
        return withUnsafePointer(to: self) { value in withUnsafePointer(to: test) { Value.meets(value, $0, &budget) } }
    }

    /// As `meets`, of values where they stand; null when finding out takes more steps than the budget has.
    static func meets(_ value: UnsafePointer<Value>, _ test: UnsafePointer<Value>, _ budget: inout Int) -> Truth {
        let cost = value.pointee.comparisonCost
        switch test.pointee {
        case .range(let range):
            budget -= 4 * cost
            return budget > 0 ? range.contains(value.pointee) : .null
        case .list(let tests):
            if case .list = value.pointee, equals(value, test, &budget) == .true { return .true }
            return tests.withUnsafeBufferPointer { tests in
                var result = Truth.false
                guard var place = tests.baseAddress else { return result }
                for _ in 0..<tests.count {
                    budget -= 1 + cost
                    guard budget > 0 else { return .null }
                    if case .range(let range) = place.pointee {
                        let inside = range.contains(value.pointee)
                        if inside == .true { return .true }
                        if inside == .null { result = .null }
                    } else if equals(value, place, &budget) == .true {
                        return .true
                    }
                    place += 1
                }
                return result
            }
        default: return equals(value, test, &budget)
        }
    }

    /// Whether the value lies between two others, ends included.
    func isBetween(_ lower: Value, _ upper: Value) -> Truth {
        Truth(order(relativeTo: lower).map { $0 >= 0 }, and: order(relativeTo: upper).map { $0 <= 0 })
    }
}
