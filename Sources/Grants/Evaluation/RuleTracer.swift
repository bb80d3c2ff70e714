import ExactJSON
import FEEL

/// Traces the formulas of one run, one at a time, and writes what they gave as receipts have it.
struct RuleTracer: ~Copyable {
    private var buffer = TraceBuffer()
    // What formulas read again and again, by its text: every formula of a run sees the same inputs.
    private var inputs: [String: JSON] = [:]

    /// The value with what explains it.
    mutating func evaluate(
        _ expression: FEELExpression, slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget
    ) throws(EvaluationFailure) -> (value: Value, trace: Trace) {
        buffer.removeAll()
        let value = try expression.evaluate(slots: slots, environment: environment, budget: &budget, into: &buffer)
        return (value, buffer[0])
    }

    /// Every part that is no constant with its value.
    mutating func values(of trace: Trace, in formula: RuleResult.TracedValue.Formula) -> [RuleResult.TracedValue] {
        var values: [RuleResult.TracedValue] = []
        for step in trace.steps where !step.isConstant {
            values.append(
                RuleResult.TracedValue(
                    formula: formula, span: step.span.range, expression: step.text, value: step.isInput ? json(of: step) : step.value.json))
        }
        return values
    }

    private mutating func json(of step: Trace.Step) -> JSON {
        if let known = inputs[step.text] { return known }
        let json = step.value.json
        inputs[step.text] = json
        return json
    }
}
