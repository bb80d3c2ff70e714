import Decimals

extension Value {
    /// The language's `=`: null when the kinds differ, and null equals only null.
    func equals(_ other: Value) -> Truth {
        // Lists that share parts can be small to hold and endless to compare.
        var budget = Value.comparisonBudget
        return equals(other, &budget)
    }

    /// As `equals`, of values where they stand: comparing scalars counts no reference.
    @inline(__always)
    static func equals(_ left: UnsafePointer<Value>, _ right: UnsafePointer<Value>, _ budget: inout Int) -> Truth {
        switch left.pointee {
        case .number(let one): if case .number(let other) = right.pointee { return Truth(one == other) }
        case .string(let one):
            if case .string(let other) = right.pointee {
                budget -= one.utf8.count >> 4
                return Truth(one.sameScalars(as: other))
            }
        case .boolean(let one): if case .boolean(let other) = right.pointee { return Truth(one == other) }
        case .date(let one): if case .date(let other) = right.pointee { return Truth(one == other) }
        case .null: return Truth(right.pointee.isNull)
        default: break
        }
        return left.pointee.equals(right.pointee, &budget)
    }

    /// As `equals`; null when comparing takes more element comparisons than the budget has.
    func equals(_ other: Value, _ budget: inout Int) -> Truth {
        switch (self, other) {
        case (.number(let left), .number(let right)): return Truth(left == right)
        case (.string(let left), .string(let right)):
            budget -= left.utf8.count >> 4
            return Truth(left.sameScalars(as: right))
        case (.boolean(let left), .boolean(let right)): return Truth(left == right)
        case (.null, .null): return .true
        case (.null, _), (_, .null): return .false
        case (.date(let left), .date(let right)): return Truth(left == right)
        case (.time(let left), .time(let right)):
            budget -= comparisonCost
            return Truth(left.isSame(as: right))
        case (.dateTime(let left), .dateTime(let right)):
            budget -= comparisonCost
            return Truth(left.isSame(as: right))
        case (.yearsMonthsDuration(let left), .yearsMonthsDuration(let right)): return Truth(left == right)
        case (.daysTimeDuration(let left), .daysTimeDuration(let right)): return Truth(left == right)
        case (.list(let left), .list(let right)): return Value.equal(left, right, &budget)
        case (.context(let left), .context(let right)):
            guard left.names.count == right.names.count else { return .false }
            budget -= left.names.count
            guard budget > 0 else { return .null }
            return Value.equal(left.values, left.names.map { right[$0] }, &budget)
        case (.range(let left), .range(let right)):
            guard left.form == right.form, left.includesLower == right.includesLower, left.includesUpper == right.includesUpper,
                (left.lower == nil) == (right.lower == nil), (left.upper == nil) == (right.upper == nil)
            else { return .false }
            return Value.equal(
                [left.lower ?? .null, left.upper ?? .null], [right.lower ?? .null, right.upper ?? .null], &budget)
        case (.function(let left), .function(let right)): return left === right ? .true : .null
        default: return .null
        }
    }

    private static func equal(_ left: [Value], _ right: [Value?], _ budget: inout Int) -> Truth {
        guard left.count == right.count else { return .false }
        for (one, other) in zip(left, right) {
            budget -= 1
            guard budget > 0 else { return .null }
            guard let other, one.equals(other, &budget) == .true else { return budget > 0 ? .false : .null }
        }
        return .true
    }

    /// Negative, zero or positive; nil when the two cannot be ordered.
    func order(relativeTo other: Value) -> Int? {
        switch (self, other) {
        case (.number(let left), .number(let right)): left.order(relativeTo: right)
        case (.string(let left), .string(let right)): left.scalarOrder(relativeTo: right)
        case (.date(let left), .date(let right)): left < right ? -1 : left == right ? 0 : 1
        case (.time(let left), .time(let right)): left.order(relativeTo: right)
        case (.dateTime(let left), .dateTime(let right)): left.order(relativeTo: right)
        case (.yearsMonthsDuration(let left), .yearsMonthsDuration(let right)):
            left.months < right.months ? -1 : left.months == right.months ? 0 : 1
        case (.daysTimeDuration(let left), .daysTimeDuration(let right)):
            left.nanoseconds < right.nanoseconds ? -1 : left.nanoseconds == right.nanoseconds ? 0 : 1
        default: nil
        }
    }
}

extension String {
    /// Equality by code point, as the language has it: no canonical equivalence.
    @inline(__always)
    func sameScalars(as other: String) -> Bool {
        // Two strings of the same bits are one; canonically different texts have different code points.
        if hasBits(of: other) { return true }
        return utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }

    /// Whether the two are the same text at first sight: short texts, and texts that share their storage.
    @inline(__always)
    func hasBits(of other: String) -> Bool {
        unsafeBitCast(self, to: (UInt64, UInt64).self) == unsafeBitCast(other, to: (UInt64, UInt64).self)
    }

    func scalarOrder(relativeTo other: String) -> Int {
        if utf8.lexicographicallyPrecedes(other.utf8) { return -1 }
        return sameScalars(as: other) ? 0 : 1
    }
}
