/// What every evaluated part of an expression gave, in one evaluation.
///
/// Parts inside loops, filters and functions show the last round; `rounds` has all of them where they were recorded.
public struct Trace: Sendable {
    /// One part of the expression and its value.
    public struct Step: Sendable {
        public let span: SourceSpan
        /// The part as written.
        public let text: String
        public let value: Value
        /// The input path that the part reads, when it reads one.
        public let path: String?
        /// A literal, or a part whose value does not depend on inputs.
        public let isConstant: Bool
        /// Read from the inputs by names alone: the same for every expression over the same inputs.
        public let isInput: Bool
    }

    /// One round of a loop or filter, or one call of a function.
    public struct Round: Sendable {
        /// What is done in every round.
        public let span: SourceSpan
        public let text: String
        /// Counted from 1 among the rounds of the same loop in the same outer round.
        public let number: Int
        /// The place in `rounds` of the round that this one is part of.
        public let parent: Int?
        /// The parts that were evaluated in this round and in none inside it, in order of evaluation.
        public let steps: [Step]
    }

    private let program: Program
    /// What each node gave; nil for those that were not evaluated.
    let values: [Value?]
    /// Nodes that were null in some round.
    private let nulls: [Int]
    private let log: RoundLog

    init(program: Program, values: [Value?], nulls: [Int], log: RoundLog) {
        self.program = program
        self.values = values
        self.nulls = nulls
        self.log = log
    }

    /// Whether rounds, or parts of rounds, were left out for the limit of the buffer.
    public var isCutOff: Bool { log.isCutOff }

    /// Every round that was recorded, in order of evaluation; none unless the buffer has a `roundLimit`.
    public var rounds: [Round] {
        var steps: [[Step]] = Array(repeating: [], count: log.rounds.count)
        for entry in log.entries {
            if let step = step(Int(entry.node), entry.value) { steps[Int(entry.round)].append(step) }
        }
        var numbers: [SIMD2<Int32>: Int] = [:]
        return log.rounds.indices.map { place in
            let round = log.rounds[place]
            numbers[SIMD2(round.parent, round.node), default: 0] += 1
            let range = program.ranges[Int(round.node)]
            return Round(
                span: program.text.span(range), text: program.texts[Int(round.node)],
                number: numbers[SIMD2(round.parent, round.node)] ?? 1, parent: round.parent < 0 ? nil : Int(round.parent),
                steps: steps[place])
        }
    }

    /// The evaluated parts, each after the parts it is made of; the last is the whole expression.
    public var steps: [Step] { values.indices.compactMap { index in values[index].flatMap { step(index, $0) } } }

    private func step(_ index: Int, _ value: Value) -> Step? {
        let range = program.ranges[index], node = program.nodes[index]
        if range.isEmpty { return nil }
        return Step(
            span: program.text.span(range), text: program.texts[index], value: value, path: path(index),
            isConstant: node.operation == .constant, isInput: node.isGiven && node.operation != .constant)
    }

    /// The input paths that were read and found null, or as lists holding null: what is missing when the result is null.
    public var missingFacts: [String] {
        var seen: Set<String> = []
        return values.indices.compactMap { index in
            guard let value = values[index], let path = path(index) else { return nil }
            switch value {
            case .null: break
            case _ where nulls.contains(index): break
            case .list(let elements) where elements.contains(where: \.isNull): break
            default: return nil
            }
            return seen.insert(path).inserted ? path : nil
        }
    }

    /// The input paths that were read, with what they held.
    public var facts: [(path: String, value: Value)] {
        var seen: Set<String> = []
        return values.indices.compactMap { index in
            guard let value = values[index], let path = path(index), seen.insert(path).inserted else { return nil }
            return (path, value)
        }
    }

    private func path(_ index: Int) -> String? {
        let name = program.paths[index]
        return name < 0 ? nil : program.names[Int(name)]
    }
}

extension Program {
    /// The value of a node that is given by slots and constants.
    func given(_ index: Int, _ slots: [Value]) -> Value {
        let node = nodes[index]
        switch node.operation {
        case .constant: return constants[Int(node.a)]
        case .input: return slots[Int(node.a)]
        default:
            // The evaluation that was traced has paid for it.
            var budget = Int.max
            return withUnsafePointer(to: given(Int(node.a), slots)) { member(of: $0, node, &budget) }
        }
    }
}
