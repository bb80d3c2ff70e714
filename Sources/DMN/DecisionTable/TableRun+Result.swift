import FEEL

extension TableRun {
    /// What the hit policy makes of the rules that match.
    mutating func result(of hits: [Int]) throws(EvaluationFailure) -> Result {
        guard !hits.isEmpty else { return try resultOfNoMatch() }
        try spend(hits.count / 2)
        switch table.table.hitPolicy {
        case .unique:
            guard hits.count == 1 else { return (.null, .severalRulesMatched(numbers(hits))) }
            return try single(hits[0])
        case .first: return try single(hits[0])
        case .any:
            let (outputs, reason) = try self.outputs(hits)
            guard let first = outputs.first, reason == nil else { return (.null, reason) }
            guard outputs.dropFirst().allSatisfy({ $0.values == first.values }) else { return (.null, .outputsDiffer(numbers(hits))) }
            deciding = hits
            return (first.value, nil)
        case .priority:
            let (outputs, reason) = try self.outputs(hits)
            guard reason == nil else { return (.null, reason) }
            guard let place = outputs.indices.min(by: { TableRun.isHigher(outputs[$0].ranks, outputs[$1].ranks) }) else { return (.null, nil) }
            deciding = [hits[place]]
            return (outputs[place].value, nil)
        case .ruleOrder, .outputOrder, .collect:
            let (outputs, reason) = try self.outputs(hits)
            guard reason == nil else { return (.null, reason) }
            deciding = hits
            return try several(outputs)
        }
    }

    private mutating func resultOfNoMatch() throws(EvaluationFailure) -> Result {
        if let rule = table.defaultOutput {
            let (output, reason) = try output(of: rule)
            guard let output else { return (.null, reason) }
            return (table.table.givesList ? .list([output.value]) : output.value, nil)
        }
        if table.table.givesList { return (.list([]), nil) }
        return table.table.aggregation == .count ? (.number(0), nil) : (.null, .noRuleMatched)
    }

    private mutating func single(_ hit: Int) throws(EvaluationFailure) -> Result {
        let (output, reason) = try output(of: table.rules[hit])
        if output != nil { deciding = [hit] }
        return (output?.value ?? .null, reason)
    }

    private mutating func several(_ outputs: [CompiledDecisionTable.Output]) throws(EvaluationFailure) -> Result {
        var ordered = outputs
        if table.table.hitPolicy == .outputOrder {
            ordered = outputs.enumerated().sorted { left, right in
                left.element.ranks == right.element.ranks
                    ? left.offset < right.offset : TableRun.isHigher(left.element.ranks, right.element.ranks)
            }.map(\.element)
        }
        let values = Value.list(ordered.map(\.value))
        guard table.table.hitPolicy == .collect, let aggregation = table.table.aggregation else { return (values, nil) }
        if aggregation == .count { return (.number(outputs.count), nil) }
        guard let aggregate = table.aggregate else { return (.null, .aggregationOfSeveralOutputs) }
        return (try aggregate.evaluate(slots: [values], environment: environment, budget: &budget), nil)
    }

    // MARK: Outputs

    private mutating func outputs(
        _ hits: [Int]
    ) throws(EvaluationFailure) -> (outputs: [CompiledDecisionTable.Output], reason: Reason?) {
        var outputs: [CompiledDecisionTable.Output] = []
        outputs.reserveCapacity(hits.count)
        for hit in hits {
            let (output, reason) = try output(of: table.rules[hit])
            guard let output else { return ([], reason) }
            outputs.append(output)
        }
        return (outputs, nil)
    }

    private mutating func output(
        of rule: CompiledDecisionTable.Rule
    ) throws(EvaluationFailure) -> (output: CompiledDecisionTable.Output?, reason: Reason?) {
        if let constant = rule.constant { return (constant, nil) }
        try spend(1 + rule.outputs.count)
        var values: [Value] = []
        for (column, expression) in zip(table.outputs, rule.outputs) {
            let found = try expression.evaluate(slots: slots, environment: environment, budget: &budget)
            let value = found.coerced(to: column.type) ?? .null
            if let allowed = column.allowed, !value.isNull, try holds(allowed, output: value) != true {
                return (nil, .outputNotAllowed(rule: rule.number, label: column.name, value: value.description))
            }
            values.append(value)
        }
        return (table.output(values), nil)
    }

    private mutating func holds(_ entry: CompiledDecisionTable.Entry, output value: Value) throws(EvaluationFailure) -> Bool? {
        switch entry {
        case .constant(let test): return test.holds(for: value)
        case .expression(let expression):
            guard slots.count >= table.slotCount else { throw .missingSlots(expected: table.slotCount, given: slots.count) }
            return try expression.evaluate(
                slots: Array(slots.prefix(table.slotCount)) + [value], environment: environment, budget: &budget
            ).boolean
        }
    }

    private func numbers(_ hits: [Int]) -> [Int] { hits.map { $0 + 1 } }

    /// By the first output whose ranks differ.
    private static func isHigher(_ left: [Int], _ right: [Int]) -> Bool { left.lexicographicallyPrecedes(right) }
}

extension DecisionTable {
    /// Whether the hits come as a list, not as one value.
    var givesList: Bool {
        switch hitPolicy {
        case .unique, .any, .first, .priority: false
        case .ruleOrder, .outputOrder: true
        case .collect: aggregation == nil
        }
    }
}

extension CompiledDecisionTable {
    /// Values of one hit as the table gives them.
    func output(_ values: [Value]) -> Output {
        Output(
            values: values, value: values.count == 1 ? values[0] : .context(ContextValue(shape: shape, values: values)),
            ranks: zip(outputs, values).map { column, value in
                column.order.firstIndex { $0.holds(for: value) == true } ?? column.order.count
            })
    }
}
