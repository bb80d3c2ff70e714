public import FEEL

/// A checked decision table, ready to be evaluated any number of times.
public struct CompiledDecisionTable: Sendable {
    /// The table as written.
    public let table: DecisionTable
    /// What the table gives: the type of its output, a context of its outputs, a list of either, or a number.
    public let type: FEELType

    let inputs: [InputColumn]
    let outputs: [OutputColumn]
    var rules: [Rule]
    /// What the table gives when no rule matches.
    var defaultOutput: Rule?
    /// The aggregation, of a list in slot 0.
    let aggregate: FEELExpression?
    let shape: ContextValue.Shape
    /// Values that expressions of the scope may read.
    let slotCount: Int

    /// The input expressions by themselves.
    package var inputExpressions: [FEELExpression] { inputs.map(\.expression) }

    /// What the table's expressions read of its scope: slots, and input paths such as `answers.category`.
    package var reads: (slots: Set<Int>, facts: Set<String>) {
        var entries = inputs.flatMap { $0.entries + [$0.allowed].compactMap(\.self) }
        entries += outputs.compactMap(\.allowed)
        let tests = entries.compactMap { entry -> FEELExpression? in if case .expression(let test) = entry { test } else { nil } }
        let outputs = (rules + [defaultOutput].compactMap(\.self)).flatMap(\.outputs)
        let expressions = inputExpressions + tests + outputs
        // The slots after those of the scope are the inputs'.
        return (Set(expressions.flatMap(\.inputs).filter { $0 < slotCount }), Set(expressions.flatMap(\.facts)))
    }

    // A class, as an evaluation hands it on.
    final class InputColumn: Sendable {
        let expression: FEELExpression
        /// The slot that the expression does nothing but read.
        let slot: Int?
        let type: FEELType
        let allowed: Entry?
        let entries: [Entry]
        let index: ColumnIndex?

        init(
            expression: FEELExpression, slot: Int?, type: FEELType, allowed: Entry?, entries: [Entry], index: ColumnIndex?
        ) {
            self.expression = expression
            self.slot = slot
            self.type = type
            self.allowed = allowed
            self.entries = entries
            self.index = index
        }
    }

    struct OutputColumn: Sendable {
        let name: String
        let type: FEELType
        let allowed: Entry?
        /// The allowed values one by one, the highest first.
        let order: [ConstantTest]
    }

    /// Tests of one value.
    enum Entry: Sendable {
        case constant(ConstantTest)
        /// Reads the scope's slots and, after them, the inputs'.
        case expression(FEELExpression)

        var constant: ConstantTest? { if case .constant(let test) = self { test } else { nil } }
    }

    final class Rule: Sendable {
        /// From 1; 0 for the default output.
        let number: Int
        /// The columns whose tests are more than constant ones.
        let openColumns: [Int]
        let outputs: [FEELExpression]
        /// What the rule gives when that does not depend on anything.
        let constant: Output?

        init(number: Int, openColumns: [Int], outputs: [FEELExpression], constant: Output?) {
            self.number = number
            self.openColumns = openColumns
            self.outputs = outputs
            self.constant = constant
        }
    }

    /// The outputs of one hit.
    struct Output: Sendable {
        let values: [Value]
        /// The values as the table gives them: alone, or as a context.
        let value: Value
        /// The place of each value among its column's allowed ones; less is higher.
        let ranks: [Int]
    }

    /// What a trace tells: every rule with its tests.
    var traceSize: Int { table.rules.count * (4 + inputs.count) }
    /// The steps that making a trace is worth.
    var traceCost: Int { traceSize / 4 }

    /// The value for inputs in slot order; null where the standard has no result.
    ///
    /// Throws when a limit is exceeded or a slot that is read is missing.
    public func evaluate(
        slots: [Value] = [], environment: EvaluationEnvironment = EvaluationEnvironment()
    ) throws(EvaluationFailure) -> Value {
        var budget = EvaluationBudget(environment.limits)
        return try evaluate(slots: slots, environment: environment, budget: &budget)
    }

    /// As `evaluate`, with what other expressions left of a common budget.
    public func evaluate(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget
    ) throws(EvaluationFailure) -> Value {
        try result(slots: slots, environment: environment, budget: &budget).value
    }

    /// As `evaluate`, with the reason where the value is null.
    func result(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget
    ) throws(EvaluationFailure) -> TableRun.Result {
        var run = TableRun(table: self, slots: slots, environment: environment, budget: budget)
        defer { budget = run.budget }
        let (value, reason) = try run.evaluate()
        return (value, value.isNull ? reason ?? .nullOutput : nil)
    }

    /// As `evaluate`, with how the value came about: every test of every rule is made.
    public func evaluateTraced(
        slots: [Value] = [], environment: EvaluationEnvironment = EvaluationEnvironment()
    ) throws(EvaluationFailure) -> (value: Value, trace: DecisionTableTrace) {
        var budget = EvaluationBudget(environment.limits)
        return try evaluateTraced(slots: slots, environment: environment, budget: &budget)
    }

    /// As `evaluateTraced`, with what other expressions left of a common budget.
    public func evaluateTraced(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget
    ) throws(EvaluationFailure) -> (value: Value, trace: DecisionTableTrace) {
        var run = TableRun(table: self, slots: slots, environment: environment, budget: budget)
        defer { budget = run.budget }
        return try run.evaluateTraced()
    }
}
