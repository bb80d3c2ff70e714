/// An expression of the language, checked against declared names and ready to be evaluated any number of times.
public struct FEELExpression: Sendable {
    // One reference, so that handing an expression on costs one count.
    let program: Program

    /// The text as written.
    public var source: String { program.text.whole }

    /// What the expression gives, as far as the checker can tell.
    public var type: FEELType { program.type }

    /// How much is checked before an expression is accepted.
    public enum Checking: Sendable {
        /// Unknown names and operations that can only give null are errors.
        case strict
        /// They are null, as the standard has it; only syntax is an error.
        case lenient
    }

    /// Reads and checks an expression.
    ///
    /// `declarations` are the names it may use, with their types and slots; `expecting` is the type it must give, where nil
    /// accepts any; `position` is where the text stands in its file: columns of further lines count from the same column.
    ///
    /// - Throws: every mistake found, with line, column and what was expected.
    public static func compile(
        source: String, against declarations: Declarations = Declarations(), expecting: FEELType? = nil,
        at position: SourcePosition = .start, checking: Checking = .strict, limits: Limits = .standard
    ) throws(FEELErrors) -> FEELExpression {
        try compile(source, declarations, expecting, position, checking, limits) { parser throws(Parser.Stop) in
            try parser.parseWhole()
        }
    }

    /// Reads unary tests (`< 5, [10..20]`, `not("a")`, `-`) of a value; gives true where the value meets them.
    ///
    /// `subject` is the declared name whose value is tested; `?` in the tests means it.
    public static func compileUnaryTests(
        source: String, of subject: String, against declarations: Declarations, at position: SourcePosition = .start,
        checking: Checking = .strict, limits: Limits = .standard
    ) throws(FEELErrors) -> FEELExpression {
        try compile(source, declarations, .boolean, position, checking, limits) { parser throws(Parser.Stop) in
            try parser.parseUnaryTests(of: subject, declarations)
        }
    }

    private static func compile(
        _ source: String, _ declarations: Declarations, _ expecting: FEELType?, _ position: SourcePosition,
        _ checking: Checking, _ limits: Limits, _ read: (inout Parser) throws(Parser.Stop) -> Syntax
    ) throws(FEELErrors) -> FEELExpression {
        let text = SourceText(source, at: position)
        func failure(_ message: String, _ range: Range<Int>) -> FEELErrors {
            FEELErrors(errors: [FEELError(span: text.span(range), message: message, suggestion: nil)])
        }
        guard text.scalars.count <= limits.sourceLength else {
            throw failure("the expression is longer than \(limits.sourceLength) characters", 0..<0)
        }
        let tokens: [Token]
        do {
            tokens = try Lexer.tokens(text.scalars)
        } catch {
            throw failure(error.message, error.range)
        }
        var parser = Parser(
            source: text, tokens: tokens, declarations: declarations, isStrict: checking == .strict, limits: limits)
        let syntax = try? read(&parser)
        if let syntax, let expecting, checking == .strict, !syntax.type.mayBe(expecting) {
            parser.report("expected an expression of type \(expecting), found \(syntax.type)", at: syntax.range)
        }
        guard let syntax, parser.errors.isEmpty else {
            throw FEELErrors(errors: parser.errors.sorted { $0.span.range.lowerBound < $1.span.range.lowerBound })
        }
        return FEELExpression(program: Lowering.program(of: syntax, text: text))
    }

    /// The slots of the declared names that the expression reads, ascending.
    public var inputs: [Int] { program.inputs }

    /// The input paths that the expression reads, such as `applicant.legalForm`, in the order of the text.
    public var facts: [String] {
        var seen: Set<String> = []
        return program.paths.compactMap { $0 < 0 ? nil : program.names[Int($0)] }.filter { seen.insert($0).inserted }
    }

    /// The value for inputs in slot order; null for what cannot be determined.
    ///
    /// Throws when a limit is exceeded or a slot that is read is missing.
    public func evaluate(
        slots: [Value] = [], environment: EvaluationEnvironment = EvaluationEnvironment()
    ) throws(EvaluationFailure) -> Value {
        var budget = EvaluationBudget(environment.limits)
        return try evaluate(slots: slots, environment: environment, budget: &budget)
    }

    /// As `evaluate`, with what other expressions left of a common budget.
    public func evaluate(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget
    ) throws(EvaluationFailure) -> Value {
        // The head points into the program.
        defer { withExtendedLifetime(program) {} }
        var result = Value.null
        try Evaluator.evaluate(
            CollectionOfOne(program.head).span, needing: program.needs, slots: slots, environment: environment,
            budget: &budget, into: &result)
        return result
    }

    /// As `evaluate`, with the value of every part that was evaluated.
    public func evaluateTraced(
        slots: [Value] = [], environment: EvaluationEnvironment = EvaluationEnvironment()
    ) throws(EvaluationFailure) -> (value: Value, trace: Trace) {
        var budget = EvaluationBudget(environment.limits)
        return try evaluateTraced(slots: slots, environment: environment, budget: &budget)
    }

    /// As `evaluateTraced`, with what other expressions left of a common budget.
    public func evaluateTraced(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget
    ) throws(EvaluationFailure) -> (value: Value, trace: Trace) {
        var buffer = TraceBuffer()
        let value = try evaluate(slots: slots, environment: environment, budget: &budget, into: &buffer)
        return (value, buffer[0])
    }

    /// As `evaluate`, leaving the value of every part that was evaluated in a buffer that can be used again.
    public func evaluate(
        slots: [Value], environment: EvaluationEnvironment, budget: inout EvaluationBudget, into buffer: inout TraceBuffer
    ) throws(EvaluationFailure) -> Value {
        defer { withExtendedLifetime(program) {} }
        var result = Value.null
        try buffer.record(
            CollectionOfOne(program.head).span, needing: program.needs, slots: slots, environment: environment,
            budget: &budget, into: &result)
        return result
    }
}

extension Parser {
    mutating func parseUnaryTests(of name: String, _ declarations: Declarations) throws(Stop) -> Syntax {
        guard let place = declarations.slot(of: name) else {
            throw stop("the tested name \"\(name)\" is not declared", at: 0..<0)
        }
        let input = declarations.variables[place]
        let subject = Variable("?", input.type, slot: place, path: name)
        scope.declare(subject)
        if isAt("-"), tokens.count == 2 {
            advance()
            return try make(.constant(.boolean(true)), .boolean, from: 0, over: [])
        }
        let isNegated = isAt("not") && isAhead(1, "(")
        if isNegated {
            advance()
            advance()
        }
        var tests = try parseTests(subject, until: ")")
        if isNegated {
            try expect(")", "to close \"not\"")
            tests = try make(.builtin(Builtins.not, overload: 0, [tests], isNamed: false), .boolean, from: 0, over: [tests])
        }
        guard token.kind == .end else { throw stop("expected \",\" or the end of the tests, found \(found)") }
        return tests
    }
}
