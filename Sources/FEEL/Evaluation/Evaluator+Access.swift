import Decimals

extension Evaluator {
    mutating func member(_ node: Node) -> Value {
        let base = evaluate(Int(node.a))
        return member(of: base, node)
    }

    private mutating func member(of base: Value, _ node: Node) -> Value {
        switch base {
        case .context(let context):
            return context.value(at: Int(node.b), named: program.names[Int(node.c)]) ?? .null
        case .list(let values):
            var members: [Value] = []
            guard spend(values.count) else { return .null }
            members.reserveCapacity(values.count)
            for value in values { members.append(member(of: value, node)) }
            return .list(members)
        case .null, .boolean, .number, .string, .function: return .null
        default:
            let cost = base.comparisonCost
            guard node.flags != 0, cost == 0 || spend(cost) else { return .null }
            return Property.allCases[Int(node.flags) - 1].value(of: base)
        }
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
        let predicate = Int(node.b), item = Int(node.c)
        if node.flags == 0 {
            // A position does not depend on the elements, so the first value of the predicate tells.
            locals[item] = values.first ?? .null
            let first = evaluate(predicate)
            if case .number = first {
                locals[item] = .null
                if case .number(let position) = evaluate(predicate) { return element(at: position, of: values) }
            }
        }
        var kept: [Value] = []
        // The predicate's nodes stand between its source and its root.
        let cost = 1 + (predicate - Int(node.a)) >> 3
        for value in values {
            guard spend(cost) else { break }
            locals[item] = value
            if truth(predicate) == .true { kept.append(value) }
        }
        locals[item] = .null
        return .list(kept)
    }

    private func element(at position: Decimal128, of values: [Value]) -> Value {
        guard let place = Int(exactly: position), place != 0, place.magnitude <= UInt(values.count) else { return .null }
        return values[place > 0 ? place - 1 : values.count + place]
    }

    mutating func instance(_ node: Node) -> Value {
        let value = evaluate(Int(node.a))
        let type = program.types[Int(node.b)]
        let result = value.isInstance(of: type, &budget.steps)
        if budget.steps <= 0 { fail(.tooManySteps) }
        return .boolean(result)
    }

    /// Whether a value meets a unary test, at the cost of the comparisons it takes.
    mutating func meets(_ value: Value, _ test: Value) -> Truth {
        let result = value.meets(test, &budget.steps)
        if budget.steps <= 0 { fail(.tooManySteps) }
        return result
    }
}
