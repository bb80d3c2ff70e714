/// A function as a value: one written in an expression with what it captured, or a built-in one.
public final class FunctionValue: Sendable {
    enum Body: Sendable {
        case lambda(program: Program, function: Int, captures: [Value])
        case builtin(Int)
    }

    public let parameterNames: [String]
    let body: Body

    init(parameterNames: [String], body: Body) {
        self.parameterNames = parameterNames
        self.body = body
    }
}
