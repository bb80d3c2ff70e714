import FEEL

/// The parts of an expression with their values, each below the part it belongs to.
struct FeelTrace {
    private let steps: [(step: Trace.Step, depth: Int)]

    init(_ trace: Trace) {
        // The text's order, the whole before its parts.
        let ordered = trace.steps.filter { !$0.isConstant }.enumerated().sorted { left, right in
            let (one, other) = (left.element.span.range, right.element.span.range)
            if one.lowerBound != other.lowerBound { return one.lowerBound < other.lowerBound }
            if one.upperBound != other.upperBound { return one.upperBound > other.upperBound }
            return left.offset > right.offset
        }
        var open: [Range<Int>] = []
        var steps: [(step: Trace.Step, depth: Int)] = []
        for (_, step) in ordered {
            while let last = open.last, last.upperBound < step.span.range.upperBound || last == step.span.range { open.removeLast() }
            steps.append((step, open.count))
            open.append(step.span.range)
        }
        self.steps = steps
    }

    var text: String {
        var table = TextTable()
        table.leftColumns = [0, 1]
        for (step, depth) in steps {
            let part = step.text.split { $0.isWhitespace }.joined(separator: " ")
            table.add([String(repeating: "  ", count: depth) + part, step.value.description])
        }
        return table.lines().joined(separator: "\n")
    }
}
