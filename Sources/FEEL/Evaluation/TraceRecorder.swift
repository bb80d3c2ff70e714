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
    /// Set when every round is wanted; owned by the same buffer.
    let log: UnsafeMutablePointer<RoundLog>?

    /// Notes a node whose value can be read from the slots again.
    @inline(__always)
    func note(_ index: Int) { marks[index] |= Mark.evaluated }

    @inline(__always)
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
}
