import Decimals

extension Evaluator {
    mutating func member(_ node: Node) -> Value {
        withValue(Int(node.a)) { evaluator, base in evaluator.member(of: base, node) }
    }

    /// What a member node gives for its base, at the cost of looking at the elements of lists.
    mutating func member(of base: UnsafePointer<Value>, _ node: Node) -> Value {
        let value = program.member(of: base, node, &budget.steps)
        if budget.steps <= 0 { fail(.tooManySteps) }
        return value
    }

    mutating func memberOrOuter(_ node: Node) -> Value {
        if case .context(let context) = evaluate(Int(node.a)), let value = context[program.names[Int(node.c)]] {
            return value
        }
        return node.b < 0 ? .null : evaluate(Int(node.b))
    }

    mutating func list(_ node: Node) -> Value {
        let count = Int(node.b)
        var values: [Value] = []
        values.reserveCapacity(count)
        var nests = false
        for place in 0..<count {
            let value = evaluate(Int(program.children[Int(node.a) + place]))
            nests = nests || value.isContainer
            values.append(value)
        }
        return nests ? bounded(.list(values)) : .list(values)
    }

    /// A value that holds others, unless they nest too deep.
    mutating func bounded(_ value: Value) -> Value {
        guard value.nests(atMost: limits.valueNesting, &budget) else {
            fail(.valuesTooDeep)
            return .null
        }
        return value
    }

    mutating func context(_ node: Node) -> Value {
        let count = Int(node.b)
        let shape = program.shapes[Int(node.c)]
        var values: [Value] = []
        var nests = false
        values.reserveCapacity(count)
        for place in 0..<count {
            let value = evaluate(Int(program.children[Int(node.a) + place]))
            nests = nests || value.isContainer
            locals[Int(program.children[Int(node.a) + count + place])] = value
            values.append(value)
        }
        // A key given twice makes the context invalid.
        if node.flags == 1 { return .null }
        let context = Value.context(ContextValue(shape: shape, values: values))
        return nests ? bounded(context) : context
    }

    mutating func range(_ node: Node) -> Value {
        let lower = node.a < 0 ? nil : evaluate(Int(node.a))
        let upper = node.b < 0 ? nil : evaluate(Int(node.b))
        for end in [lower, upper] {
            guard let end else { continue }
            switch end {
            case .boolean, .list, .context, .function, .range: return .null
            default: break
            }
        }
        if let lower, node.flags & 12 != 0 { return .range(RangeValue(lower, isEqual: node.flags == 4)) }
        if let lower, let upper, !lower.isNull, !upper.isNull, lower.order(relativeTo: upper) == nil { return .null }
        return .range(
            RangeValue(
                lower: lower, includesLower: node.flags & 1 != 0, upper: upper, includesUpper: node.flags & 2 != 0))
    }

    mutating func filter(_ node: Node) -> Value {
        let base = evaluate(Int(node.a))
        let values: [Value]
        switch base {
        case .list(let list): values = list
        case .null: return .null
        default: values = [base]
        }
        let predicate = Int(node.b), item = Int(node.c), cost = filterCost(node)
        var known: Truth?
        if node.flags != 1 {
            // A position does not depend on the elements, so the first value of the predicate tells.
            let first = predicateValue(node, of: values.first ?? .null)
            if case .number(let position) = first {
                // It holds without an element too.
                if node.detail == 0 { return element(at: position, of: values) }
                if case .number(let position) = predicateValue(node, of: .null) { return element(at: position, of: values) }
            }
            if node.flags == 2, first.isNull { return .null }
            known = Truth(first)
        }
        var kept: [Value] = []
        _ = run(through: values) { evaluator, value in
            guard known != nil || evaluator.spend(cost) else { return false }
            let truth = known ?? evaluator.bound(item, to: value) { $0.round(of: predicate) { $0.truth(predicate) } }
            known = nil
            if truth == .true { kept.append(value.pointee) }
            return true
        }
        return .list(kept)
    }

    /// What one round of a filter costs, in steps: its predicate's nodes stand between its source and its root.
    @inline(__always)
    func filterCost(_ node: Node) -> Int { 1 + Int(node.b - node.a) >> 3 }

    private mutating func predicateValue(_ node: Node, of item: Value) -> Value {
        let predicate = Int(node.b)
        guard spend(filterCost(node)) else { return .null }
        return withUnsafePointer(to: item) { bound(Int(node.c), to: $0) { $0.round(of: predicate) { $0.evaluate(predicate) } } }
    }

    private func element(at position: Decimal128, of values: [Value]) -> Value {
        guard let place = Int(exactly: position), place != 0, place.magnitude <= UInt(values.count) else { return .null }
        return values[place > 0 ? place - 1 : values.count + place]
    }

    mutating func instance(_ node: Node) -> Value {
        let value = evaluate(Int(node.a))
        let result = value.isInstance(of: program.types[Int(node.b)], &budget.steps)
        if budget.steps <= 0 { fail(.tooManySteps) }
        return .boolean(result)
    }
}

extension Program {
    /// What a member node gives for its base; null when that takes more steps than the budget has.
    func member(of base: UnsafePointer<Value>, _ node: Node, _ budget: inout Int) -> Value {
        switch base.pointee {
        case .context: return Value.entry(of: base, at: Int(node.b), named: firstName + Int(node.c))?.pointee ?? .null
        case .list(let values):
            budget -= values.count
            guard budget > 0 else { return .null }
            return .list(values.map { value in withUnsafePointer(to: value) { member(of: $0, node, &budget) } })
        case .null, .boolean, .number, .string, .function: return .null
        default:
            budget -= base.pointee.comparisonCost
            return node.flags == 0 || budget <= 0 ? .null : Property.allCases[Int(node.flags) - 1].value(of: base.pointee)
        }
    }
}
