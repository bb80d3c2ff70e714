import Decimals

/// Turns a tree into a program: names into places, constant parts into constants.
struct Lowering {
    private var nodes = ContiguousArray<Node>()
    // Never empty, so that there is always a place to point to.
    private var constants: ContiguousArray<Value> = [.null]
    private var children = ContiguousArray<Int32>()
    private var names = ContiguousArray<String>()
    private var shapes = ContiguousArray<ContextValue.Shape>()
    private var types = ContiguousArray<FEELType>()
    private var functions = ContiguousArray<Program.Function>()
    private var loops = ContiguousArray<Program.Loop>()
    private var ranges: [Range<Int>] = []
    private var paths: [Int32] = []
    private var inputs: Set<Int> = []
    private var frames = [Frame()]

    /// The values of one function, or of the expression outside functions.
    private struct Frame {
        var locals: [ObjectIdentifier: Int] = [:]
        var count = 0
        var captures: [Variable] = []

        mutating func allocate(_ variable: Variable) -> Int {
            locals[ObjectIdentifier(variable)] = count
            count += 1
            return count - 1
        }
    }

    private let text: SourceText

    private init(text: SourceText) { self.text = text }

    static func program(of syntax: Syntax, text: SourceText) -> Program {
        var lowering = Lowering(text: text)
        let root = lowering.lower(syntax)
        return Program(
            nodes: lowering.nodes, constants: lowering.constants, children: lowering.children, names: lowering.names,
            shapes: lowering.shapes, types: lowering.types, functions: lowering.functions, loops: lowering.loops,
            localCount: lowering.frames.map(\.count).max() ?? 0, root: root, text: text, type: syntax.type, ranges: lowering.ranges,
            texts: lowering.ranges.map(text.text), paths: lowering.paths, inputs: lowering.inputs.sorted())
    }

    // MARK: Nodes

    private mutating func emit(
        _ operation: Node.Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, flags: UInt8 = 0, detail: UInt8 = 0,
        at range: Range<Int>
    ) -> Int {
        nodes.append(Node(operation: operation, flags: flags, detail: detail, a: Int32(a), b: Int32(b), c: Int32(c)))
        ranges.append(range)
        paths.append(-1)
        return nodes.count - 1
    }

    private mutating func constant(_ value: Value, _ range: Range<Int>) -> Int {
        constants.append(value)
        return emit(.constant, constants.count - 1, at: range)
    }

    private mutating func name(_ name: String) -> Int {
        if let place = names.firstIndex(of: name) { return place }
        names.append(name)
        return names.count - 1
    }

    private mutating func childList(_ list: [Int]) -> Int {
        children.append(contentsOf: list.map(Int32.init))
        return children.count - list.count
    }

    private func isConstant(_ node: Int) -> Bool { nodes[node].operation == .constant }

    /// Whether the node is a constant that others meet in a test by being equal to it.
    private func isOneValue(_ node: Int) -> Bool {
        guard isConstant(node) else { return false }
        return switch constants[Int(nodes[node].a)] {
        case .list, .range: false
        default: true
        }
    }

    /// Replaces a node whose operands, all since `mark`, are constants by its value.
    private mutating func folded(_ node: Int, since mark: Int, _ range: Range<Int>) -> Int {
        guard (mark..<node).allSatisfy(isConstant) else { return node }
        let environment = EvaluationEnvironment()
        var budget = EvaluationBudget(environment.limits)
        let part = FEELExpression(program: program(of: node, since: mark))
        guard let value = try? part.evaluate(slots: [], environment: environment, budget: &budget) else { return node }
        // Each of the operands has a constant, the last ones that there are.
        constants.removeLast(node - mark)
        let removed = nodes.count - mark
        nodes.removeLast(removed)
        ranges.removeLast(removed)
        paths.removeLast(removed)
        return constant(value, range)
    }

    /// A program of such a node and its operands alone, as all that was lowered before them may be much.
    private func program(of node: Int, since mark: Int) -> Program {
        var root = nodes[node]
        var (names, shapes, types) = (ContiguousArray<String>(), ContiguousArray<ContextValue.Shape>(), ContiguousArray<FEELType>())
        var list: [Int32] = []
        func move(_ operands: WritableKeyPath<Node, Int32>...) {
            // What is not there is -1.
            for operand in operands where root[keyPath: operand] >= 0 { root[keyPath: operand] -= Int32(mark) }
        }
        func moveList(_ start: WritableKeyPath<Node, Int32>, _ count: Int32) {
            let first = Int(root[keyPath: start])
            list = children[first..<first + Int(count)].map { $0 - Int32(mark) }
            root[keyPath: start] = 0
        }
        switch root.operation {
        case .list: moveList(\.a, root.b)
        case .builtin: moveList(\.b, root.c)
        case .context:
            moveList(\.a, root.b)
            // The locals of the entries.
            list += 0..<root.b
            shapes = [self.shapes[Int(root.c)]]
            root.c = 0
        case .member:
            move(\.a)
            names = [self.names[Int(root.c)]]
            root.c = 0
        case .instance:
            move(\.a)
            types = [self.types[Int(root.b)]]
            root.b = 0
        case .negate: move(\.a)
        case .between: move(\.a, \.b, \.c)
        default: move(\.a, \.b)
        }
        let operands = nodes[mark..<node]
        let constants = [.null] + operands.map { self.constants[Int($0.a)] }
        let moved = operands.indices.map { Node(operation: .constant, a: Int32($0 - mark + 1)) }
        return Program(
            nodes: ContiguousArray(moved + [root]), constants: ContiguousArray(constants), children: ContiguousArray(list), names: names,
            shapes: shapes, types: types, functions: [], loops: [], localCount: list.count, root: node - mark, text: text, type: .any,
            ranges: [], texts: [], paths: [], inputs: [])
    }

    private mutating func reference(_ variable: Variable, _ range: Range<Int>) -> Int {
        reference(variable, level: frames.count - 1, range)
    }

    private mutating func reference(_ variable: Variable, level: Int, _ range: Range<Int>) -> Int {
        if let local = frames[level].locals[ObjectIdentifier(variable)] { return emit(.local, local, at: range) }
        if level == 0 {
            let slot = variable.slot ?? 0
            inputs.insert(slot)
            return emit(.input, slot, at: range)
        }
        let place: Int
        if let known = frames[level].captures.firstIndex(where: { $0 === variable }) {
            place = known
        } else {
            place = frames[level].captures.count
            frames[level].captures.append(variable)
        }
        return emit(.captured, place, at: range)
    }

    private mutating func allocate(_ variable: Variable) -> Int { frames[frames.count - 1].allocate(variable) }

    // MARK: Trees

    /// Lowers an operand and notes the input path it reads, if it is one.
    private mutating func lower(_ syntax: Syntax) -> Int {
        let node = lowerKind(syntax)
        if let path = syntax.path, !isConstant(node) { paths[node] = Int32(name(path)) }
        return node
    }

    private mutating func lowerKind(_ syntax: Syntax) -> Int {
        let mark = nodes.count
        let range = syntax.range
        switch syntax.kind {
        case .constant(let value): return constant(value, range)
        case .variable(let variable): return reference(variable, range)
        case .member(let base, let member, let index):
            // The base of a path is not a fact of its own: the whole path is.
            let value = lowerKind(base)
            let property = Property.allCases.firstIndex { $0.rawValue == member }.map { UInt8($0 + 1) } ?? 0
            let isGiven: UInt8 = nodes[value].isGiven ? 1 : 0
            return folded(
                emit(.member, value, index, name(member), flags: property, detail: isGiven, at: range), since: mark, range)
        case .memberOrOuter(let item, let member, let outer):
            let value = reference(item, range)
            let fallback = outer.map { lower($0) } ?? -1
            return emit(.memberOrOuter, value, fallback, name(member), at: range)
        case .negation(let operand):
            return folded(emit(.negate, lower(operand), at: range), since: mark, range)
        case .arithmetic(let sign, let left, let right):
            return binary(operation(sign), left, right, range)
        case .comparison(let sign, let left, let right):
            return binary(operation(sign), left, right, range)
        case .conjunction(let left, let right): return binary(.conjunction, left, right, range)
        case .disjunction(let left, let right): return binary(.disjunction, left, right, range)
        case .test(let left, let right):
            let (a, b) = (lower(left), lower(right))
            return folded(emit(.test, a, b, flags: isOneValue(b) ? 1 : 0, at: range), since: mark, range)
        case .between(let value, let lower, let upper):
            let (a, b, c) = (self.lower(value), self.lower(lower), self.lower(upper))
            return folded(emit(.between, a, b, c, at: range), since: mark, range)
        case .conditional(let condition, let first, let second):
            let (a, b, c) = (lower(condition), lower(first), lower(second))
            return emit(.conditional, a, b, c, at: range)
        case .list(let elements):
            let list = elements.map { lower($0) }
            return folded(emit(.list, childList(list), list.count, at: range), since: mark, range)
        case .context(let entries): return lowerContext(entries, range)
        case .range(let lower, let includesLower, let upper, let includesUpper):
            let a = lower.map { self.lower($0) } ?? -1
            let b = upper.map { self.lower($0) } ?? -1
            let flags: UInt8 = (includesLower ? 1 : 0) | (includesUpper ? 2 : 0)
            return folded(emit(.range, a, b, flags: flags, at: range), since: mark, range)
        case .pointRange(let end, let isEqual):
            return folded(emit(.range, lower(end), -1, flags: isEqual ? 4 : 8, at: range), since: mark, range)
        case .filter(let base, let item, let predicate):
            let source = lower(base)
            let local = allocate(item)
            let flags: UInt8 = predicate.type == .boolean ? 1 : predicate.type == .number ? 2 : 0
            let mark = nodes.count
            let root = lower(predicate)
            let readsItem = nodes[mark...].contains { $0.operation == .local && Int($0.a) == local }
            return emit(.filter, source, root, local, flags: flags, detail: readsItem ? 1 : 0, at: range)
        case .loop(let kind, let iterators, let body, let partial):
            return lowerLoop(kind, iterators, body: body, partial: partial, range)
        case .binding(let variable, let value, let body):
            let source = lower(value)
            let local = allocate(variable)
            return emit(.binding, source, lower(body), local, at: range)
        case .function(let parameters, let body): return lowerFunction(parameters, body: body, range)
        case .call(let callee, let arguments, let argumentNames):
            let function = lower(callee)
            let list = arguments.map { lower($0) }
            let label = argumentNames.map { $0.map { name($0) } } ?? []
            return emit(.call, function, childList(list + label), list.count, flags: argumentNames == nil ? 0 : 1, at: range)
        case .builtin(let builtin, let overload, let arguments, let isNamed):
            let list = arguments.map { argument in
                argument.map { lower($0) } ?? constant(.null, range.lowerBound..<range.lowerBound)
            }
            let shortcut = Shortcut.allCases.first { $0.name == Builtins.all[builtin].name && $0.takes(list.count) }
            let flags = UInt8(overload) | (isNamed ? Builtin.namedFlag : 0)
            let node = emit(
                .builtin, builtin, childList(list), list.count, flags: flags, detail: shortcut?.rawValue ?? 0, at: range)
            return Builtins.all[builtin].isPure ? folded(node, since: mark, range) : node
        case .instance(let value, let type):
            // The value may hold types of its own.
            let tested = lower(value)
            types.append(type)
            return folded(emit(.instance, tested, types.count - 1, at: range), since: mark, range)
        }
    }

    private mutating func binary(_ operation: Node.Operation, _ left: Syntax, _ right: Syntax, _ range: Range<Int>) -> Int {
        let mark = nodes.count
        let (a, b) = (lower(left), lower(right))
        let isNumeric = left.type == .number && right.type == .number
        return folded(emit(operation, a, b, flags: isNumeric ? 1 : 0, at: range), since: mark, range)
    }

    private mutating func lowerContext(
        _ entries: [(name: String, variable: Variable, value: Syntax)], _ range: Range<Int>
    ) -> Int {
        let mark = nodes.count
        var list: [Int] = []
        var locals: [Int] = []
        for entry in entries {
            list.append(lower(entry.value))
            locals.append(allocate(entry.variable))
        }
        shapes.append(ContextValue.Shape(entries.map(\.name)))
        let isPlain = Set(entries.map(\.name)).count == entries.count
        let node = emit(.context, childList(list + locals), list.count, shapes.count - 1, flags: isPlain ? 0 : 1, at: range)
        return folded(node, since: mark, range)
    }

    private mutating func lowerLoop(
        _ kind: LoopKind, _ iterators: [Syntax.Iterator], body: Syntax, partial: Variable?, _ range: Range<Int>
    ) -> Int {
        var rounds: [Program.Loop.Round] = []
        for iterator in iterators {
            let source = lower(iterator.source)
            let end = iterator.end.map { lower($0) } ?? -1
            rounds.append(Program.Loop.Round(local: allocate(iterator.variable), source: source, end: end))
        }
        let results = partial.map { allocate($0) } ?? -1
        let mark = nodes.count
        let root = lower(body)
        let cost = 1 + (nodes.count - mark) >> 3
        let readsPartial =
            nodes[mark...].contains { $0.operation == .local && Int($0.a) == results }
            || nodes[mark...].contains { $0.operation == .function }
        loops.append(Program.Loop(rounds: rounds, body: root, cost: cost, partial: readsPartial ? results : -1))
        let operation: Node.Operation = kind == .each ? .forLoop : kind == .some ? .some : .every
        return emit(operation, loops.count - 1, at: range)
    }

    private mutating func lowerFunction(_ parameters: [Variable], body: Syntax, _ range: Range<Int>) -> Int {
        frames.append(Frame())
        for parameter in parameters { _ = allocate(parameter) }
        let mark = nodes.count
        let root = lower(body)
        let cost = 1 + (nodes.count - mark) >> 3
        let frame = frames.removeLast()
        let hidden = range.lowerBound..<range.lowerBound
        let captures = frame.captures.map { reference($0, hidden) }
        functions.append(
            Program.Function(
                parameterNames: parameters.map(\.name), parameterTypes: parameters.map(\.type), resultType: body.type,
                cost: cost, body: root,
                localCount: frame.count, depth: body.depth))
        return emit(.function, functions.count - 1, childList(captures), captures.count, at: range)
    }

    private func operation(_ sign: ArithmeticOperator) -> Node.Operation {
        switch sign {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .power: .power
        }
    }

    private func operation(_ sign: ComparisonOperator) -> Node.Operation {
        switch sign {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        }
    }
}
