import Decimals

extension Evaluator {
    /// The language's `=`, at the cost of a step per element compared.
    mutating func equals(_ left: Value, _ right: Value) -> Truth {
        withUnsafePointer(to: left) { left in withUnsafePointer(to: right) { equals(left, $0) } }
    }

    /// As `equals`, of values where they stand: comparing scalars counts no reference.
    @inline(__always)
    mutating func equals(_ left: UnsafePointer<Value>, _ right: UnsafePointer<Value>) -> Truth {
        switch left.pointee {
        case .number(let one): if case .number(let other) = right.pointee { return Truth(one == other) }
        case .string(let one): if case .string(let other) = right.pointee { return Truth(one.sameScalars(as: other)) }
        case .boolean(let one): if case .boolean(let other) = right.pointee { return Truth(one == other) }
        case .date(let one): if case .date(let other) = right.pointee { return Truth(one == other) }
        case .null: return Truth(right.pointee.isNull)
        default: break
        }
        return equalsOther(left, right)
    }

    private mutating func equalsOther(_ left: UnsafePointer<Value>, _ right: UnsafePointer<Value>) -> Truth {
        switch left.pointee {
        case .list, .context:
            let result = left.pointee.equals(right.pointee, &budget.steps)
            if budget.steps <= 0 { fail(.tooManySteps) }
            return result
        default: return left.pointee.equals(right.pointee)
        }
    }

    /// Whether a value meets a unary test: it is in the range or list, or equal.
    mutating func meets(_ value: UnsafePointer<Value>, _ test: UnsafePointer<Value>) -> Truth {
        Value.meets(value, test) { equals($0, $1) }
    }
}

extension Value {
    /// Whether the value meets a unary test: it is in the range or list, or equal.
    func meets(_ test: Value) -> Truth {
        withUnsafePointer(to: self) { value in
            withUnsafePointer(to: test) { Value.meets(value, $0) { $0.pointee.equals($1.pointee) } }
        }
    }

    @inline(__always)
    fileprivate static func meets(
        _ value: UnsafePointer<Value>, _ test: UnsafePointer<Value>, _ equals: (UnsafePointer<Value>, UnsafePointer<Value>) -> Truth
    ) -> Truth {
        guard case .list(let tests) = test.pointee else {
            if case .range(let range) = test.pointee { return range.contains(value.pointee) }
            return equals(value, test)
        }
        if case .list = value.pointee, equals(value, test) == .true { return .true }
        return tests.withUnsafeBufferPointer { tests in
            var result = Truth.false
            guard var place = tests.baseAddress else { return result }
            for _ in 0..<tests.count {
                if case .range(let range) = place.pointee {
                    let inside = range.contains(value.pointee)
                    if inside == .true { return .true }
                    if inside == .null { result = .null }
                } else if equals(value, place) == .true {
                    return .true
                }
                place += 1
            }
            return result
        }
    }
}

extension Value {
    /// As `order(relativeTo:)`, of values where they stand.
    @inline(__always)
    static func order(_ left: UnsafePointer<Value>, _ right: UnsafePointer<Value>) -> Int? {
        switch left.pointee {
        case .number(let one): if case .number(let other) = right.pointee { return one.order(relativeTo: other) }
        case .date(let one): if case .date(let other) = right.pointee { return one < other ? -1 : one == other ? 0 : 1 }
        default: break
        }
        return left.pointee.order(relativeTo: right.pointee)
    }
}
