import FEEL

/// A boxed expression whose names are places in a row of values, ready to be evaluated.
indirect enum Box: Sendable {
    case literal(FEELExpression)
    /// What cannot be evaluated is null, and says why.
    case unavailable(ModelError)
    case context([Entry], ContextValue.Shape, result: Box?)
    case list([Box])
    case relation(ContextValue.Shape, [[Box]])
    case invocation(Box, names: [String], arguments: [Box], call: FEELExpression, ModelError.Place)
    case function(BoxFunction)
    case conditional(Box, then: Box, otherwise: Box, ModelError.Place)
    /// `match` filters the list in a slot, once `misfits` finds no element for which the match is neither boolean nor null.
    case filter(Box, slot: Int, match: FEELExpression, misfits: FEELExpression, ModelError.Place)
    /// As `filter`, where the match is no text: the element's slot, and those of its members.
    case boxedFilter(Box, item: Int, members: [(name: String, slot: Int)], match: Box, ModelError.Place)
    case loop(BoxedExpression.Loop, Box, item: Int, partial: Int, body: Box, ModelError.Place)
    case table(CompiledDecisionTable, ModelError.Place)
    /// The value as one of a type.
    case typed(Box, TypeTable.ID, ModelError.Place)

    struct Entry: Sendable {
        let slot: Int
        let value: Box
    }
}

/// A function whose body is an expression: its parameters take the slots from `base` on.
struct BoxFunction: Sendable {
    struct Parameter: Sendable {
        let name: String
        let type: TypeTable.ID
    }

    let parameters: [Parameter]
    let base: Int
    let body: Box
    /// Tree levels that a call adds, against endless recursion.
    let depth: Int
    let place: ModelError.Place
}

extension ModelError {
    /// Where something stands: its file and position.
    struct Place: Sendable {
        let file: String
        let position: SourcePosition

        func error(_ message: String) -> ModelError { ModelError(file: file, position: position, message: message) }
    }
}
