import Decimals

/// A name that expressions see: a declared input, or one bound inside the expression.
final class Variable: Sendable {
    let name: String
    let type: FEELType
    /// The place among the declared inputs; nil for a name bound inside the expression.
    let slot: Int?
    /// The input path whose elements or fields the variable stands for, such as `partners` in `for p in partners`.
    let path: String?
    /// The parameters of a function, where they are known; else empty.
    let parameterNames: [String]

    init(_ name: String, _ type: FEELType, slot: Int? = nil, path: String? = nil, parameterNames: [String] = []) {
        self.name = name
        self.type = type
        self.slot = slot
        self.path = path
        self.parameterNames = parameterNames
    }
}

enum ArithmeticOperator: UInt8, Sendable { case add, subtract, multiply, divide, power }

enum ComparisonOperator: String, Sendable {
    case equal = "=", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
}

enum LoopKind: Sendable { case each, some, every }

/// A parsed expression with its names resolved and its type known.
struct Syntax: Sendable {
    indirect enum Kind: Sendable {
        case constant(Value)
        case variable(Variable)
        /// A member of a value; `index` is its place when the type declares it.
        case member(Syntax, name: String, index: Int)
        /// A name in a filter on elements of unknown type: a member of the element, else the outer value.
        case memberOrOuter(item: Variable, name: String, outer: Syntax?)
        case negation(Syntax)
        case arithmetic(ArithmeticOperator, Syntax, Syntax)
        case comparison(ComparisonOperator, Syntax, Syntax)
        case conjunction(Syntax, Syntax)
        case disjunction(Syntax, Syntax)
        case between(Syntax, Syntax, Syntax)
        /// Whether a value meets a unary test that is not an operator: equal, inside, or among.
        case test(Syntax, Syntax)
        case conditional(Syntax, Syntax, Syntax)
        case list([Syntax])
        case context([(name: String, variable: Variable, value: Syntax)])
        case range(lower: Syntax?, includesLower: Bool, upper: Syntax?, includesUpper: Bool)
        /// The range `= end`, or `!= end`.
        case pointRange(Syntax, isEqual: Bool)
        case filter(Syntax, item: Variable, predicate: Syntax)
        case loop(LoopKind, [Iterator], body: Syntax, partial: Variable?)
        case binding(Variable, Syntax, body: Syntax)
        case function([Variable], body: Syntax)
        case call(Syntax, [Syntax], names: [String]?)
        case builtin(Int, overload: Int, [Syntax?], isNamed: Bool)
        case instance(Syntax, FEELType)
    }

    struct Iterator: Sendable {
        let variable: Variable
        let source: Syntax
        /// The end of a counted iteration `a..b`.
        let end: Syntax?
    }

    let kind: Kind
    let type: FEELType
    let range: Range<Int>
    /// Levels of the tree below and including this one.
    let depth: Int

    /// The parameters of the function that the expression gives, where they are known; else empty.
    var parameterNames: [String] {
        switch kind {
        case .variable(let variable): variable.parameterNames
        case .function(let parameters, _): parameters.map(\.name)
        case .constant(.function(let function)): function.parameterNames
        default: []
        }
    }

    /// The input path that the expression reads, when it is nothing but a path: `applicant.legalForm`.
    var path: String? {
        switch kind {
        case .variable(let variable): variable.slot == nil ? variable.path : variable.name
        case .member(let base, let name, _): base.path.map { $0 + "." + name }
        case .filter(let base, _, _): base.path
        default: nil
        }
    }
}
