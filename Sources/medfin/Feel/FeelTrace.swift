import FEEL

/// The parts of an expression with their values, each below the part it belongs to, and then what each round of a loop gave.
struct FeelTrace {
    /// Rounds that are shown at most, and values in all of them.
    static let roundLimit = 300

    private let trace: Trace

    init(_ trace: Trace) { self.trace = trace }

    var text: String {
        var table = TextTable()
        table.leftColumns = [0, 1]
        Self.add(trace.steps, at: 0, to: &table)
        var depths: [Int] = []
        for round in trace.rounds {
            let depth = round.parent.map { depths[$0] + 1 } ?? 0
            depths.append(depth)
            table.add([Self.indented("round \(round.number) of \(round.text)", depth)])
            Self.add(round.steps, at: depth + 1, to: &table)
        }
        return (table.lines() + (trace.isCutOff ? ["further rounds are left out"] : [])).joined(separator: "\n")
    }

    private static func add(_ steps: [Trace.Step], at depth: Int, to table: inout TextTable) {
        // The text's order, the whole before its parts.
        let ordered = steps.filter { !$0.isConstant }.enumerated().sorted { left, right in
            let (one, other) = (left.element.span.range, right.element.span.range)
            if one.lowerBound != other.lowerBound { return one.lowerBound < other.lowerBound }
            if one.upperBound != other.upperBound { return one.upperBound > other.upperBound }
            return left.offset > right.offset
        }
        var open: [Range<Int>] = []
        for (_, step) in ordered {
            while let last = open.last, last.upperBound < step.span.range.upperBound || last == step.span.range { open.removeLast() }
            table.add([indented(step.text, depth + open.count), step.value.description])
            open.append(step.span.range)
        }
    }

    private static func indented(_ text: String, _ depth: Int) -> String {
        String(repeating: "  ", count: depth) + text.split { $0.isWhitespace }.joined(separator: " ")
    }
}
