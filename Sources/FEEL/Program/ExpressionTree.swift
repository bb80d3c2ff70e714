import Decimals

/// A compiled expression as a tree to read beside the values of one evaluation: what explains results walks it.
package struct ExpressionTree: Sendable {
    package enum Kind: Sendable {
        /// A literal, or a part whose value does not depend on inputs.
        case constant(Value)
        case input(slot: Int)
        /// A name bound inside the expression, outside functions.
        case local(Int)
        /// Of the one child.
        case member(String)
        case comparison(Comparison)
        case conjunction, disjunction
        /// The value, the lower end, the upper end.
        case between
        /// The value and what it is tested against by `in`: equal, inside or among.
        case test
        /// The condition, the value where it is true, the value where it is not.
        case conditional
        /// The ends that there are.
        case range(hasLower: Bool, hasUpper: Bool)
        /// The value and the body in which the local has it.
        case binding(local: Int)
        /// What each local runs through (a source, or a first and a last value), then the body.
        case quantifier(isSome: Bool, locals: [Int])
        case builtin(String)
        case instance(FEELType)
        /// Everything that has no truth or order of its own: arithmetic, contexts, filters, `for`, functions, calls.
        case other
    }

    package enum Comparison: Sendable {
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    }

    package let kind: Kind
    /// The place in the program, under which an observation holds the part's value.
    package let node: Int
    package let children: [ExpressionTree]
    /// The input path that the part reads, when it is nothing but a path.
    package let path: String?
    /// Offsets of the part in the source's Unicode scalars; empty where it is not written, as `?` in `in` tests.
    package let range: Range<Int>
    private let source: SourceText

    /// The part as written.
    package var text: String { text(range) }

    /// A stretch of the whole expression's text.
    package func text(_ range: Range<Int>) -> String { source.text(range) }

    init(_ program: Program) { self.init(program, program.root, isInFunction: false) }

    private init(_ program: Program, _ place: Int, isInFunction: Bool) {
        let node = program.nodes[place]
        var below = Self.children(of: node, in: program)
        if node.operation == .function { below.append(program.functions[Int(node.a)].body) }
        self.node = place
        kind = isInFunction ? Self.frameless(node, program) : Self.kind(of: node, in: program)
        children = below.map {
            ExpressionTree(
                program, $0, isInFunction: isInFunction || (node.operation == .function && $0 == below.last))
        }
        path = program.paths[place] < 0 ? nil : program.names[Int(program.paths[place])]
        range = program.ranges[place]
        source = program.text
    }

    private static func children(of node: Node, in program: Program) -> [Int] {
        let (a, b, c) = (Int(node.a), Int(node.b), Int(node.c))
        func list(_ start: Int, _ count: Int) -> [Int] { (0..<count).map { Int(program.children[start + $0]) } }
        return switch node.operation {
        case .constant, .input, .local, .captured: []
        case .negate, .member, .instance: [a]
        case .memberOrOuter, .range: [a, b].filter { $0 >= 0 }
        case .between, .conditional: [a, b, c]
        case .list, .context: list(a, b)
        case .forLoop, .some, .every:
            program.loops[a].rounds.flatMap { $0.end < 0 ? [$0.source] : [$0.source, $0.end] } + [program.loops[a].body]
        case .function: list(b, c)
        case .call: [a] + list(b, c)
        case .builtin: list(b, c)
        default: [a, b]
        }
    }

    private static func kind(of node: Node, in program: Program) -> Kind {
        switch node.operation {
        case .constant: .constant(program.constants[Int(node.a)])
        case .input: .input(slot: Int(node.a))
        case .local: .local(Int(node.a))
        case .member: .member(program.names[Int(node.c)])
        case .equal: .comparison(.equal)
        case .notEqual: .comparison(.notEqual)
        case .less: .comparison(.less)
        case .lessOrEqual: .comparison(.lessOrEqual)
        case .greater: .comparison(.greater)
        case .greaterOrEqual: .comparison(.greaterOrEqual)
        case .conjunction: .conjunction
        case .disjunction: .disjunction
        case .between: .between
        case .test: .test
        case .conditional: .conditional
        case .range: .range(hasLower: node.a >= 0, hasUpper: node.b >= 0)
        case .binding: .binding(local: Int(node.c))
        case .some: .quantifier(isSome: true, locals: program.loops[Int(node.a)].rounds.map(\.local))
        case .every: .quantifier(isSome: false, locals: program.loops[Int(node.a)].rounds.map(\.local))
        case .builtin: .builtin(Builtins.all[Int(node.a)].name)
        case .instance: .instance(program.types[Int(node.b)])
        default: .other
        }
    }

    /// A function counts its locals from zero again, so they must not be taken for those outside.
    private static func frameless(_ node: Node, _ program: Program) -> Kind {
        switch node.operation {
        case .local, .binding, .some, .every: .other
        default: kind(of: node, in: program)
        }
    }
}

/// The value of every part that one evaluation came to. In loops, of the last round.
package struct Observation: Sendable {
    package let value: Value
    private let values: [Value?]

    init(value: Value, values: [Value?]) {
        self.value = value
        self.values = values
    }

    /// Nil when the part was not evaluated.
    package subscript(part: ExpressionTree) -> Value? { values[part.node] }
}

extension FEELExpression {
    package var tree: ExpressionTree { ExpressionTree(program) }

    /// As `evaluate`, with the value of every part.
    package func observe(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget
    ) throws(EvaluationFailure) -> Observation {
        var buffer = TraceBuffer()
        let value = try evaluate(slots: slots, environment: environment, budget: &budget, into: &buffer)
        return Observation(value: value, values: buffer[0].values)
    }

    /// A part as an expression of its own, with the values of names that are bound around it.
    package func part(_ part: ExpressionTree, binding locals: [Int: Value]) -> FEELExpression {
        var nodes = ContiguousArray(program.nodes)
        var constants = ContiguousArray(program.constants)
        func bind(_ part: ExpressionTree) {
            if case .local(let place) = part.kind, let value = locals[place] {
                nodes[part.node] = Node(operation: .constant, a: Int32(constants.count))
                constants.append(value)
            }
            for child in part.children { bind(child) }
        }
        bind(part)
        return FEELExpression(
            program: Program(
                nodes: nodes, constants: constants, children: ContiguousArray(program.children),
                names: ContiguousArray(program.names), shapes: program.shapes, types: program.types,
                functions: program.functions, loops: ContiguousArray(program.loops), localCount: program.needs.locals,
                root: part.node, text: program.text, type: .any, ranges: program.ranges,
                texts: program.texts, paths: program.paths, inputs: program.inputs))
    }
}

extension Value {
    /// Negative, zero or positive; nil when the two cannot be ordered.
    package func ordered(relativeTo other: Value) -> Int? { order(relativeTo: other) }

    /// What this is more than another: a number or a duration; null where the language has no difference.
    package func distance(from other: Value) -> Value {
        if case .number(let left) = self, case .number(let right) = other {
            return left.adding(-right).map(Value.number) ?? .null
        }
        return combined(.subtract, with: other)
    }
}
