/// What every evaluated part of an expression gave, in one evaluation. In loops, the last round.
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
    }

    private let program: Program
    private let values: [Value?]

    init(program: Program, values: [Value?]) {
        self.program = program
        self.values = values
    }

    /// The evaluated parts, each after the parts it is made of; the last is the whole expression.
    public var steps: [Step] {
        values.indices.compactMap { index in
            guard let value = values[index], !program.ranges[index].isEmpty else { return nil }
            return Step(
                span: program.text.span(program.ranges[index]), text: program.text.text(program.ranges[index]),
                value: value, path: path(index), isConstant: program.nodes[index].operation == .constant)
        }
    }

    /// The input paths that were read and found null, or as lists holding null: what is missing when the result is null.
    public var missingFacts: [String] {
        var seen: Set<String> = []
        return values.indices.compactMap { index in
            guard let value = values[index], let path = path(index) else { return nil }
            switch value {
            case .null: break
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
