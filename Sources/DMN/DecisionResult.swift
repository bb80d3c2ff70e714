public import FEEL

/// What an evaluation of a model gave, and how.
public struct DecisionResult: Sendable {
    public let value: Value
    /// Why something is null: missing or unfitting inputs, values that are not of their type, tables without a match.
    public let messages: [ModelError]
    /// The decisions that were evaluated for it, in their order; the one that was asked for comes last. Those of decision
    /// services that a decision calls stand before it, the first 1 000 of them.
    public let steps: [Step]

    /// One decision with its value.
    public struct Step: Sendable {
        public let name: String
        public let value: Value
        /// The parts of its expression with their values, when a trace was asked for and the decision is one FEEL expression.
        public let trace: Trace?
        /// The decision tables that were evaluated for it, when a trace was asked for: the first 200, and fewer where they are so
        /// large that the traces of the whole evaluation would tell more than a million tests.
        public let tables: [TableStep]
    }

    /// One decision table with its value.
    public struct TableStep: Sendable {
        /// Where the table stands in its file.
        public let position: SourcePosition
        public let trace: DecisionTableTrace
        public let value: Value
    }
}
