/// One operation of a compiled expression. Its place in the program is also its place in the trace.
struct Node: Sendable {
    enum Operation: UInt8, Sendable {
        case constant, input, local, captured
        case member, memberOrOuter
        case negate, add, subtract, multiply, divide, power
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case conjunction, disjunction, between, test, some, every
        case conditional, list, context, range
        case filter, forLoop, binding
        case function, call, builtin, instance

        /// Gives true, false or null.
        var isTruth: Bool { rawValue >= Operation.equal.rawValue && rawValue <= Operation.every.rawValue }

        var isArithmetic: Bool { rawValue >= Operation.add.rawValue && rawValue <= Operation.power.rawValue }
    }

    let operation: Operation
    /// What more the operation needs to know: which ends a range includes, which property a member is, that both
    /// operands are declared numbers, that a test is of one value (1), that a filter's predicate is declared true or false (1)
    /// or a number (2).
    var flags: UInt8 = 0
    /// A member: that it is read from an input by names alone. A built-in: its shortcut, if it has one. A filter: that its
    /// predicate may read the element.
    var detail: UInt8 = 0
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0

    /// Whether the value can be read from the slots and constants again: nothing is computed.
    var isGiven: Bool {
        switch operation {
        case .constant, .input: true
        case .member: detail != 0
        default: false
        }
    }

    var shortcut: Shortcut? { Shortcut(rawValue: detail) }
}

/// Built-in functions that the evaluator knows a shorter way for, with no list of arguments.
enum Shortcut: UInt8, Sendable, CaseIterable {
    case count = 1, sum, minimum, maximum, not, listContains, concatenate

    var name: String {
        switch self {
        case .count: "count"
        case .sum: "sum"
        case .minimum: "min"
        case .maximum: "max"
        case .not: "not"
        case .listContains: "list contains"
        case .concatenate: "concatenate"
        }
    }

    /// Whether a call with so many arguments can take the shorter way.
    func takes(_ count: Int) -> Bool {
        switch self {
        case .count, .sum, .minimum, .maximum, .not: count == 1
        case .listContains: count == 2
        case .concatenate: count > 0
        }
    }
}

/// A compiled expression: nodes in post-order with the tables they point into. Immutable.
final class Program: Sendable {
    // Tables that evaluation reads stand outside arrays, so that reading them counts no reference. They are written
    // before `init` returns, never afterwards, and freed by `deinit`; whoever reads them keeps the program alive.
    nonisolated(unsafe) let nodes: UnsafeBufferPointer<Node>
    nonisolated(unsafe) let constants: UnsafeBufferPointer<Value>
    /// Null: there is always a place to point to.
    nonisolated(unsafe) let firstConstant: UnsafePointer<Value>
    nonisolated(unsafe) let firstNode: UnsafePointer<Node>
    nonisolated(unsafe) let firstName: UnsafePointer<String>
    /// Child lists of nodes with any number of children.
    nonisolated(unsafe) let children: UnsafeBufferPointer<Int32>
    nonisolated(unsafe) let names: UnsafeBufferPointer<String>
    let shapes: ContiguousArray<ContextValue.Shape>
    let types: ContiguousArray<FEELType>
    let functions: ContiguousArray<Function>
    nonisolated(unsafe) let loops: UnsafeBufferPointer<Loop>
    nonisolated(unsafe) let firstLoop: UnsafePointer<Loop>
    let needs: Needs
    let root: Int
    let text: SourceText
    let type: FEELType
    /// Offsets in the source text, one per node; empty ranges are not of the text.
    let ranges: [Range<Int>]
    /// The text of each node; empty until the whole expression is lowered.
    let texts: [String]
    /// Per node the index in `names` of the input path it reads, or -1.
    let paths: [Int32]
    /// Slots that are read.
    let inputs: [Int]

    /// What an evaluation has to have room for.
    struct Needs: Sendable {
        /// One more than the last slot that is read.
        var slots = 0
        /// Values bound outside functions.
        var locals = 0
        var nodes = 0
    }

    /// What an evaluation begins with, to be read without counting a reference; good for as long as the program is kept.
    struct Head {
        let reference: Unmanaged<Program>
        let nodes: UnsafePointer<Node>
        let constants: UnsafePointer<Value>
        let names: UnsafePointer<String>
        let root: Int
        let needs: Needs
    }

    var head: Head {
        Head(
            reference: .passUnretained(self), nodes: firstNode, constants: firstConstant, names: firstName, root: root,
            needs: needs)
    }

    struct Function: Sendable {
        let parameterNames: [String]
        let parameterTypes: [FEELType]
        let resultType: FEELType
        /// Steps of one call.
        let cost: Int
        let body: Int
        let localCount: Int
        let depth: Int
    }

    struct Loop: Sendable {
        struct Round: Sendable {
            let local: Int
            let source: Int
            /// -1 unless the iteration counts from source to end.
            let end: Int
        }

        let rounds: [Round]
        /// The only round, where it goes through one source.
        let only: Round?
        let body: Int
        /// Steps of one round.
        let cost: Int
        /// -1 where no list of the results so far is needed.
        let partial: Int

        init(rounds: [Round], body: Int, cost: Int, partial: Int) {
            self.rounds = rounds
            only = rounds.count == 1 && rounds[0].end < 0 ? rounds[0] : nil
            self.body = body
            self.cost = cost
            self.partial = partial
        }
    }

    init(
        nodes: ContiguousArray<Node>, constants: ContiguousArray<Value>, children: ContiguousArray<Int32>,
        names: ContiguousArray<String>, shapes: ContiguousArray<ContextValue.Shape>, types: ContiguousArray<FEELType>,
        functions: ContiguousArray<Function>, loops: ContiguousArray<Loop>, localCount: Int, root: Int,
        text: SourceText, type: FEELType, ranges: [Range<Int>], texts: [String], paths: [Int32], inputs: [Int]
    ) {
        firstNode = Program.kept(nodes)
        self.nodes = UnsafeBufferPointer(start: firstNode, count: nodes.count)
        firstConstant = Program.kept(constants)
        self.constants = UnsafeBufferPointer(start: firstConstant, count: constants.count)
        self.children = UnsafeBufferPointer(start: Program.kept(children), count: children.count)
        firstName = Program.kept(names)
        self.names = UnsafeBufferPointer(start: firstName, count: names.count)
        self.shapes = shapes
        self.types = types
        self.functions = functions
        firstLoop = Program.kept(loops)
        self.loops = UnsafeBufferPointer(start: firstLoop, count: loops.count)
        needs = Needs(slots: (inputs.last ?? -1) + 1, locals: localCount, nodes: nodes.count)
        self.root = root
        self.text = text
        self.type = type
        self.ranges = ranges
        self.texts = texts
        self.paths = paths
        self.inputs = inputs
    }

    deinit {
        Program.free(nodes)
        Program.free(constants)
        Program.free(children)
        Program.free(names)
        Program.free(loops)
    }

    private static func kept<Element>(_ elements: ContiguousArray<Element>) -> UnsafePointer<Element> {
        let place = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
        _ = UnsafeMutableBufferPointer(start: place, count: elements.count).initialize(from: elements)
        return UnsafePointer(place)
    }

    private static func free<Element>(_ buffer: UnsafeBufferPointer<Element>) {
        let buffer = UnsafeMutableBufferPointer(mutating: buffer)
        buffer.deinitialize()
        buffer.deallocate()
    }

    /// Gives the body fresh null locals.
    @inline(__always)
    static func withLocals<Result>(
        _ count: Int, or place: UnsafePointer<Value>, _ body: (UnsafeMutablePointer<Value>) -> Result
    ) -> Result {
        // Without locals no node points to one, and the place is never looked at.
        if count == 0 { return body(UnsafeMutablePointer(mutating: place)) }
        return withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { locals in
            locals.initialize(repeating: .null)
            defer { locals.deinitialize() }
            return body(locals.baseAddress ?? UnsafeMutablePointer(mutating: place))
        }
    }
}
