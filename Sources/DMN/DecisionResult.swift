public import FEEL

/// What an evaluation of a model gave, and how.
public struct DecisionResult: Sendable {
    public let value: Value
    /// Why something is null: missing or unfitting inputs, values that are not of their type, tables without a match.
    public let messages: [ModelError]
    /// The decisions that were evaluated for it, in their order; the one that was asked for comes last.
    public let steps: [Step]

    /// One decision with its value.
    public struct Step: Sendable {
        public let name: String
        public let value: Value
        /// The parts of its expression with their values, when a trace was asked for and the decision is one FEEL expression.
        public let trace: Trace?
        /// The decision tables that were evaluated for it, when a trace was asked for.
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
