import Decimals

extension Evaluator {
    mutating func member(_ node: Node) -> Value {
        withValue(Int(node.a)) { evaluator, base in evaluator.program.member(of: base, node) }
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
        for place in 0..<count { values.append(evaluate(Int(program.children[Int(node.a) + place]))) }
        return .list(values)
    }

    mutating func context(_ node: Node) -> Value {
        let count = Int(node.b)
        let shape = program.shapes[Int(node.c)]
        var values: [Value] = []
        values.reserveCapacity(count)
        for place in 0..<count {
            let value = evaluate(Int(program.children[Int(node.a) + place]))
            locals[Int(program.children[Int(node.a) + count + place])] = value
            values.append(value)
        }
        // A key given twice makes the context invalid.
        return node.flags == 1 ? .null : .context(ContextValue(shape: shape, values: values))
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
        var known: Truth?
        if node.flags == 0 {
            // A position does not depend on the elements, so the first value of the predicate tells.
            let first = withUnsafePointer(to: values.first ?? .null) { first in
                bound(item, to: first) { $0.round(of: predicate) { $0.evaluate(predicate) } }
            }
            if case .number(let position) = first { return element(at: position, of: values) }
            known = Truth(first)
        }
        var kept: [Value] = []
        _ = run(through: values) { evaluator, value in
            guard evaluator.spend(1) else { return false }
            let truth = known ?? evaluator.bound(item, to: value) { $0.round(of: predicate) { $0.truth(predicate) } }
            known = nil
            if truth == .true { kept.append(value.pointee) }
            return true
        }
        return .list(kept)
    }

    private func element(at position: Decimal128, of values: [Value]) -> Value {
        guard let place = Int(exactly: position), place != 0, place.magnitude <= UInt(values.count) else { return .null }
        return values[place > 0 ? place - 1 : values.count + place]
    }

    mutating func instance(_ node: Node) -> Value {
        let value = evaluate(Int(node.a))
        let type = program.types[Int(node.b)]
        return .boolean(value.isInstance(of: type))
    }
}

extension Program {
    /// What a member node gives for its base.
    func member(of base: UnsafePointer<Value>, _ node: Node) -> Value {
        switch base.pointee {
        case .context: return Value.entry(of: base, at: Int(node.b), named: firstName + Int(node.c))?.pointee ?? .null
        case .list(let values):
            return .list(values.map { value in withUnsafePointer(to: value) { member(of: $0, node) } })
        case .null, .boolean, .number, .string, .function: return .null
        default: return node.flags == 0 ? .null : Property.allCases[Int(node.flags) - 1].value(of: base.pointee)
        }
    }
}

extension Value {
    /// Whether the value is of the type; null is of no type but `Null` (and `Any` has every other value).
    func isInstance(of type: FEELType) -> Bool {
        if case .null = self { return type == .null }
        return conforms(to: type)
    }

    /// Whether the value can stand where the type is wanted; null always can.
    package func conforms(to type: FEELType) -> Bool {
        switch (self, type) {
        case (.null, _), (_, .any): return true
        case (.list(let values), .list(let element)):
            return element == .any || values.allSatisfy { $0.conforms(to: element) }
        case (.context(let context), .context(let fields)):
            return fields.allSatisfy { field in context[field.name].map { $0.conforms(to: field.type) } ?? false }
        case (.range(let range), .range(let element)):
            return (range.lower ?? .null).conforms(to: element) && (range.upper ?? .null).conforms(to: element)
        case (.function(let function), .function(let parameters, _)):
            return parameters.isEmpty || parameters.count == function.parameterNames.count
        case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time),
            (.dateTime, .dateTime), (.yearsMonthsDuration, .yearsMonthsDuration), (.daysTimeDuration, .daysTimeDuration):
            return true
        default: return false
        }
    }

    /// The value as one of the type, a single value becoming a list of one and back; nil when it is none.
    package func coerced(to type: FEELType) -> Value? {
        switch (self, type) {
        case (.null, _), (_, .any), (.number, .number), (.string, .string): return self
        case (.list, .list): return conforms(to: type) ? self : nil
        case (.list(let values), _):
            guard values.count == 1 else { return nil }
            return values[0].conforms(to: type) ? values[0] : nil
        case (_, .list(let element)): return conforms(to: element) ? .list([self]) : nil
        case (.date(let date), .dateTime):
            return .dateTime(DateTime(date: date, time: ClockTime.midnight.with(zone: .utc)))
        default: return conforms(to: type) ? self : nil
        }
    }

    /// What looking through the value once costs, in steps.
    var size: Int {
        switch self {
        case .list(let values): values.count
        case .string(let text): text.utf8.count / 64
        default: 0
        }
    }
}
