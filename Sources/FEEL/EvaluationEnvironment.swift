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
