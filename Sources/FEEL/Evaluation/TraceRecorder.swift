import Decimals

/// Where one evaluation leaves the values of its program's nodes: a mark and a value per node.
struct TraceRecorder {
    /// What is known of a node; a bit each.
    enum Mark {
        static let evaluated: UInt8 = 1
        /// The value stands in `values`; otherwise the node is given by slots and constants.
        static let stored: UInt8 = 2
        /// Some round of a loop found null.
        static let wasNull: UInt8 = 4
    }

    // Both have room for every node of the program, and stay where they are while the evaluation runs: the buffer that
    // owns them makes room before it begins. A value is initialised where its mark has the bit `stored`, nowhere else.
    let marks: UnsafeMutablePointer<UInt8>
    let values: UnsafeMutablePointer<Value>
    /// Set when every round is wanted, one for each program; owned by the same buffer.
    let log: UnsafeMutablePointer<RoundLog>?

    /// The same for the next program, whose nodes follow and which has a log of its own.
    func advanced(by nodeCount: Int) -> TraceRecorder {
        TraceRecorder(marks: marks + nodeCount, values: values + nodeCount, log: log.map { $0 + 1 })
    }

    // Calls, so that an evaluation without a trace is little more than the question whether there is one.

    /// Keeps a node's value.
    @inline(never)
    func record(_ index: Int, _ value: Value) {
        let bits: UInt8 = value.isNull ? Mark.evaluated | Mark.stored | Mark.wasNull : Mark.evaluated | Mark.stored
        if marks[index] & Mark.stored == 0 {
            (values + index).initialize(to: value)
        } else {
            values[index] = value
        }
        marks[index] |= bits
        if let log { log.pointee.append(index, value) }
    }

    @inline(never)
    func record(_ index: Int, _ truth: Truth) {
        guard marks[index] == 0, log == nil else { return record(index, truth.value) }
        (values + index).initialize(to: truth.value)
        marks[index] = truth == .null ? Mark.evaluated | Mark.stored | Mark.wasNull : Mark.evaluated | Mark.stored
    }

    @inline(never)
    func record(_ index: Int, _ number: Decimal128?) {
        guard marks[index] == 0, log == nil, let number else { return record(index, number.map(Value.number) ?? .null) }
        (values + index).initialize(to: .number(number))
        marks[index] = Mark.evaluated | Mark.stored
    }

    /// Keeps that a node was read whose value can be read from the slots again; its value too where every round is wanted.
    @inline(never)
    func recordGiven(_ index: Int, _ place: UnsafePointer<Value>) {
        if log == nil { marks[index] |= Mark.evaluated } else { record(index, place.pointee) }
    }
}
