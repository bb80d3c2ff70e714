/// What an evaluation may know of the world besides its inputs.
public struct EvaluationEnvironment: Sendable {
    /// What `now()` and `today()` give; both are null without it.
    public var now: DateTime?
    public var limits: Limits

    public init(now: DateTime? = nil, limits: Limits = .standard) {
        self.now = now
        self.limits = limits
    }
}

/// What is left to an evaluation of its limits; one budget is shared by all expressions that are evaluated for one answer.
public struct EvaluationBudget: Sendable {
    /// Work that is left, as `Limits.steps` counts it.
    package var steps: Int
    /// Tree levels of all functions that are being called.
    package var callNesting = 0
    /// Why the evaluation was given up, once it was.
    package var failure: EvaluationFailure?

    public init(_ limits: Limits = .standard) { steps = limits.steps }

    /// Takes steps; false when the evaluation is to end.
    package mutating func spend(_ count: Int) -> Bool {
        steps -= count
        if steps < 0 { fail(.tooManySteps) }
        return failure == nil
    }

    package mutating func fail(_ reason: EvaluationFailure) {
        if failure == nil { failure = reason }
    }
}
