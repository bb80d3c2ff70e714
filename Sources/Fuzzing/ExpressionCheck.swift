import FEEL

/// What must hold of any text offered as an expression.
enum ExpressionCheck {
    private enum Outcome: CustomStringConvertible {
        case value(Value)
        case failure(EvaluationFailure)

        var description: String {
            switch self {
            case .value(let value): value.description
            case .failure(let failure): "failure: \(failure)"
            }
        }
    }

    static func run(_ source: String, _ world: FuzzWorld, unaryTestsOf subject: String? = nil) {
        let strict = compile(source, .strict, subject)
        let lenient = compile(source, .lenient, subject)
        if let lenient {
            let outcome = check(lenient, world, isStrict: false)
            if let strict {
                let other = check(strict, world, isStrict: true)
                hold(other == outcome, "strict gives \(other), lenient \(outcome): \(source)")
            }
        } else {
            hold(strict == nil, "accepted when checked strictly, refused when leniently: \(source)")
        }
    }

    private static func compile(_ source: String, _ checking: FEELExpression.Checking, _ subject: String?) -> FEELExpression? {
        do {
            if let subject {
                return try FEELExpression.compileUnaryTests(
                    source: source, of: subject, against: FuzzWorld.declarations, checking: checking, limits: FuzzWorld.limits)
            }
            return try FEELExpression.compile(
                source: source, against: FuzzWorld.declarations, checking: checking, limits: FuzzWorld.limits)
        } catch {
            let length = source.unicodeScalars.count
            hold(!error.errors.isEmpty, "refused without an error: \(source)")
            for error in error.errors {
                let range = error.span.range
                hold(
                    range.lowerBound >= 0 && range.upperBound <= length && error.span.start <= error.span.end
                        && error.span.start >= .start && !error.message.isEmpty, "the error stands outside of the text: \(error)")
            }
            return nil
        }
    }

    /// Answers what the evaluation gives, as text that tells even 1 from 1.0.
    private static func check(_ expression: FEELExpression, _ world: FuzzWorld, isStrict: Bool) -> String {
        let plain = outcome { () throws(EvaluationFailure) in
            try expression.evaluate(slots: world.slots, environment: world.environment)
        }
        let traced = outcome { () throws(EvaluationFailure) in
            let (value, trace) = try expression.evaluateTraced(slots: world.slots, environment: world.environment)
            let last = trace.steps.last?.value
            hold(last.map { $0.isNull == value.isNull } ?? true, "the last step of the trace is not the value")
            hold(Set(trace.missingFacts).isSubset(of: Set(expression.facts)), "a missing fact that is no fact of the expression")
            return value
        }
        let text = plain.description
        // With a trace every list is made whole, which can take more than the limits allow.
        if case .value = traced {
            let again = isOutOfSteps(plain) ? outcome { () throws(EvaluationFailure) in try patiently(expression, world) } : plain
            hold(again.description == traced.description, "plain \(again), traced \(traced): \(expression.source)")
        }
        switch plain {
        case .failure(let failure):
            if case .missingSlots = failure { hold(false, "slots said to be missing: \(expression.source)") }
        case .value(let value):
            hold(
                value.conforms(to: expression.type),
                "declared \(expression.type), gives \(value) of type \(value.type): \(expression.source)")
            if text.utf8.count <= 1000 { roundTrip(value, text, expression.source) }
        }
        return text
    }

    private static func isOutOfSteps(_ outcome: Outcome) -> Bool {
        if case .failure(.tooManySteps) = outcome { true } else { false }
    }

    /// Lists that are run through where they stand take other steps than lists that are made, but not many more.
    private static func patiently(_ expression: FEELExpression, _ world: FuzzWorld) throws(EvaluationFailure) -> Value {
        var limits = FuzzWorld.limits
        limits.steps *= 4
        return try expression.evaluate(
            slots: world.slots, environment: EvaluationEnvironment(now: world.environment.now, limits: limits))
    }

    private static func outcome(_ evaluate: () throws(EvaluationFailure) -> Value) -> Outcome {
        do { return .value(try evaluate()) } catch { return .failure(error) }
    }

    private static func roundTrip(_ value: Value, _ text: String, _ source: String) {
        guard !value.holdsFunction, value.depth < 20 else { return }
        do {
            let again = try FEELExpression.compile(source: text).evaluate()
            hold(again == value, "\(text) is read back as \(again): \(source)")
        } catch {
            hold(false, "\(text) is not read back, \(error): \(source)")
        }
    }
}

extension Value {
    fileprivate var parts: [Value] {
        switch self {
        case .list(let values): values
        case .context(let context): context.values
        case .range(let range): [range.lower, range.upper].compactMap { $0 }
        default: []
        }
    }

    fileprivate var holdsFunction: Bool {
        if case .function = self { true } else { parts.contains(where: \.holdsFunction) }
    }

    fileprivate var depth: Int { 1 + (parts.map(\.depth).max() ?? 0) }
}
