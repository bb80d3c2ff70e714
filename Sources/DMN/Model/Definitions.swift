import FEEL

/// A DMN file as read: nothing is resolved or checked against anything else yet.
struct Definitions: Sendable {
    let name: String
    let namespace: String
    var imports: [Import] = []
    var items: [ItemDefinition] = []
    var inputs: [InputData] = []
    var decisions: [Decision] = []
    var knowledge: [BusinessKnowledgeModel] = []
    var services: [DecisionService] = []

    struct Import: Sendable {
        /// What names of the imported file are written after; empty puts them in scope as they are.
        let name: String
        let namespace: String
        let location: String?
        /// Files of other kinds (PMML, XML schemas) are not read.
        let isModel: Bool
        let position: SourcePosition
    }

    /// The name and type of a value, as `variable`, `parameter` and `column` elements have them.
    struct InformationItem: Sendable {
        let name: String
        let type: TypeReference?
        let position: SourcePosition
    }

    struct TypeReference: Sendable {
        let name: String
        let position: SourcePosition
    }

    /// A reference to an element: `#id` or `namespace#id`.
    struct Reference: Sendable {
        /// Nil for the same file.
        let namespace: String?
        let id: String
        let position: SourcePosition
    }

    struct InputData: Sendable {
        let id: String?
        let name: String
        let type: TypeReference?
        let position: SourcePosition
    }

    struct Decision: Sendable {
        let id: String?
        let name: String
        let variable: InformationItem
        /// Required decisions, input data and knowledge, in the order of the file.
        let requirements: [Reference]
        /// Nil for a decision that is drawn but not written.
        let logic: BoxedExpression?
        let position: SourcePosition
    }

    struct BusinessKnowledgeModel: Sendable {
        let id: String?
        let name: String
        let variable: InformationItem
        let requirements: [Reference]
        let logic: BoxedExpression.Function?
        let position: SourcePosition
    }

    struct DecisionService: Sendable {
        let id: String?
        let name: String
        let variable: InformationItem
        let outputs: [Reference]
        let inputDecisions: [Reference]
        let inputData: [Reference]
        let position: SourcePosition
    }
}
