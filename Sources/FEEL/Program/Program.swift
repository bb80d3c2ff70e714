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
    /// operands are declared numbers.
    var flags: UInt8 = 0
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
}

/// A compiled expression: nodes in post-order with the tables they point into. Immutable.
final class Program: Sendable {
    let nodes: ContiguousArray<Node>
    let constants: ContiguousArray<Value>
    /// Child lists of nodes with any number of children.
    let children: ContiguousArray<Int32>
    let names: ContiguousArray<String>
    let shapes: ContiguousArray<ContextValue.Shape>
    let types: ContiguousArray<FEELType>
    let functions: ContiguousArray<Function>
    let loops: ContiguousArray<Loop>
    /// Values bound during evaluation outside functions.
    let localCount: Int
    let root: Int
    let text: SourceText
    let type: FEELType
    /// Offsets in the source text, one per node; empty ranges are not of the text.
    let ranges: [Range<Int>]
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
        /// -1 where no list of the results so far is needed.
        let partial: Int
    }

    init(
        nodes: ContiguousArray<Node>, constants: ContiguousArray<Value>, children: ContiguousArray<Int32>,
        names: ContiguousArray<String>, shapes: ContiguousArray<ContextValue.Shape>, types: ContiguousArray<FEELType>,
        functions: ContiguousArray<Function>, loops: ContiguousArray<Loop>, localCount: Int, root: Int,
        text: SourceText, type: FEELType, ranges: [Range<Int>], paths: [Int32], inputs: [Int]
    ) {
        self.nodes = nodes
        self.constants = constants
        self.children = children
        self.names = names
        self.shapes = shapes
        self.types = types
        self.functions = functions
        self.loops = loops
        self.localCount = localCount
        self.root = root
        self.text = text
        self.type = type
        self.ranges = ranges
        self.paths = paths
        self.inputs = inputs
    }

    /// Gives the body the nodes, the constants, and fresh null locals.
    func withFrame(
        _ localCount: Int,
        _ body: (UnsafePointer<Node>, UnsafePointer<Value>, UnsafeMutablePointer<Value>) -> Value
    ) -> Value {
        nodes.withUnsafeBufferPointer { nodes in
            constants.withUnsafeBufferPointer { constants in
                withUnsafeTemporaryAllocation(of: Value.self, capacity: localCount + 1) { locals in
                    locals.initialize(repeating: .null)
                    defer { locals.deinitialize() }
                    // None of the three is empty: a program has a root, and its constants begin with a null.
                    guard let nodes = nodes.baseAddress, let constants = constants.baseAddress,
                        let locals = locals.baseAddress
                    else { return .null }
                    return body(nodes, constants, locals)
                }
            }
        }
    }
}
