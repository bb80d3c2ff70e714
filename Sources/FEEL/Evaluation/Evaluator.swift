import Decimals

/// Runs a program: one switch over its nodes, with its budget and, on demand, the value of every node.
struct Evaluator {
    let program: Program
    // Each pointer is valid while the closure runs that made this evaluator, and indices come from `Lowering`.
    private let world: UnsafePointer<EvaluationEnvironment>
    private let nodes: UnsafePointer<Node>
    private let constants: UnsafePointer<Value>
    private let slots: UnsafePointer<Value>
    var locals: UnsafeMutablePointer<Value>
    var captures: [Value] = []
    let trace: UnsafeMutablePointer<Value?>?
    var budget: EvaluationBudget

    /// The value of a program; slots beyond the declared ones are ignored.
    static func evaluate(
        _ program: Program, slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget,
        trace: UnsafeMutablePointer<Value?>? = nil
    ) throws(EvaluationFailure) -> Value {
        if let last = program.inputs.last, last >= slots.count {
            throw .missingSlots(expected: last + 1, given: slots.count)
        }
        let value = withUnsafePointer(to: environment) { world in
            slots.withUnsafeBufferPointer { slots in
                program.withFrame(program.localCount) { nodes, constants, locals in
                    var evaluator = Evaluator(
                        program: program, world: world, nodes: nodes, constants: constants,
                        slots: slots.baseAddress ?? constants, locals: locals, trace: trace, budget: budget)
                    let value = evaluator.evaluate(program.root)
                    budget = evaluator.budget
                    return value
                }
            }
        }
        if let failure = budget.failure { throw failure }
        return value
    }

    /// Runs the body of a function, possibly of another program, in a frame of its own.
    mutating func run(
        _ owner: Program, _ function: Program.Function, _ arguments: [Value], _ captured: [Value]
    ) -> Value {
        var inner = self
        defer { budget = inner.budget }
        return owner.withFrame(function.localCount) { nodes, constants, locals in
            for (place, argument) in arguments.enumerated() { locals[place] = argument }
            inner = Evaluator(
                program: owner, world: world, nodes: nodes, constants: constants, slots: slots, locals: locals,
                captures: captured, trace: owner === program ? trace : nil, budget: budget)
            return inner.evaluate(function.body)
        }
    }

    var environment: EvaluationEnvironment { world.pointee }

    var limits: Limits { world.pointee.limits }

    mutating func fail(_ reason: EvaluationFailure) { budget.fail(reason) }

    /// Takes steps from the budget; false when the evaluation is to end.
    mutating func spend(_ steps: Int) -> Bool { budget.spend(steps) }

    /// The language's `=`, at the cost of a step per element compared.
    mutating func equals(_ left: Value, _ right: Value) -> Truth {
        switch left {
        case .list, .context:
            let result = left.equals(right, &budget.steps)
            if budget.steps <= 0 { fail(.tooManySteps) }
            return result
        case .string, .dateTime, .time:
            let cost = left.comparisonCost
            return cost == 0 || spend(cost) ? left.equals(right) : .null
        default: return left.equals(right)
        }
    }

    mutating func evaluate(_ index: Int) -> Value {
        let value = compute(nodes[index], index)
        if let trace { trace[index] = value }
        return value
    }

    private mutating func compute(_ node: Node, _ index: Int) -> Value {
        switch node.operation {
        case .constant: return constants[Int(node.a)]
        case .input: return slots[Int(node.a)]
        case .local: return locals[Int(node.a)]
        case .captured: return captures[Int(node.a)]
        case .member: return member(node)
        case .memberOrOuter: return memberOrOuter(node)
        case .negate: return evaluate(Int(node.a)).negated
        case .add, .subtract, .multiply, .divide, .power:
            return node.flags == 1 ? calculation(node).map(Value.number) ?? .null : arithmetic(node)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .conjunction, .disjunction, .between, .test:
            return truth(of: node).value
        case .conditional: return evaluate(Int(truth(Int(node.a)) == .true ? node.b : node.c))
        case .list: return list(node)
        case .context: return context(node)
        case .range: return range(node)
        case .filter: return filter(node)
        case .forLoop: return forLoop(node)
        case .some: return quantified(node, stopsAt: .true)
        case .every: return quantified(node, stopsAt: .false)
        case .binding:
            locals[Int(node.c)] = evaluate(Int(node.a))
            return evaluate(Int(node.b))
        case .function: return closure(node)
        case .call: return call(node)
        case .builtin: return builtin(node)
        case .instance: return instance(node)
        }
    }

    // MARK: Truth

    mutating func truth(_ index: Int) -> Truth {
        let node = nodes[index]
        switch node.operation {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .conjunction, .disjunction, .between, .test:
            let result = truth(of: node)
            if let trace { trace[index] = result.value }
            return result
        default: return Truth(evaluate(index))
        }
    }

    private mutating func truth(of node: Node) -> Truth {
        switch node.operation {
        case .conjunction:
            let left = truth(Int(node.a))
            if left == .false { return .false }
            let right = truth(Int(node.b))
            return right == .false ? .false : left == .true && right == .true ? .true : .null
        case .disjunction:
            let left = truth(Int(node.a))
            if left == .true { return .true }
            let right = truth(Int(node.b))
            return right == .true ? .true : left == .false && right == .false ? .false : .null
        case .between: return between(node)
        case .test:
            if trace == nil, let value = place(Int(node.a)), let test = place(Int(node.b)) {
                return meets(value.pointee, test.pointee)
            }
            return meets(evaluate(Int(node.a)), evaluate(Int(node.b)))
        default: return compare(node)
        }
    }

    private mutating func compare(_ node: Node) -> Truth {
        if node.flags == 1 {
            let left = number(Int(node.a)), right = number(Int(node.b))
            guard let left, let right else {
                return node.operation == .equal
                    ? Truth(left == nil && right == nil)
                    : node.operation == .notEqual ? Truth(left != nil || right != nil) : .null
            }
            switch node.operation {
            case .equal: return Truth(left == right)
            case .notEqual: return Truth(left != right)
            case .less: return Truth(left < right)
            case .lessOrEqual: return Truth(left <= right)
            case .greater: return Truth(right < left)
            default: return Truth(right <= left)
            }
        }
        if trace == nil, let left = place(Int(node.a)), let right = place(Int(node.b)) {
            return compare(left.pointee, right.pointee, node.operation)
        }
        return compare(evaluate(Int(node.a)), evaluate(Int(node.b)), node.operation)
    }

    private mutating func compare(_ left: Value, _ right: Value, _ operation: Node.Operation) -> Truth {
        if operation == .equal { return equals(left, right) }
        if operation == .notEqual { return equals(left, right).negated }
        let cost = left.comparisonCost
        guard cost == 0 || spend(cost), let order = left.order(relativeTo: right) else { return .null }
        switch operation {
        case .less: return Truth(order < 0)
        case .lessOrEqual: return Truth(order <= 0)
        case .greater: return Truth(order > 0)
        default: return Truth(order >= 0)
        }
    }

    private mutating func between(_ node: Node) -> Truth {
        let value = evaluate(Int(node.a))
        let lower = evaluate(Int(node.b))
        let upper = evaluate(Int(node.c))
        return value.isBetween(lower, upper)
    }

    // MARK: Numbers

    /// Where the value of a node stands that needs no evaluation.
    @inline(__always)
    private func place(_ index: Int) -> UnsafePointer<Value>? {
        let node = nodes[index]
        switch node.operation {
        case .constant: return constants + Int(node.a)
        case .input: return slots + Int(node.a)
        case .local: return UnsafePointer(locals + Int(node.a))
        default: return nil
        }
    }

    /// The value of a node that is a number or null.
    private mutating func number(_ index: Int) -> Decimal128? {
        let node = nodes[index]
        var result: Decimal128?
        if let place = place(index) {
            if case .number(let value) = place.pointee { result = value }
        } else if node.flags == 1, node.operation.isArithmetic {
            result = calculation(node)
        } else {
            return evaluate(index).number
        }
        if let trace { trace[index] = result.map(Value.number) ?? .null }
        return result
    }

    private mutating func calculation(_ node: Node) -> Decimal128? {
        let left = number(Int(node.a)), right = number(Int(node.b))
        guard let left, let right, node.operation != .power || spend(Evaluator.powerCost) else { return nil }
        return Evaluator.calculate(left, right, node.operation)
    }

    /// What a power costs, in steps.
    private static let powerCost = 100

    @inline(__always)
    private static func calculate(_ left: Decimal128, _ right: Decimal128, _ operation: Node.Operation) -> Decimal128? {
        switch operation {
        case .add: left.adding(right)
        case .subtract: left.adding(-right)
        case .multiply: left.multiplied(by: right)
        case .divide: left.divided(by: right)
        default: left.raised(to: right)
        }
    }

    private mutating func arithmetic(_ node: Node) -> Value {
        let left = evaluate(Int(node.a))
        let right = evaluate(Int(node.b))
        if case .number(let one) = left, case .number(let other) = right {
            guard node.operation != .power || spend(Evaluator.powerCost) else { return .null }
            return Evaluator.calculate(one, other, node.operation).map(Value.number) ?? .null
        }
        let cost = left.comparisonCost + right.comparisonCost
        if cost > 0 { _ = spend(cost) }
        let value = left.combined(node.operation, with: right)
        if case .string(let text) = value {
            if text.utf8.count > limits.stringLength { fail(.stringTooLong) }
        }
        return value
    }
}
