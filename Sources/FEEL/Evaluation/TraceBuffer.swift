/// Room for the traces of evaluations, kept and used again so that tracing allocates nothing once the room is there.
///
///     var buffer = TraceBuffer()
///     for application in applications {
///         buffer.removeAll()
///         for rule in rules { _ = try rule.evaluate(slots: slots, environment: environment, budget: &budget, into: &buffer) }
///         // buffer[0] is the trace of the first rule, and so on.
///     }
///
/// A trace holds one value per part of an expression: in loops, filters and functions the last round's. With a
/// `roundLimit` every round is kept besides, up to so many rounds and so many values in each trace.
public struct TraceBuffer: ~Copyable {
    private struct Record {
        /// Compared without counting a reference.
        struct Key: Equatable {
            /// Of the record's own program.
            let program: UnsafeMutableRawPointer
            /// Place in `inputs`.
            let inputs: Int
            /// Where its nodes begin.
            let start: Int
        }

        let key: Key
        let program: Program
        let log: RoundLog?
    }

    // The first `count` are good; the others are of earlier use, kept so that the same programs are not counted anew.
    private var records: [Record] = []
    /// The different slots that the evaluations had, usually one.
    private var inputs: [[Value]] = []
    // `capacity` marks and values each. A value is initialised where its mark says so, and only below `used`.
    private var marks: UnsafeMutablePointer<UInt8>
    private var values: UnsafeMutablePointer<Value>
    private var capacity: Int
    private var used = 0
    private let roundLimit: Int

    /// - Parameter roundLimit: rounds of loops, filters and functions to keep in each trace; 0 keeps the last only.
    public init(roundLimit: Int = 0) {
        self.roundLimit = roundLimit
        capacity = 64
        marks = .allocate(capacity: capacity)
        values = .allocate(capacity: capacity)
    }

    deinit {
        TraceBuffer.clear(marks, values, used)
        marks.deallocate()
        values.deallocate()
    }

    /// Traces since the buffer was last emptied.
    public private(set) var count = 0

    /// The trace of the evaluation that was the `index`th since the buffer was last emptied; it stays good without the buffer.
    public subscript(index: Int) -> Trace {
        let record = records[..<count][index]
        let start = record.key.start
        let found = (0..<record.program.nodes.count).map { node -> Value? in
            let mark = marks[start + node]
            if mark & TraceRecorder.Mark.stored != 0 { return values[start + node] }
            return mark & TraceRecorder.Mark.evaluated != 0 ? record.program.given(node, inputs[record.key.inputs]) : nil
        }
        let nulls = record.program.nodes.indices.filter { marks[start + $0] & TraceRecorder.Mark.wasNull != 0 }
        return Trace(program: record.program, values: found, nulls: nulls, log: record.log ?? RoundLog(limit: 0))
    }

    /// Empties the buffer and keeps its room, and its hold on the expressions.
    public mutating func removeAll() {
        TraceBuffer.clear(marks, values, used)
        inputs.removeAll(keepingCapacity: true)
        count = 0
        used = 0
    }

    private static func clear(_ marks: UnsafeMutablePointer<UInt8>, _ values: UnsafeMutablePointer<Value>, _ used: Int) {
        for place in 0..<used where marks[place] & TraceRecorder.Mark.stored != 0 { (values + place).deinitialize(count: 1) }
    }

    private mutating func reserve(_ count: Int) {
        guard used + count > capacity else { return }
        let room = max(used + count, 2 * capacity)
        let marks = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        let values = UnsafeMutablePointer<Value>.allocate(capacity: room)
        for place in 0..<used {
            marks[place] = self.marks[place]
            if marks[place] & TraceRecorder.Mark.stored != 0 {
                (values + place).moveInitialize(from: self.values + place, count: 1)
            }
        }
        self.marks.deallocate()
        self.values.deallocate()
        (self.marks, self.values, capacity) = (marks, values, room)
    }

    /// Evaluates programs and keeps their traces; an evaluation that is given up leaves none.
    mutating func record(
        _ programs: Span<Program.Head>, needing needs: Program.Needs, slots: [Value], environment: EvaluationEnvironment,
        budget: inout EvaluationBudget, into results: UnsafeMutablePointer<Value>
    ) throws(EvaluationFailure) {
        reserve(needs.nodes)
        let marks = marks + used, values = values + used
        marks.initialize(repeating: 0, count: needs.nodes)
        var logs = roundLimit > 0 ? Array(repeating: RoundLog(limit: roundLimit), count: programs.count) : []
        do throws(EvaluationFailure) {
            try logs.withUnsafeMutableBufferPointer { [roundLimit] logs throws(EvaluationFailure) in
                try Evaluator.evaluate(
                    programs, needing: needs, slots: slots, environment: environment, budget: &budget, into: results,
                    trace: TraceRecorder(marks: marks, values: values, log: roundLimit > 0 ? logs.baseAddress : nil))
            }
        } catch {
            TraceBuffer.clear(marks, values, needs.nodes)
            throw error
        }
        let inputs = keep(slots)
        for place in programs.indices { keep(programs[place], inputs, logs.isEmpty ? nil : logs[place]) }
    }

    /// The place of slots among the inputs.
    private mutating func keep(_ slots: [Value]) -> Int {
        // Slots that are kept do not change, so that slots at the same address are the same.
        let address = slots.withUnsafeBufferPointer { $0.baseAddress }
        if inputs.isEmpty || inputs[inputs.count - 1].withUnsafeBufferPointer({ $0.baseAddress }) != address { inputs.append(slots) }
        return inputs.count - 1
    }

    private mutating func keep(_ program: Program.Head, _ inputs: Int, _ log: RoundLog?) {
        let key = Record.Key(program: program.reference.toOpaque(), inputs: inputs, start: used)
        if count == records.count || records[count].key != key || log != nil {
            let record = Record(key: key, program: program.reference.takeUnretainedValue(), log: log)
            if count < records.count { records[count] = record } else { records.append(record) }
        }
        used += program.needs.nodes
        count += 1
    }
}
