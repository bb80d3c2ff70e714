/// A function as a value: one written in an expression with what it captured, a built-in one, or one of the host.
public final class FunctionValue: Sendable {
    /// Gets arguments by position, each of its parameter's type; evaluates with what is left of the caller's budget.
    package typealias Host = @Sendable ([Value], EvaluationEnvironment, inout EvaluationBudget) -> Value

    enum Body: Sendable {
        case lambda(program: Program, function: Int, captures: [Value])
        case builtin(Int)
        case host(parameterTypes: [FEELType], depth: Int, Host)
    }

    public let parameterNames: [String]
    let body: Body

    init(parameterNames: [String], body: Body) {
        self.parameterNames = parameterNames
        self.body = body
    }

    /// A function that is not written in the language, such as a decision service.
    ///
    /// - Parameters:
    ///   - depth: tree levels that one call adds to those that are being evaluated, against endless recursion.
    package init(parameters: [(name: String, type: FEELType)], depth: Int, host: @escaping Host) {
        parameterNames = parameters.map(\.name)
        body = .host(parameterTypes: parameters.map(\.type), depth: depth, host)
    }
}
