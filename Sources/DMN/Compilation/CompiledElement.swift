import FEEL

/// An element of a model, ready to be evaluated. A class, so that looking at one costs one count.
final class CompiledElement: Sendable {
    enum Kind: Sendable {
        case input(TypeTable.ID)
        case decision(Frame, Box, TypeTable.ID)
        case function(Frame, BoxFunction, result: TypeTable.ID)
        case service(Service)
        /// Cannot be evaluated at all.
        case unavailable(ModelError)
    }

    let name: String
    let kind: Kind
    /// The elements whose values must be there before.
    let needs: [Int]
    /// What the checker of expressions sees.
    let type: FEELType
    /// What was found wrong when it was compiled.
    let problems: [ModelError]
    let place: ModelError.Place

    init(name: String, kind: Kind, needs: [Int], type: FEELType, problems: [ModelError], place: ModelError.Place) {
        self.name = name
        self.kind = kind
        self.needs = needs
        self.type = type
        self.problems = problems
        self.place = place
    }

    /// The row of values that an element's expressions read.
    struct Frame: Sendable {
        enum Entry: Sendable {
            case element(Int)
            /// Elements of an imported file, under its name.
            case imported(ContextValue.Shape, [Int])
        }

        var entries: [Entry] = []
        var count = 0
    }

    struct Service: Sendable {
        struct Parameter: Sendable {
            let name: String
            let element: Int
            let type: TypeTable.ID
        }

        let parameters: [Parameter]
        let outputs: [Int]
        let shape: ContextValue.Shape
        let result: TypeTable.ID
    }
}

/// A model, ready to be evaluated any number of times.
final class CompiledModel: Sendable {
    let elements: [CompiledElement]
    let types: TypeTable
    /// `for x in list return x` of slot 0: what loops run through.
    let elementsOfList: FEELExpression

    init(elements: [CompiledElement], types: TypeTable, elementsOfList: FEELExpression) {
        self.elements = elements
        self.types = types
        self.elementsOfList = elementsOfList
    }
}
