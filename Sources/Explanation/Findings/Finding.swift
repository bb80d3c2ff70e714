import FEEL

/// Why an expression is not what it should be, free of any language.
indirect enum Finding: Sendable {
    /// Two values that can be ordered, in an order other than demanded. `order` is of left to right; `difference` is
    /// what lies between them, null where the language has no difference.
    case order(Operand, Operand, order: Int, difference: Value, demand: Demand)
    case unequal(Operand, Operand)
    /// Equal where they must differ.
    case same(Operand, Operand)
    /// The first is missing, and must be equal to the second where there is one.
    case absent(Operand, needed: Operand?)
    /// Given where it must be missing.
    case given(Operand)
    /// A list that must have no elements.
    case notEmpty(Operand)
    case among([Value], Operand, holds: Bool)
    case inside(Operand, lower: Operand, upper: Operand)
    case relation(Relation, Operand, Operand, holds: Bool)
    case type(Operand, FEELType, holds: Bool)
    /// A yes-or-no fact that is the wrong one.
    case answer(Operand, Bool)
    /// Any other condition, with the facts it read.
    case condition(Operand, holds: Bool, facts: [Operand])
    /// What is wrong with elements of a list, of which `more` are not shown.
    case elements([(element: Value, finding: Finding)], more: Int)
    /// No element meets the condition, or all do though they must not.
    case quantity(Quantity, list: Operand, condition: Operand)
    /// All of these must be mended.
    case all([Finding])
    /// Mending one of these is enough.
    case any([Finding])

    /// What the left side of a comparison had to be, seen from the right.
    enum Demand: Sendable {
        case equal, atMost, less, atLeast, more

        /// The same demand seen from the other side.
        var mirrored: Demand {
            switch self {
            case .equal: .equal
            case .atMost: .atLeast
            case .less: .more
            case .atLeast: .atMost
            case .more: .less
            }
        }
    }

    enum Relation: String, Sendable {
        case contains, matches
        case startsWith = "starts with"
        case endsWith = "ends with"
        case includes = "list contains"
        case before, after
    }

    enum Quantity: Sendable { case none, all }
}

/// A side of a comparison: how it is written, with facts to be named, and what it gave.
struct Operand: Sendable {
    enum Piece: Sendable {
        case text(String)
        /// An input path, to be shown by its label.
        case fact(String)
        case value(Value)
    }

    let pieces: [Piece]
    let value: Value
    /// The value is all there is to show.
    let isLiteral: Bool

    /// It is a fact and nothing else.
    var isFact: Bool {
        guard pieces.count == 1, case .fact = pieces[0] else { return false }
        return true
    }

    init(pieces: [Piece], value: Value) {
        self.pieces = pieces
        self.value = value
        isLiteral = false
    }

    init(literal value: Value) {
        pieces = []
        self.value = value
        isLiteral = true
    }
}
