import FEEL

/// An expression of a DMN file: text, or boxes that hold others.
struct BoxedExpression: Sendable {
    indirect enum Kind: Sendable {
        case literal(DecisionTable.SourceCell)
        /// An expression in a language that is not FEEL.
        case foreign(language: String)
        case context([Entry], result: BoxedExpression?)
        case list([BoxedExpression])
        case relation(columns: [Definitions.InformationItem], rows: [[BoxedExpression]])
        case invocation(function: BoxedExpression, bindings: [Binding])
        case function(Function)
        case conditional(condition: BoxedExpression, then: BoxedExpression, otherwise: BoxedExpression)
        case filter(list: BoxedExpression, match: BoxedExpression)
        case loop(Loop, variable: Definitions.InformationItem, list: BoxedExpression, body: BoxedExpression)
        case table(DecisionTable, types: TableTypes)
    }

    enum Loop: String, Sendable { case each = "for", some, every }

    struct Entry: Sendable {
        let variable: Definitions.InformationItem
        let value: BoxedExpression
    }

    struct Binding: Sendable {
        let parameter: Definitions.InformationItem
        let value: BoxedExpression
    }

    struct Function: Sendable {
        /// What the function is written in.
        enum Body: Sendable {
            case feel(BoxedExpression)
            /// Java or PMML: needs a machine that is not here.
            case foreign(kind: String)
        }

        let parameters: [Definitions.InformationItem]
        let body: Body
        let type: Definitions.TypeReference?
        let position: SourcePosition
    }

    /// The types that a table's columns name, in the order of the columns.
    struct TableTypes: Sendable {
        let inputs: [Definitions.TypeReference?]
        let outputs: [Definitions.TypeReference?]
    }

    let kind: Kind
    /// The type that the value must have.
    let type: Definitions.TypeReference?
    let position: SourcePosition
}
