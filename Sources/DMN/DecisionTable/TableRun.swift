import FEEL

/// One evaluation of a decision table.
struct TableRun {
    let table: CompiledDecisionTable
    let slots: [Value]
    let environment: EvaluationEnvironment
    var budget: EvaluationBudget
    /// The inputs, each as one of its column's type.
    private var inputs: [Value] = []
    /// The rules whose outputs make the value.
    var deciding: [Int] = []
    /// The scope's slots with the inputs after them, once a test asks for them.
    private var scope: [Value]?

    typealias Reason = DecisionTableTrace.NullReason
    typealias Result = (value: Value, reason: Reason?)

    init(table: CompiledDecisionTable, slots: [Value], environment: EvaluationEnvironment, budget: EvaluationBudget) {
        self.table = table
        self.slots = slots
        self.environment = environment
        self.budget = budget
    }

    mutating func evaluate() throws(EvaluationFailure) -> Result {
        try spend(1 + table.inputs.count)
        inputs.reserveCapacity(table.inputs.count)
        for column in table.inputs { inputs.append(try read(column).coerced(to: column.type) ?? .null) }
        if let reason = try refusal() { return (.null, reason) }
        return try result(of: try matches())
    }

    mutating func evaluateTraced() throws(EvaluationFailure) -> (value: Value, trace: DecisionTableTrace) {
        try spend(1 + table.inputs.count)
        var shown: [DecisionTableTrace.Input] = []
        for (column, written) in zip(table.inputs, table.table.inputs) {
            let found = try read(column)
            let value = found.coerced(to: column.type) ?? .null
            inputs.append(value)
            shown.append(.init(label: written.label, text: written.expression.text, found: found, value: value))
        }
        if let reason = try refusal() { return (.null, DecisionTableTrace(inputs: shown, rules: [], decidedBy: [], nullReason: reason)) }
        try spend(table.traceCost)
        var rules: [DecisionTableTrace.Rule] = []
        for (place, written) in table.table.rules.enumerated() {
            var entries: [DecisionTableTrace.Entry] = []
            for column in table.inputs.indices {
                let truth = try holds(table.inputs[column].entries[place], column)
                entries.append(truth.map { $0 ? .held : .failed } ?? .undetermined)
            }
            rules.append(.init(number: place + 1, id: written.id, annotations: written.annotations, entries: entries))
        }
        let hits = rules.indices.filter { rules[$0].isMatch }
        let (value, reason) = try result(of: table.table.hitPolicy == .first ? Array(hits.prefix(1)) : hits)
        let trace = DecisionTableTrace(
            inputs: shown, rules: rules, decidedBy: deciding.map { $0 + 1 }, nullReason: value.isNull ? reason ?? .nullOutput : nil)
        return (value, trace)
    }

    // MARK: Inputs

    private mutating func read(_ column: CompiledDecisionTable.InputColumn) throws(EvaluationFailure) -> Value {
        if let slot = column.slot, slot < slots.count { return slots[slot] }
        return try column.expression.evaluate(slots: slots, environment: environment, budget: &budget)
    }

    /// Why the inputs have no result whatever the rules say.
    private mutating func refusal() throws(EvaluationFailure) -> Reason? {
        for place in inputs.indices {
            guard let allowed = table.inputs[place].allowed, !inputs[place].isNull else { continue }
            if try holds(allowed, place) != true {
                return .inputNotAllowed(input: place + 1, label: table.table.inputs[place].label, value: inputs[place].description)
            }
        }
        return nil
    }

    private mutating func holds(_ entry: CompiledDecisionTable.Entry, _ column: Int) throws(EvaluationFailure) -> Bool? {
        switch entry {
        case .constant(let test): return test.holds(for: inputs[column])
        case .expression(let expression):
            try spend(1)
            let values = try scopeWithInputs()
            return try expression.evaluate(slots: values, environment: environment, budget: &budget).boolean
        }
    }

    private mutating func scopeWithInputs() throws(EvaluationFailure) -> [Value] {
        if let scope { return scope }
        guard slots.count >= table.slotCount else { throw .missingSlots(expected: table.slotCount, given: slots.count) }
        let values = Array(slots.prefix(table.slotCount)) + inputs
        scope = values
        return values
    }

    // MARK: Rules

    /// The rules that match, in order; of a FIRST table the first one.
    private mutating func matches() throws(EvaluationFailure) -> [Int] {
        let count = table.rules.count
        var left = [UInt64](repeating: ~0, count: (count + 63) / 64)
        if !count.isMultiple(of: 64) { left[count / 64] = 1 << UInt64(count % 64) - 1 }
        for (place, column) in table.inputs.enumerated() {
            if let index = column.index, let cell = index.cell(of: inputs[place]) {
                try spend(left.count / 16)
                index.narrow(&left, to: cell)
            } else {
                try narrow(&left, by: column, inputs[place])
            }
        }
        var hits: [Int] = []
        for (word, mask) in left.enumerated() {
            var bits = mask
            while bits != 0 {
                let rule = word * 64 + bits.trailingZeroBitCount
                bits &= bits - 1
                if try holdsOpen(rule) {
                    hits.append(rule)
                    if table.table.hitPolicy == .first { return hits }
                }
            }
        }
        return hits
    }

    /// Keeps the rules whose test of a column holds or is more than a constant one.
    private mutating func narrow(
        _ rules: inout [UInt64], by column: CompiledDecisionTable.InputColumn, _ value: Value
    ) throws(EvaluationFailure) {
        try spend(column.entries.count / 16)
        for (rule, entry) in column.entries.enumerated() {
            guard let test = entry.constant, test.holds(for: value) != true else { continue }
            rules[rule / 64] &= ~(1 << UInt64(rule % 64))
        }
    }

    private mutating func holdsOpen(_ rule: Int) throws(EvaluationFailure) -> Bool {
        for column in table.rules[rule].openColumns where try holds(table.inputs[column].entries[rule], column) != true {
            return false
        }
        return true
    }

    mutating func spend(_ steps: Int) throws(EvaluationFailure) {
        guard budget.spend(steps) else { throw budget.failure ?? .tooManySteps }
    }
}
