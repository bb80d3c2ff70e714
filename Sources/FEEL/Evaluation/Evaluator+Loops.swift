import Decimals

extension Evaluator {
    /// What an iteration runs through.
    private enum Source {
        case values([Value])
        /// Whole numbers, or days since 1970, from the first to the last in either direction.
        case counted(Int, Int, dates: Bool)
    }

    /// Nil when the source cannot be iterated.
    private mutating func source(_ round: Program.Loop.Round) -> Source? {
        let start = evaluate(round.source)
        if round.end >= 0 { return Evaluator.counted(from: start, to: evaluate(round.end)) }
        switch start {
        case .list(let values): return .values(values)
        case .null: return nil
        case .range(let range):
            guard range.form != .unequal, let lower = range.lower, let upper = range.upper,
                let order = lower.order(relativeTo: upper), order <= 0,
                case .counted(var first, var last, let dates)? = Evaluator.counted(from: lower, to: upper)
            else { return nil }
            if !range.includesLower { first += 1 }
            if !range.includesUpper { last -= 1 }
            return first <= last ? .counted(first, last, dates: dates) : .values([])
        default: return .values([start])
        }
    }

    private static func counted(from start: Value, to end: Value) -> Source? {
        switch (start, end) {
        case (.number(let first), .number(let last)):
            guard let lower = Int(exactly: first), let upper = Int(exactly: last), lower.magnitude < 1 << 62,
                upper.magnitude < 1 << 62
            else { return nil }
            return .counted(lower, upper, dates: false)
        case (.date(let first), .date(let last)):
            return .counted(first.daysSinceEpoch, last.daysSinceEpoch, dates: true)
        default: return nil
        }
    }

    mutating func forLoop(_ node: Node) -> Value {
        let loop = program.loops[Int(node.a)]
        var results: [Value] = []
        var nests = false
        let done = iterate(loop, round: 0) { evaluator in
            if loop.partial >= 0 {
                // The body may keep the results so far, which are then copied.
                guard evaluator.spend(results.count >> 6) else { return false }
                evaluator.locals[loop.partial] = .list(results)
            }
            var result = evaluator.evaluate(loop.body)
            if result.isContainer {
                nests = true
                if loop.partial >= 0 { result = evaluator.bounded(result) }
            }
            if loop.partial >= 0 { evaluator.locals[loop.partial] = .null }
            results.append(result)
            if results.count > evaluator.limits.listCount { evaluator.fail(.listTooLong) }
            return evaluator.budget.failure == nil
        }
        if done == nil { return .null }
        return nests ? bounded(.list(results)) : .list(results)
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
        guard round < loop.rounds.count else {
            // The body's nodes stand between the last source and its root.
            let start = loop.rounds.last.map { max($0.source, $0.end) } ?? loop.body
            return spend(1 + max(0, loop.body - start) >> 3) && body(&self)
        }
        guard let source = source(loop.rounds[round]) else { return nil }
        let local = loop.rounds[round].local
        let isInnermost = round + 1 == loop.rounds.count
        func step(_ evaluator: inout Evaluator, _ value: Value) -> Bool? {
            guard isInnermost || evaluator.spend(1) else { return nil }
            evaluator.locals[local] = value
            return evaluator.iterate(loop, round: round + 1, body)
        }
        switch source {
        case .values(let values):
            for value in values {
                guard let goesOn = step(&self, value) else { return nil }
                if !goesOn { return false }
            }
        case .counted(let first, let last, let dates):
            var place = first
            while true {
                let value = dates ? CalendarDate(daysSinceEpoch: place).map(Value.date) ?? .null : .number(place)
                guard let goesOn = step(&self, value) else { return nil }
                if !goesOn { return false }
                if place == last { break }
                place += place < last ? 1 : -1
            }
        }
        return true
    }
}
