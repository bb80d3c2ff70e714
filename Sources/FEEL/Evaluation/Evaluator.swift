import Decimals

/// Runs a program: one switch over its nodes, with its budget and, on demand, the value of every node.
struct Evaluator {
    // Whoever makes an evaluator keeps all of this alive and in place while it runs, and indices come from `Lowering`,
    // so that no reference is counted and no bound checked on the way.
    private let reference: Unmanaged<Program>
    private let world: UnsafePointer<EvaluationEnvironment>
    let nodes: UnsafePointer<Node>
    let constants: UnsafePointer<Value>
    let slots: UnsafePointer<Value>
    let locals: UnsafeMutablePointer<Value>
    let captures: UnsafePointer<Value>
    let trace: TraceRecorder?
    var budget: EvaluationBudget

    /// The value of a program; slots beyond the declared ones are ignored.
    static func evaluate(
        _ program: Program, slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget,
        trace: TraceRecorder? = nil
    ) throws(EvaluationFailure) -> Value {
        if let last = program.inputs.last, last >= slots.count {
            throw .missingSlots(expected: last + 1, given: slots.count)
        }
        // The closures take nothing of the program but addresses, so that they need not keep it; this function does.
        defer { withExtendedLifetime(program) {} }
        let reference = Unmanaged.passUnretained(program)
        let nodes = program.firstNode, constants = program.firstConstant, root = program.root,
            localCount = program.localCount
        let value = withUnsafePointer(to: environment) { world in
            slots.withUnsafeBufferPointer { slots in
                Program.withLocals(localCount, or: constants) { locals in
                    var evaluator = Evaluator(
                        reference: reference, world: world, nodes: nodes, constants: constants,
                        slots: slots.baseAddress ?? constants, locals: locals, captures: constants, trace: trace, budget: budget)
                    let value = evaluator.evaluate(root)
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
        // The caller holds the function value, and with it the program and what it captured.
        captured.withUnsafeBufferPointer { captures in
            Program.withLocals(function.localCount, or: owner.firstConstant) { locals in
                for (place, argument) in arguments.enumerated() { locals[place] = argument }
                var inner = Evaluator(
                    reference: .passUnretained(owner), world: world, nodes: owner.firstNode, constants: owner.firstConstant, slots: slots,
                    locals: locals, captures: captures.baseAddress ?? owner.firstConstant,
                    trace: owner === program ? trace : nil, budget: budget)
                let value = inner.round(of: function.body) { $0.evaluate(function.body) }
                budget = inner.budget
                return value
            }
        }
    }

    /// Runs what is done once for every element, or call, noting it as a round of its own where rounds are wanted.
    @inline(__always)
    mutating func round<Result>(of node: Int, _ body: (inout Evaluator) -> Result) -> Result {
        guard let log = trace?.log else { return body(&self) }
        let outer = log.pointee.begin(node)
        let result = body(&self)
        log.pointee.end(backTo: outer)
        return result
    }

    var program: Program { @inline(__always) get { reference._withUnsafeGuaranteedRef { $0 } } }

    var environment: EvaluationEnvironment { world.pointee }

    var limits: Limits { world.pointee.limits }

    mutating func fail(_ reason: EvaluationFailure) { budget.fail(reason) }

    /// Takes steps from the budget; false when the evaluation is to end.
    mutating func spend(_ steps: Int) -> Bool { budget.spend(steps) }

    mutating func evaluate(_ index: Int) -> Value {
        let node = nodes[index]
        let value = compute(node)
        if let trace {
            if node.isGiven, trace.log == nil { trace.note(index) } else { trace.record(index, value) }
        }
        return value
    }

    private mutating func compute(_ node: Node) -> Value {
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

    // MARK: Places

    /// Where the value of a node stands that needs no computing: a constant, an input, a bound value, or a member of one.
    ///
    /// The place holds its value until the evaluator leaves the part of the expression that sees the name: every bound
    /// value has a local of its own, written before what may read it.
    @inline(__always)
    func place(_ index: Int) -> UnsafePointer<Value>? {
        let node = nodes[index]
        let place: UnsafePointer<Value>
        switch node.operation {
        case .constant: place = constants + Int(node.a)
        case .input: place = slots + Int(node.a)
        case .local: place = UnsafePointer(locals + Int(node.a))
        case .captured: place = captures + Int(node.a)
        case .member:
            guard let member = memberPlace(node) else { return nil }
            place = member
        default: return nil
        }
        if let trace {
            if node.isGiven, trace.log == nil { trace.note(index) } else { trace.record(index, place.pointee) }
        }
        return place
    }

    private func memberPlace(_ node: Node) -> UnsafePointer<Value>? {
        place(Int(node.a)).flatMap { Value.entry(of: $0, at: Int(node.b), named: program.firstName + Int(node.c)) }
    }

    // MARK: Truth

    mutating func truth(_ index: Int) -> Truth {
        let node = nodes[index]
        switch node.operation {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .conjunction, .disjunction, .between, .test:
            let result = truth(of: node)
            if let trace { trace.record(index, result.value) }
            return result
        case .some, .every, .builtin: return Truth(evaluate(index))
        default:
            if let place = place(index) { return Truth(place.pointee) }
            return Truth(evaluate(index))
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
        case .test: return withValues(Int(node.a), Int(node.b)) { evaluator, value, test in evaluator.meets(value, test) }
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
        return withValues(Int(node.a), Int(node.b)) { evaluator, left, right in
            switch node.operation {
            case .equal: return evaluator.equals(left, right)
            case .notEqual: return evaluator.equals(left, right).negated
            default:
                guard let order = evaluator.order(left, right) else { return .null }
                switch node.operation {
                case .less: return Truth(order < 0)
                case .lessOrEqual: return Truth(order <= 0)
                case .greater: return Truth(order > 0)
                default: return Truth(order >= 0)
                }
            }
        }
    }

    private mutating func between(_ node: Node) -> Truth {
        withValue(Int(node.a)) { evaluator, value in
            evaluator.withValues(Int(node.b), Int(node.c)) { evaluator, lower, upper in
                Truth(evaluator.order(value, lower).map { $0 >= 0 }, and: evaluator.order(value, upper).map { $0 <= 0 })
            }
        }
    }

    /// Gives the body a node's value where it stands, or computed.
    @inline(__always)
    mutating func withValue<Result>(_ index: Int, _ body: (inout Evaluator, UnsafePointer<Value>) -> Result) -> Result {
        if let place = place(index) { return body(&self, place) }
        let value = evaluate(index)
        return withUnsafePointer(to: value) { body(&self, $0) }
    }

    @inline(__always)
    private mutating func withValues(
        _ left: Int, _ right: Int, _ body: (inout Evaluator, UnsafePointer<Value>, UnsafePointer<Value>) -> Truth
    ) -> Truth {
        withValue(left) { evaluator, left in evaluator.withValue(right) { evaluator, right in body(&evaluator, left, right) } }
    }

    // MARK: Numbers

    /// The value of a node that is a number or null.
    private mutating func number(_ index: Int) -> Decimal128? {
        let node = nodes[index]
        if node.flags == 1, node.operation.isArithmetic {
            let result = calculation(node)
            if let trace { trace.record(index, result.map(Value.number) ?? .null) }
            return result
        }
        if let place = place(index) {
            if case .number(let value) = place.pointee { return value }
            return nil
        }
        return evaluate(index).number
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
