import Decimals

extension Evaluator {
    /// The values that an iteration runs through; nil when the source cannot be iterated.
    private mutating func elements(_ round: Program.Loop.Round) -> [Value]? {
        let source = evaluate(round.source)
        if round.end >= 0 { return counted(from: source, to: evaluate(round.end)) }
        switch source {
        case .list(let values): return values
        case .null: return nil
        case .range(let range):
            guard let lower = range.lower, let upper = range.upper, let order = lower.order(relativeTo: upper), order <= 0,
                var values = counted(from: lower, to: upper)
            else {
                return nil
            }
            if !range.includesUpper, values.last?.equals(upper) == .true { values.removeLast() }
            if !range.includesLower, !values.isEmpty { values.removeFirst() }
            return values
        default: return [source]
        }
    }

    private mutating func counted(from start: Value, to end: Value) -> [Value]? {
        switch (start, end) {
        case (.number(let first), .number(let last)):
            guard let lower = Int(exactly: first), let upper = Int(exactly: last) else { return nil }
            return sequence(lower, upper) { .number($0) }
        case (.date(let first), .date(let last)):
            return sequence(first.daysSinceEpoch, last.daysSinceEpoch) {
                CalendarDate(daysSinceEpoch: $0).map(Value.date) ?? .null
            }
        default: return nil
        }
    }

    private mutating func sequence(_ lower: Int, _ upper: Int, _ value: (Int) -> Value) -> [Value]? {
        let (distance, overflow) = upper.subtractingReportingOverflow(lower)
        guard !overflow, distance.magnitude < UInt(limits.listCount) else {
            fail(.listTooLong)
            return nil
        }
        return stride(from: lower, through: upper, by: lower <= upper ? 1 : -1).map(value)
    }

    mutating func forLoop(_ node: Node) -> Value {
        let loop = program.loops[Int(node.a)]
        var results: [Value] = []
        let done = iterate(loop, round: 0) { evaluator in
            if loop.partial >= 0 { evaluator.locals[loop.partial] = .list(results) }
            results.append(evaluator.evaluate(loop.body))
            if results.count > evaluator.limits.listCount { evaluator.fail(.listTooLong) }
            return evaluator.budget.failure == nil
        }
        return done == nil ? .null : .list(results)
    }

    mutating func quantified(_ node: Node, stopsAt end: Truth) -> Value {
        let loop = program.loops[Int(node.a)]
        var result: Truth = end == .true ? .false : .true
        let done = iterate(loop, round: 0) { evaluator in
            let truth = evaluator.truth(loop.body)
            if truth == end {
                result = end
                return false
            }
            if truth == .null { result = .null }
            return true
        }
        return done == nil ? .null : result.value
    }

    /// Runs the body for every combination; false when it ended early, nil when a source cannot be iterated.
    private mutating func iterate(
        _ loop: Program.Loop, round: Int, _ body: (inout Evaluator) -> Bool
    ) -> Bool? {
        guard round < loop.rounds.count else { return spend(1) && body(&self) }
        guard let values = elements(loop.rounds[round]) else { return nil }
        let local = loop.rounds[round].local
        for value in values {
            locals[local] = value
            guard let goesOn = iterate(loop, round: round + 1, body) else { return nil }
            if !goesOn { return false }
        }
        return true
    }
}
