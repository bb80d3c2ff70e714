import Decimals

/// Runs a program: one switch over its nodes, with its budget and, on demand, the value of every node.
struct Evaluator {
    // Whoever makes an evaluator keeps all of this alive and in place while it runs, and indices come from `Lowering`,
    // so that no reference is counted and no bound checked on the way.
    private var reference: Unmanaged<Program>
    private(set) var nodes: UnsafePointer<Node>
    private(set) var constants: UnsafePointer<Value>
    private(set) var names: UnsafePointer<String>
    private let world: UnsafePointer<EvaluationEnvironment>
    let slots: UnsafePointer<Value>
    let locals: UnsafeMutablePointer<Value>
    let captures: UnsafePointer<Value>
    private(set) var trace: TraceRecorder?
    var budget: EvaluationBudget

    private init(
        _ program: Program.Head, _ world: UnsafePointer<EvaluationEnvironment>, slots: UnsafePointer<Value>?,
        locals: UnsafeMutablePointer<Value>, captures: UnsafePointer<Value>?, trace: TraceRecorder?, budget: EvaluationBudget
    ) {
        reference = program.reference
        nodes = program.nodes
        constants = program.constants
        names = program.names
        self.world = world
        self.slots = slots ?? constants
        self.locals = locals
        self.captures = captures ?? constants
        self.trace = trace
        self.budget = budget
    }

    /// Writes the value of each program over the same slots, in order; the caller keeps the programs alive.
    ///
    /// There is a result, and in `trace` room for the nodes, for each program, one after the other. Slots beyond the declared
    /// ones are ignored.
    static func evaluate(
        _ programs: Span<Program.Head>, needing needs: Program.Needs, slots: [Value], environment: EvaluationEnvironment,
        budget: inout EvaluationBudget, into results: UnsafeMutablePointer<Value>, trace: TraceRecorder? = nil
    ) throws(EvaluationFailure) {
        guard needs.slots <= slots.count else { throw .missingSlots(expected: needs.slots, given: slots.count) }
        guard !programs.isEmpty else { return }
        withUnsafePointer(to: environment) { world in
            slots.withUnsafeBufferPointer { slots in
                Program.withLocals(needs.locals, or: programs[0].constants) { locals in
                    var evaluator = Evaluator(
                        programs[0], world, slots: slots.baseAddress, locals: locals, captures: nil, trace: trace, budget: budget)
                    for place in programs.indices {
                        if place > 0 { evaluator.turn(to: programs[unchecked: place], after: programs[unchecked: place - 1]) }
                        results[place] = evaluator.whole(programs[unchecked: place].root)
                        if evaluator.budget.failure != nil { break }
                    }
                    budget = evaluator.budget
                }
            }
        }
        if let failure = budget.failure { throw failure }
    }

    /// Gets ready for another program of a run.
    @inline(__always)
    private mutating func turn(to next: Program.Head, after last: Program.Head) {
        reference = next.reference
        nodes = next.nodes
        constants = next.constants
        names = next.names
        if last.needs.locals > 0 { forget(last.needs.locals) }
        if let trace { self.trace = trace.advanced(by: last.needs.nodes) }
    }

    /// Makes locals null: names may share a place in several programs, and who binds one relies on finding null there.
    private func forget(_ count: Int) {
        for place in 0..<count { locals[place] = .null }
    }

    /// As `evaluate`, with a short way to what most rules are.
    @inline(__always)
    private mutating func whole(_ index: Int) -> Value {
        nodes[index].operation.isTruth ? truth(index).value : evaluate(index)
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
                    owner.head, world, slots: slots, locals: locals, captures: captures.baseAddress,
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

    /// A loop of the program.
    func loop(_ index: Int) -> UnsafePointer<Program.Loop> { reference._withUnsafeGuaranteedRef { $0.firstLoop + index } }

    var program: Program { @inline(__always) get { reference._withUnsafeGuaranteedRef { $0 } } }

    var environment: EvaluationEnvironment { world.pointee }

    var limits: Limits { world.pointee.limits }

    mutating func fail(_ reason: EvaluationFailure) { budget.fail(reason) }

    /// Takes steps from the budget; false when the evaluation is to end.
    mutating func spend(_ steps: Int) -> Bool { budget.spend(steps) }

    // MARK: Values

    mutating func evaluate(_ index: Int) -> Value {
        let node = nodes[index]
        let value: Value
        switch node.operation {
        case .constant: value = constants[Int(node.a)]
        case .input: value = slots[Int(node.a)]
        case .local: value = locals[Int(node.a)]
        case .captured: value = captures[Int(node.a)]
        case .member: value = member(node)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .conjunction, .disjunction, .between, .test,
            .some, .every:
            return truth(index).value
        case .add, .subtract, .multiply, .divide, .power:
            if node.flags == 1 { return number(index).map(Value.number) ?? .null }
            value = arithmetic(node)
        case .memberOrOuter: value = memberOrOuter(node)
        case .negate: value = evaluate(Int(node.a)).negated
        case .conditional: value = evaluate(Int(truth(Int(node.a)) == .true ? node.b : node.c))
        case .list: value = list(node)
        case .context: value = context(node)
        case .range: value = range(node)
        case .filter: value = filter(node)
        case .forLoop: value = forLoop(node)
        case .binding: value = withBinding(node) { $0.evaluate(Int(node.b)) }
        case .function: value = closure(node)
        case .call: value = call(node)
        case .builtin: value = builtin(node)
        case .instance: value = instance(node)
        }
        if let trace {
            if node.isGiven { withUnsafePointer(to: value) { trace.recordGiven(index, $0) } } else { trace.record(index, value) }
        }
        return value
    }

    /// Where the value of a node stands that needs no computing: a constant, an input, a bound value, or a member of one.
    ///
    /// The place holds its value until the evaluator leaves the part of the expression that sees the name: every bound
    /// value has a local of its own, written before what may read it.
    // All of this is `mutating` so that the evaluator is handed on where it is and not copied.
    @inline(__always)
    mutating func place(_ index: Int) -> UnsafePointer<Value>? {
        let node = nodes[index]
        let place: UnsafePointer<Value>
        switch node.operation {
        case .constant: place = constants + Int(node.a)
        case .input: place = slots + Int(node.a)
        case .local:
            place = UnsafePointer(locals + Int(node.a))
            if let trace { trace.record(index, place.pointee) }
            return place
        default: return distantPlace(index)
        }
        if let trace { trace.recordGiven(index, place) }
        return place
    }

    private mutating func distantPlace(_ index: Int) -> UnsafePointer<Value>? {
        let node = nodes[index]
        let place: UnsafePointer<Value>
        switch node.operation {
        case .captured: place = captures + Int(node.a)
        case .member:
            guard let base = self.place(Int(node.a)),
                let member = Value.entry(of: base, at: Int(node.b), named: names + Int(node.c))
            else { return nil }
            place = member
        default: return nil
        }
        if let trace {
            if node.isGiven { trace.recordGiven(index, place) } else { trace.record(index, place.pointee) }
        }
        return place
    }

    // MARK: Truth

    mutating func truth(_ index: Int) -> Truth {
        let node = nodes[index]
        let result: Truth
        switch node.operation {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            result = node.flags == 1 ? compareNumbers(node) : compare(node)
        case .conjunction:
            let left = truth(Int(node.a))
            let right = left == .false ? left : truth(Int(node.b))
            result = right == .false ? .false : left == .true && right == .true ? .true : .null
        case .disjunction:
            let left = truth(Int(node.a))
            let right = left == .true ? left : truth(Int(node.b))
            result = right == .true ? .true : left == .false && right == .false ? .false : .null
        case .between: result = between(node)
        case .test: result = node.flags == 1 ? testOne(node) : test(node)
        case .some: result = quantified(node, stopsAt: .true)
        case .every: result = quantified(node, stopsAt: .false)
        case .binding: result = withBinding(node) { $0.truth(Int(node.b)) }
        default: return plainTruth(index)
        }
        if let trace { trace.record(index, result) }
        return result
    }

    private mutating func plainTruth(_ index: Int) -> Truth {
        if let place = place(index) { return Truth(place.pointee) }
        return Truth(evaluate(index))
    }

    private mutating func withBinding<Result>(_ node: Node, _ body: (inout Evaluator) -> Result) -> Result {
        withValue(Int(node.a)) { evaluator, value in evaluator.bound(Int(node.c), to: value, body) }
    }

    private mutating func compareNumbers(_ node: Node) -> Truth {
        let left = operand(Int(node.a)), right = operand(Int(node.b))
        guard let left, let right else {
            return node.operation == .equal
                ? Truth(left == nil && right == nil) : node.operation == .notEqual ? Truth(left != nil || right != nil) : .null
        }
        return Evaluator.holds(node.operation, left.order(relativeTo: right))
    }

    private mutating func compare(_ node: Node) -> Truth {
        withValues(Int(node.a), Int(node.b)) { evaluator, left, right in
            switch node.operation {
            case .equal: return evaluator.equals(left, right)
            case .notEqual: return evaluator.equals(left, right).negated
            default:
                guard let order = evaluator.order(left, right) else { return .null }
                return Evaluator.holds(node.operation, order)
            }
        }
    }

    /// Whether a comparison holds of two values in an order.
    @inline(__always)
    private static func holds(_ operation: Node.Operation, _ order: Int) -> Truth {
        switch operation {
        case .equal: Truth(order == 0)
        case .notEqual: Truth(order != 0)
        case .less: Truth(order < 0)
        case .lessOrEqual: Truth(order <= 0)
        case .greater: Truth(order > 0)
        default: Truth(order >= 0)
        }
    }

    /// A test that is met by being equal to a constant.
    private mutating func testOne(_ node: Node) -> Truth {
        withValue(Int(node.a)) { evaluator, value in
            let wanted = evaluator.constants + Int(evaluator.nodes[Int(node.b)].a)
            if let trace = evaluator.trace { trace.recordGiven(Int(node.b), wanted) }
            return evaluator.equals(value, wanted)
        }
    }

    private mutating func test(_ node: Node) -> Truth {
        withValues(Int(node.a), Int(node.b)) { evaluator, value, test in evaluator.meets(value, test) }
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
        guard node.flags == 1, node.operation.isArithmetic else {
            if let place = place(index) { return place.pointee.number }
            return evaluate(index).number
        }
        let left = operand(Int(node.a)), right = operand(Int(node.b))
        var result: Decimal128?
        if let left, let right, node.operation != .power || spend(Evaluator.powerCost) {
            result = Evaluator.calculate(left, right, node.operation)
        }
        if let trace { trace.record(index, result) }
        return result
    }

    /// As `number`, without a call where it stands in the inputs or the constants.
    @inline(__always)
    private mutating func operand(_ index: Int) -> Decimal128? {
        let node = nodes[index]
        let place: UnsafePointer<Value>
        switch node.operation {
        case .constant: place = constants + Int(node.a)
        case .input: place = slots + Int(node.a)
        default: return number(index)
        }
        if let trace { trace.recordGiven(index, place) }
        if case .number(let value) = place.pointee { return value }
        return nil
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
