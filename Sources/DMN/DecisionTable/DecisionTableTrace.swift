public import FEEL

/// How a decision table came to its value: for explanations.
public struct DecisionTableTrace: Sendable {
    /// What a column was tested with.
    public struct Input: Sendable {
        public let label: String
        /// The input expression as written.
        public let text: String
        /// What the expression gave.
        public let found: Value
        /// The same as one of the column's type; null where it is none.
        public let value: Value
    }

    public enum Entry: Sendable, Hashable {
        case held, failed
        /// The test gave neither true nor false, mostly because the input was null.
        case undetermined
    }

    public struct Rule: Sendable {
        /// From 1.
        public let number: Int
        public let id: String?
        public let annotations: [String]
        /// One for each input.
        public let entries: [Entry]

        public var isMatch: Bool { entries.allSatisfy { $0 == .held } }
    }

    /// Why a table gave null.
    public enum NullReason: Sendable, Hashable, CustomStringConvertible {
        case noRuleMatched
        /// The numbers of the rules that match a UNIQUE table together.
        case severalRulesMatched([Int])
        /// The numbers of the rules that match an ANY table with unlike outputs.
        case outputsDiffer([Int])
        /// An input, counted from 1, outside the column's allowed values, with the value as a literal.
        case inputNotAllowed(input: Int, label: String, value: String)
        /// An output outside the allowed values, with the value as a literal; rule 0 is the default output.
        case outputNotAllowed(rule: Int, label: String, value: String)
        /// The table adds up, or takes the least or greatest of, what has several outputs.
        case aggregationOfSeveralOutputs
        /// The rule that was hit, or the aggregation, gives null itself.
        case nullOutput

        public var description: String {
            switch self {
            case .noRuleMatched: "no rule matched"
            case .severalRulesMatched(let rules): "rules \(listed(rules)) match together but the table is unique"
            case .outputsDiffer(let rules): "rules \(listed(rules)) match together with different outputs"
            case .inputNotAllowed(_, let label, let value): "the input \"\(label)\" is \(value), which is not among its allowed values"
            case .outputNotAllowed(let rule, let label, let value):
                (rule == 0 ? "the default output" : "the output of rule \(rule)")
                    + (label.isEmpty ? "" : " for \"\(label)\"") + " is \(value), which is not among the allowed values"
            case .aggregationOfSeveralOutputs: "several outputs cannot be aggregated"
            case .nullOutput: "the output is null"
            }
        }
    }

    public let inputs: [Input]
    /// Every rule; empty when an input was not allowed.
    public let rules: [Rule]
    /// The numbers of the rules whose outputs make the value, in the order of the table: of a FIRST or PRIORITY table one, of
    /// others all that matched. Empty where no output came to be: nothing matched, or too much.
    public let decidedBy: [Int]
    /// Set when the value is null.
    public let nullReason: NullReason?

    /// The rules that matched, in the order of the table, whether or not the hit policy gives them a say.
    public var matches: [Rule] { rules.filter(\.isMatch) }
}

/// `2`, `2 and 5`, `2, 5 and 7`.
func listed(_ numbers: [Int]) -> String {
    guard let last = numbers.last, numbers.count > 1 else { return numbers.map(String.init).joined() }
    return numbers.dropLast().map(String.init).joined(separator: ", ") + " and \(last)"
}
