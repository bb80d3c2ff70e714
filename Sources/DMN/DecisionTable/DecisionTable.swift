public import FEEL

/// A decision table as written: nothing is checked yet.
public struct DecisionTable: Sendable {
    public var hitPolicy: HitPolicy
    /// How the outputs of a COLLECT table become one; nil gives their list.
    public var aggregation: Aggregation?
    public var inputs: [Input]
    public var outputs: [Output]
    public var rules: [Rule]
    /// Where the table stands, for mistakes that belong to no cell.
    public var position: SourcePosition

    public init(
        hitPolicy: HitPolicy = .unique, aggregation: Aggregation? = nil, inputs: [Input] = [], outputs: [Output] = [],
        rules: [Rule] = [], position: SourcePosition = .start
    ) {
        self.hitPolicy = hitPolicy
        self.aggregation = aggregation
        self.inputs = inputs
        self.outputs = outputs
        self.rules = rules
        self.position = position
    }

    /// A cell's text and where it stands in its file.
    public struct SourceCell: Sendable, Hashable {
        public var text: String
        public var position: SourcePosition

        public init(text: String, position: SourcePosition = .start) {
            self.text = text
            self.position = position
        }
    }

    /// What the table gives when several rules match.
    public enum HitPolicy: String, Sendable, CaseIterable {
        case unique = "UNIQUE"
        case any = "ANY"
        case first = "FIRST"
        case priority = "PRIORITY"
        case ruleOrder = "RULE ORDER"
        case outputOrder = "OUTPUT ORDER"
        case collect = "COLLECT"
    }

    /// What a COLLECT table makes of the outputs of all rules that match.
    public enum Aggregation: String, Sendable, CaseIterable {
        case sum = "SUM"
        case min = "MIN"
        case max = "MAX"
        case count = "COUNT"
    }

    /// A column that is tested.
    public struct Input: Sendable {
        /// What people read above the column.
        public var label: String
        public var expression: SourceCell
        /// The declared type; nil takes that of the expression.
        public var type: FEELType?
        /// Unary tests that every value of the column meets.
        public var allowedValues: SourceCell?

        public init(label: String, expression: SourceCell, type: FEELType? = nil, allowedValues: SourceCell? = nil) {
            self.label = label
            self.expression = expression
            self.type = type
            self.allowedValues = allowedValues
        }
    }

    /// A column that is given.
    public struct Output: Sendable {
        /// The name of the entry in the result of a table with several outputs.
        public var name: String?
        /// What people read above the column.
        public var label: String
        /// The declared type; nil takes that of the entries.
        public var type: FEELType?
        /// Unary tests that every value of the column meets; for PRIORITY and OUTPUT ORDER from the highest to the lowest.
        public var allowedValues: SourceCell?
        /// What the column gives when no rule matches.
        public var defaultEntry: SourceCell?

        public init(
            name: String? = nil, label: String = "", type: FEELType? = nil, allowedValues: SourceCell? = nil,
            defaultEntry: SourceCell? = nil
        ) {
            self.name = name
            self.label = label
            self.type = type
            self.allowedValues = allowedValues
            self.defaultEntry = defaultEntry
        }
    }

    /// A row: tests of the inputs, and the outputs when all hold.
    public struct Rule: Sendable {
        public var id: String?
        public var inputEntries: [SourceCell]
        public var outputEntries: [SourceCell]
        public var annotations: [String]

        public init(id: String? = nil, inputEntries: [SourceCell], outputEntries: [SourceCell], annotations: [String] = []) {
            self.id = id
            self.inputEntries = inputEntries
            self.outputEntries = outputEntries
            self.annotations = annotations
        }
    }
}
