import FEEL

/// Something that has one value throughout an evaluation: a fact, a constant, or a part of a formula by its text.
struct Term: Hashable {
    /// The path or text; of a constant its value as written.
    let key: String
    /// The kind of all its values but null; nil where that is open.
    let kind: ScalarKind?
    let constant: Value?

    init(_ key: String, kind: ScalarKind?) {
        self.key = key
        self.kind = kind
        constant = nil
    }

    init(_ constant: Value) {
        key = "= \(constant)"
        kind = ScalarKind(constant)
        self.constant = constant
    }

    /// By scalars, as formulas compare texts: Swift takes é for e with an accent after it.
    static func == (left: Term, right: Term) -> Bool { left.key.utf8.elementsEqual(right.key.utf8) }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// One thing that holds where a condition has a certain outcome.
enum Literal {
    /// The left value is less than the right, or equal unless strictly; both are of one kind.
    case order(Term, isStrict: Bool, Term)
    /// Two values of one kind that are not equal.
    case different(Term, Term)
    case null(Term)
    case value(Term)
    /// The outcome of a condition that is not looked into, by its text.
    case outcome(String, Truth)

    enum Truth: Hashable { case yes, no, neither }

    /// The terms that have a value where it holds.
    var valued: [Term] {
        switch self {
        case .order(let one, _, let other), .different(let one, let other): [one, other]
        case .value(let term): [term]
        case .null, .outcome: []
        }
    }
}
