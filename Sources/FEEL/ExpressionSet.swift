/// Expressions over the same inputs that are evaluated together: faster than one by one.
///
///     let rules = ExpressionSet(expressions)
///     var results: [Value] = []
///     for slots in applications {
///         var budget = EvaluationBudget()
///         try rules.evaluate(slots: slots, environment: environment, budget: &budget, into: &results)
///         // results[0] is the value of the first expression, and so on.
///     }
///
/// The expressions must have been compiled against the same declarations, or such as begin alike.
public struct ExpressionSet: Sendable {
    private let programs: [Program]
    // Of the same programs, which stay while the set does.
    nonisolated(unsafe) private let heads: [Program.Head]
    private let needs: Program.Needs

    public init(_ expressions: [FEELExpression]) {
        programs = expressions.map(\.program)
        heads = programs.map(\.head)
        needs = programs.reduce(into: Program.Needs()) { all, program in
            all.slots = max(all.slots, program.needs.slots)
            all.locals = max(all.locals, program.needs.locals)
            all.nodes += program.needs.nodes
        }
    }

    public var count: Int { programs.count }

    /// Puts the value of each expression into `results`, in order and in place of what was there.
    ///
    /// Throws as `FEELExpression.evaluate` does; `results` is empty then.
    public func evaluate(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget, into results: inout [Value]
    ) throws(EvaluationFailure) {
        try fill(&results) { results throws(EvaluationFailure) in
            try Evaluator.evaluate(
                heads.span, needing: needs, slots: slots, environment: environment, budget: &budget, into: results)
        }
    }

    /// As `evaluate`, adding a trace of each expression to a buffer.
    public func evaluate(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget, into results: inout [Value],
        tracing buffer: inout TraceBuffer
    ) throws(EvaluationFailure) {
        try fill(&results) { results throws(EvaluationFailure) in
            try buffer.record(
                heads.span, needing: needs, slots: slots, environment: environment, budget: &budget, into: results)
        }
    }

    /// Gives the body room for a value of each program, and keeps the programs meanwhile.
    @inline(__always)
    private func fill(
        _ results: inout [Value], _ body: (UnsafeMutablePointer<Value>) throws(EvaluationFailure) -> Void
    ) throws(EvaluationFailure) {
        defer { withExtendedLifetime(programs) {} }
        if results.count != programs.count { results = Array(repeating: .null, count: programs.count) }
        do throws(EvaluationFailure) {
            try results.withUnsafeMutableBufferPointer { results throws(EvaluationFailure) in
                if let first = results.baseAddress { try body(first) }
            }
        } catch {
            results = []
            throw error
        }
    }
}
