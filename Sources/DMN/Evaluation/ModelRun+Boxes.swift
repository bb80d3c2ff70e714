import FEEL

extension ModelRun {
    mutating func evaluate(_ box: Box, _ slots: inout [Value]) throws(EvaluationFailure) -> Value {
        switch box {
        case .literal(let expression): return try expression.evaluate(slots: slots, environment: environment, budget: &budget)
        case .unavailable(let error):
            log.add(error)
            return .null
        case .context(let entries, let shape, let result):
            var values: [Value] = []
            values.reserveCapacity(entries.count)
            for entry in entries {
                let value = try evaluate(entry.value, &slots)
                slots[entry.slot] = value
                values.append(value)
            }
            guard let result else { return .context(ContextValue(shape: shape, values: values)) }
            return try evaluate(result, &slots)
        case .list(let items):
            var values: [Value] = []
            for item in items { values.append(try evaluate(item, &slots)) }
            return .list(values)
        case .relation(let shape, let rows):
            var values: [Value] = []
            for row in rows {
                var cells: [Value] = []
                for cell in row { cells.append(try evaluate(cell, &slots)) }
                values.append(.context(ContextValue(shape: shape, values: cells)))
            }
            return .list(values)
        case .invocation(let callee, let names, let arguments, let call, let place):
            return try invoke(callee, names, arguments, call, place, &slots)
        case .function(let function): return closure(function, slots)
        case .conditional(let condition, let then, let otherwise, let place):
            let test = try evaluate(condition, &slots)
            if isWrong(test, "the condition", place) { return .null }
            return try evaluate(test.boolean == true ? then : otherwise, &slots)
        case .filter(let list, let slot, let match, let misfits, let place):
            slots[slot] = try evaluate(list, &slots)
            let wrong = try misfits.evaluate(slots: slots, environment: environment, budget: &budget)
            if let first = wrong.list?.first {
                log.add(place.error("the match is no boolean for \(shown(first))"))
                return .null
            }
            return try match.evaluate(slots: slots, environment: environment, budget: &budget)
        case .boxedFilter(let list, let item, let members, let match, let place):
            return try filter(try evaluate(list, &slots), item, members, match, place, &slots)
        case .loop(let loop, let list, let item, let partial, let body, let place):
            return try repeated(loop, try evaluate(list, &slots), item, partial, body, place, &slots)
        case .table(let table, let place): return try evaluate(table, place, slots)
        case .typed(let box, let type, let place):
            return try typed(try evaluate(box, &slots), type, "the value", place)
        }
    }

    private mutating func evaluate(
        _ table: CompiledDecisionTable, _ place: ModelError.Place, _ slots: [Value]
    ) throws(EvaluationFailure) -> Value {
        let value: Value
        let reason: DecisionTableTrace.NullReason?
        if log.takesTable(of: table.traceSize) {
            let trace: DecisionTableTrace
            (value, trace) = try table.evaluateTraced(slots: slots, environment: environment, budget: &budget)
            reason = trace.nullReason
            log.add(DecisionResult.TableStep(position: place.position, trace: trace, value: value))
        } else {
            (value, reason) = try table.result(slots: slots, environment: environment, budget: &budget)
        }
        if let reason { log.add(place.error("the decision table gives null: \(reason)")) }
        return value
    }

    // MARK: Functions

    private func closure(_ function: BoxFunction, _ slots: [Value]) -> Value {
        let (model, log) = (model, log)
        return .function(
            FunctionValue(parameters: function.parameters.map { ($0.name, .any) }, depth: function.depth) { arguments, environment, budget in
                ModelRun.caught(&budget) { budget throws(EvaluationFailure) in
                    var run = ModelRun(model, environment, log, budget)
                    defer { budget = run.budget }
                    return try run.call(function, arguments, slots, "function")
                }
            })
    }

    private mutating func invoke(
        _ callee: Box, _ names: [String], _ arguments: [Box], _ call: FEELExpression, _ place: ModelError.Place, _ slots: inout [Value]
    ) throws(EvaluationFailure) -> Value {
        guard case .function(let function) = try evaluate(callee, &slots) else {
            log.add(place.error("what is invoked is not a function"))
            return .null
        }
        var row: [Value] = [.function(function)]
        for parameter in function.parameterNames {
            guard let binding = names.firstIndex(of: parameter) else {
                log.add(place.error("the parameter \"\(parameter)\" has no binding"))
                return .null
            }
            row.append(try evaluate(arguments[binding], &slots))
        }
        guard names.count == function.parameterNames.count else {
            let unknown = names.filter { !function.parameterNames.contains($0) }
            log.add(place.error("the function has no parameter \"\(unknown.joined(separator: "\", \""))\""))
            return .null
        }
        return try call.evaluate(slots: row, environment: environment, budget: &budget)
    }

    // MARK: Lists

    /// Whether a value stands where a boolean is wanted and is neither that nor null, which is reported.
    private func isWrong(_ value: Value, _ what: String, _ place: ModelError.Place) -> Bool {
        if value.isNull || value.boolean != nil { return false }
        log.add(place.error("\(what) is \(shown(value)), which is no boolean"))
        return true
    }

    private mutating func filter(
        _ source: Value, _ item: Int, _ members: [(name: String, slot: Int)], _ match: Box, _ place: ModelError.Place, _ slots: inout [Value]
    ) throws(EvaluationFailure) -> Value {
        if source.isNull { return .null }
        var kept: [Value] = []
        for element in source.list ?? [source] {
            try spend(1)
            slots[item] = element
            for (name, slot) in members { slots[slot] = element.context?[name] ?? .null }
            let found = try evaluate(match, &slots)
            if isWrong(found, "the match", place) { return .null }
            if found.boolean == true { kept.append(element) }
        }
        return .list(kept)
    }

    private mutating func repeated(
        _ loop: BoxedExpression.Loop, _ source: Value, _ item: Int, _ partial: Int, _ body: Box, _ place: ModelError.Place,
        _ slots: inout [Value]
    ) throws(EvaluationFailure) -> Value {
        // Ranges and single values run as in a loop of the language.
        var elements = source
        if source.list == nil {
            elements = try model.elementsOfList.evaluate(slots: [source], environment: environment, budget: &budget)
        }
        guard case .list(let values) = elements else { return .null }
        var results: [Value] = []
        for value in values {
            try spend(1)
            slots[item] = value
            if loop == .each { slots[partial] = .list(results) }
            // Each round may hold the results of those before it.
            let found = try bounded(try evaluate(body, &slots), place)
            if loop != .each, isWrong(found, "what each element is to satisfy", place) { return .null }
            results.append(found)
        }
        if loop == .each { return .list(results) }
        // As "or" and "and" over all elements have it: one that decides outweighs those that are null.
        let decisive = loop == .some
        if results.contains(where: { $0.boolean == decisive }) { return .boolean(decisive) }
        return results.contains(where: \.isNull) ? .null : .boolean(!decisive)
    }
}
