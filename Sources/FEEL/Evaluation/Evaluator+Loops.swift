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
        let body = program.loops[Int(node.a)].body, partial = program.loops[Int(node.a)].partial
        var results: [Value] = []
        let done = iterate(Int(node.a), round: 0) { evaluator in
            if partial >= 0 { evaluator.locals[partial] = .list(results) }
            let value = evaluator.evaluate(body)
            // Let go of the results so far, so that the list grows in place.
            if partial >= 0 { evaluator.locals[partial] = .null }
            results.append(value)
            if results.count > evaluator.limits.listCount { evaluator.fail(.listTooLong) }
            return evaluator.budget.failure == nil
        }
        return done == nil ? .null : .list(results)
    }

    mutating func quantified(_ node: Node, stopsAt end: Truth) -> Value {
        let body = program.loops[Int(node.a)].body
        var result: Truth = end == .true ? .false : .true
        let done = iterate(Int(node.a), round: 0) { evaluator in
            let truth = evaluator.truth(body)
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
    private mutating func iterate(_ loop: Int, round place: Int, _ body: (inout Evaluator) -> Bool) -> Bool? {
        guard place < program.loops[loop].rounds.count else {
            return spend(1) && round(of: program.loops[loop].body, body)
        }
        let round = program.loops[loop].rounds[place]
        var isIterable = true
        func next(_ evaluator: inout Evaluator, _ value: UnsafePointer<Value>) -> Bool {
            let goesOn = evaluator.bound(round.local, to: value) { $0.iterate(loop, round: place + 1, body) }
            if goesOn == nil { isIterable = false }
            return goesOn == true
        }
        let done: Bool?
        if round.end < 0, isStream(round.source) {
            done = stream(round.source, next)
        } else {
            done = elements(round).map { run(through: $0, next) }
        }
        return isIterable ? done : nil
    }
}
