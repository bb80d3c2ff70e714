package import FEEL

extension CompiledDecisionTable {
    /// The input paths that a null result lacks: where rules match, those that their outputs read; where none does or these lack
    /// nothing, those of the inputs and of the tests that could not be decided.
    package func missingFacts(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget
    ) throws(EvaluationFailure) -> [String] {
        func missing(in expression: FEELExpression, _ slots: [Value]) throws(EvaluationFailure) -> [String] {
            // A tested value has a name that starts so; what it lacks its input tells.
            try expression.evaluateTraced(slots: slots, environment: environment, budget: &budget).trace.missingFacts
                .filter { !$0.hasPrefix("\"") }
        }
        let trace = try evaluateTraced(slots: slots, environment: environment, budget: &budget).trace
        var seen: Set<String> = []
        let hits = table.hitPolicy == .first ? Array(trace.matches.prefix(1)) : trace.matches
        var facts: [String] = []
        let given = hits.isEmpty ? [defaultOutput].compactMap(\.self) : hits.map { rules[$0.number - 1] }
        for output in given.filter({ $0.constant == nil }).flatMap(\.outputs) { facts += try missing(in: output, slots) }
        if !facts.isEmpty { return facts.filter { seen.insert($0).inserted } }
        for column in inputs { facts += try missing(in: column.expression, slots) }
        let scope = Array(slots.prefix(slotCount)) + trace.inputs.map(\.value)
        for rule in trace.rules where !rule.entries.contains(.failed) {
            for (column, entry) in rule.entries.enumerated() where entry == .undetermined {
                guard case .expression(let test) = inputs[column].entries[rule.number - 1] else { continue }
                facts += try missing(in: test, scope)
            }
        }
        return facts.filter { seen.insert($0).inserted }
    }
}
