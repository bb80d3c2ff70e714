/// What an expression and its evaluation may use at most; a breach is an error, never a crash.
public struct Limits: Sendable {
    /// Unicode scalars of an expression's text.
    public var sourceLength = 65_536
    /// Levels of an expression's tree.
    public var nesting = 128
    /// Elements of a list made during evaluation.
    public var listCount = 1_000_000
    /// UTF-8 bytes of a string made during evaluation.
    public var stringLength = 4_194_304
    /// Levels of lists, contexts and functions in one another, of a value made during evaluation.
    public var valueNesting = 256
    /// Work of one evaluation: rounds of loops and filters, calls of functions, elements and pieces of text they look at.
    public var steps = 10_000_000
    /// Tree levels of all functions that are being called at one time.
    public var callNesting = 600

    public init() {}

    public static let standard = Limits()
}

/// Why an evaluation was given up.
public enum EvaluationFailure: Error, Sendable, Equatable, CustomStringConvertible {
    case tooManySteps
    case listTooLong
    case stringTooLong
    case callsTooDeep
    case valuesTooDeep
    /// Fewer slots than declared names.
    case missingSlots(expected: Int, given: Int)

    public var description: String {
        switch self {
        case .tooManySteps: "the evaluation takes more steps than allowed"
        case .listTooLong: "the evaluation makes a longer list than allowed"
        case .stringTooLong: "the evaluation makes a longer text than allowed"
        case .callsTooDeep: "the evaluation nests function calls deeper than allowed"
        case .valuesTooDeep: "the evaluation makes a value of lists and contexts nested deeper than allowed"
        case .missingSlots(let expected, let given): "\(expected) input values are declared, \(given) were given"
        }
    }
}
