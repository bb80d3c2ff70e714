extension Value {
    /// Whether the value meets a unary test: it is in the range or list, or equal.
    func meets(_ test: Value) -> Truth {
        var budget = Value.comparisonBudget
        return meets(test, &budget)
    }

    /// As `meets`; null when finding out takes more steps than the budget has.
    func meets(_ test: Value, _ budget: inout Int) -> Truth {
        budget -= comparisonCost
        switch test {
        case .range(let range):
            budget -= 3 * comparisonCost
            return budget > 0 ? range.contains(self) : .null
        case .list(let tests):
            if case .list = self, equals(test, &budget) == .true { return .true }
            var result = Truth.false
            for test in tests {
                budget -= 1 + comparisonCost
                guard budget > 0 else { return .null }
                if case .range(let range) = test {
                    let inside = range.contains(self)
                    if inside == .true { return .true }
                    if inside == .null { result = .null }
                } else if equals(test, &budget) == .true {
                    return .true
                }
            }
            return result
        default: return equals(test, &budget)
        }
    }

    /// Whether the value lies between two others; false as soon as one of them shows it, null when that cannot be told.
    func isBetween(_ lower: Value, _ upper: Value) -> Truth {
        let above = order(relativeTo: lower).map { $0 >= 0 }
        let below = order(relativeTo: upper).map { $0 <= 0 }
        if above == false || below == false { return .false }
        return above == nil || below == nil ? .null : .true
    }
}
