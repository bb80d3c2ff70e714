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
        let body = program.loops[Int(node.a)].body, partial = program.loops[Int(node.a)].partial
        var results: [Value] = []
        var nests = false
        let done = iterate(Int(node.a), round: 0) { evaluator in
            if partial >= 0 {
                // The body may keep the results so far, which are then copied.
                guard evaluator.spend(results.count >> 6) else { return false }
                evaluator.locals[partial] = .list(results)
            }
            var result = evaluator.evaluate(body)
            if result.isContainer {
                nests = true
                if partial >= 0 { result = evaluator.bounded(result) }
            }
            // Let go of the results so far, so that the list grows in place.
            if partial >= 0 { evaluator.locals[partial] = .null }
            results.append(result)
            if results.count > evaluator.limits.listCount { evaluator.fail(.listTooLong) }
            return evaluator.budget.failure == nil
        }
        if done == nil { return .null }
        return nests ? bounded(.list(results)) : .list(results)
    }

    mutating func quantified(_ node: Node, stopsAt end: Truth) -> Truth {
        let loop = loop(Int(node.a)), body = loop.pointee.body
        var result: Truth = end == .true ? .false : .true
        if let round = loop.pointee.only, nodes[round.source].isGiven, let values = place(round.source).flatMap(Value.elements) {
            // A list of the inputs, without the closures of `iterate`.
            guard let first = values.baseAddress else { return result }
            for offset in 0..<values.count {
                guard spend(loop.pointee.cost) else { break }
                let truth = bound(round.local, to: first + offset) { $0.round(of: body) { $0.truth(body) } }
                if truth == end { return end }
                if truth == .null { result = .null }
            }
            return result
        }
        let done = iterate(Int(node.a), round: 0) { evaluator in
            let truth = evaluator.truth(body)
            if truth == end {
                result = end
                return false
            }
            if truth == .null { result = .null }
            return true
        }
        return done == nil ? .null : result
    }

    /// Runs the body for every combination; false when it ended early, nil when a source cannot be iterated.
    private mutating func iterate(_ loop: Int, round place: Int, _ body: (inout Evaluator) -> Bool) -> Bool? {
        guard place < program.loops[loop].rounds.count else {
            return spend(program.loops[loop].cost) && round(of: program.loops[loop].body, body)
        }
        let round = program.loops[loop].rounds[place]
        let isInnermost = place + 1 == program.loops[loop].rounds.count
        var isIterable = true
        func next(_ evaluator: inout Evaluator, _ value: UnsafePointer<Value>) -> Bool {
            guard isInnermost || evaluator.spend(1) else { return false }
            let goesOn = evaluator.bound(round.local, to: value) { $0.iterate(loop, round: place + 1, body) }
            if goesOn == nil { isIterable = false }
            return goesOn == true
        }
        var done: Bool?
        if round.end < 0, isStream(round.source) {
            done = stream(round.source, next)
        } else {
            switch source(round) {
            case .values(let values): done = run(through: values, next)
            case .counted(let first, let last, let dates): done = count(from: first, to: last, dates: dates, next)
            case nil: done = nil
            }
        }
        return isIterable ? done : nil
    }

    private mutating func count(from first: Int, to last: Int, dates: Bool, _ visit: Visit) -> Bool {
        var place = first
        while true {
            let value = dates ? CalendarDate(daysSinceEpoch: place).map(Value.date) ?? .null : .number(place)
            guard withUnsafePointer(to: value, { visit(&self, $0) }) else { return false }
            if place == last { return true }
            place += place < last ? 1 : -1
        }
    }
}
