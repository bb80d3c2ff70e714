/// One operation of a compiled expression. Its place in the program is also its place in the trace.
struct Node: Sendable {
    enum Operation: UInt8, Sendable {
        case constant, input, local, captured
        case member, memberOrOuter
        case negate, add, subtract, multiply, divide, power
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case conjunction, disjunction, between, test
        case conditional, list, context, range
        case filter, forLoop, some, every, binding
        case function, call, builtin, instance

        var isArithmetic: Bool { rawValue >= Operation.add.rawValue && rawValue <= Operation.power.rawValue }
    }

    let operation: Operation
    /// What more the operation needs to know: which ends a range includes, which property a member is, that both
    /// operands are declared numbers, that a filter's predicate is declared true or false (1) or a number (2).
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
    /// Values bound during evaluation outside functions.
    let localCount: Int
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
        let body: Int
        /// Steps of one round.
        let cost: Int
        /// -1 where no list of the results so far is needed.
        let partial: Int
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
        self.loops = UnsafeBufferPointer(start: Program.kept(loops), count: loops.count)
        self.localCount = localCount
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
    static func withLocals(
        _ count: Int, or place: UnsafePointer<Value>, _ body: (UnsafeMutablePointer<Value>) -> Value
    ) -> Value {
        // Without locals no node points to one, and the place is never looked at.
        if count == 0 { return body(UnsafeMutablePointer(mutating: place)) }
        return withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { locals in
            locals.initialize(repeating: .null)
            defer { locals.deinitialize() }
            return locals.baseAddress.map(body) ?? .null
        }
    }
}
