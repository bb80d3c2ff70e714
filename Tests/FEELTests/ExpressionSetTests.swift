import FEEL
import Testing

@Suite("Expressions evaluated together")
struct ExpressionSetTests {
    let declarations = Declarations([
        "total": .number, "support": .number, "form": .string, "closes": .dateTime, "partners": .list(.context(["cash": .number])),
        "any": .any,
    ])
    let environment = EvaluationEnvironment()

    /// Many of them bind names, at the same places and in different ways.
    static let sources = [
        "support * 100 <= total * 50", "support + total - 1 = 2 * support", "support between 1 and total", "total < 3 or support > 2",
        "form in (\"a\", \"b\", \"municipality of some length\")", "form in (any, \"c\")", "form = \"a\" and any != null",
        "closes > @\"2024-02-29T12:00:00+02:00\"", "closes <= date and time(\"2024-02-29T12:00:00@Europe/Oslo\")",
        "{text: \"text of some length\" + form, twice: text + text}.twice", "every p in partners satisfies p.cash > 0",
        "some p in partners satisfies p.cash = support", "for x in partners, y in [1, 2] return x.cash * y", "partners[cash > 1].cash",
        "every x in any satisfies x = 1", "[form, form + form][item = form]", "(function(x) [x, form])(total)", "sum(partners.cash)",
        "if support > total then \"above by \" + string(support - total) else null", "any in ([1..3], \"x\")", "count(any)",
        "for i in 1..3 return sum(partial) + i", "support ** 2 / total",
    ]

    static let values: [[Value]] = {
        let partners: [Value] = [.context(["cash": 5]), .context(["cash": .null]), .context(["cash": 2])]
        let times = ["2024-02-29T11:00:00+01:00", "2024-02-29T11:00:01Z", "2024-02-29T12:00:00@Europe/Oslo", "2024-02-29T12:00:00"]
            .map { DateTime($0).map(Value.dateTime) ?? .null }
        return [
            [2, 1, "a", times[0], .list(partners), .null], [4, 3, "b", times[1], .list([partners[0]]), [1, 1]],
            [.null, 3, .null, times[2], [], "x"], [0, -5, "municipality of some length", times[3], .null, [1, "x"]],
            [1, 2, "municipality of another", .null, .list(partners), 2],
        ]
    }()

    @Test("each gives what it gives by itself, and the same trace", arguments: values)
    func agreement(_ slots: [Value]) throws {
        let expressions = try (Self.sources + Self.sources.reversed()).map { try FEELExpression.compile(source: $0, against: declarations) }
        let set = ExpressionSet(expressions)
        var results: [Value] = [], traced: [Value] = []
        var one = EvaluationBudget(), other = EvaluationBudget(), third = EvaluationBudget()
        try set.evaluate(slots: slots, environment: environment, budget: &one, into: &results)
        var buffer = TraceBuffer(), rounds = TraceBuffer(roundLimit: 1000)
        try set.evaluate(slots: slots, environment: environment, budget: &other, into: &traced, tracing: &buffer)
        #expect(traced.map(\.description) == results.map(\.description))
        try set.evaluate(slots: slots, environment: environment, budget: &third, into: &traced, tracing: &rounds)
        #expect(buffer.count == expressions.count)
        for (place, expression) in expressions.enumerated() {
            let (value, trace) = try expression.evaluateTraced(slots: slots)
            #expect(results[place].description == value.description, "\(expression.source)")
            #expect(buffer[place].steps.map { "\($0.text) = \($0.value)" } == trace.steps.map { "\($0.text) = \($0.value)" })
            #expect(buffer[place].missingFacts == trace.missingFacts)
            var alone = TraceBuffer(roundLimit: 1000)
            var budget = EvaluationBudget()
            _ = try expression.evaluate(slots: slots, environment: environment, budget: &budget, into: &alone)
            #expect(
                rounds[place].rounds.map { $0.steps.map { "\($0.text) = \($0.value)" } }
                    == alone[0].rounds.map { $0.steps.map { "\($0.text) = \($0.value)" } })
        }
    }

    @Test("room for results and traces is used again, and what they held before does not show")
    func reuse() throws {
        let set = ExpressionSet(try Self.sources.map { try FEELExpression.compile(source: $0, against: declarations) })
        var results: [Value] = ["left over"], buffer = TraceBuffer()
        let expected = try Self.values.map { slots in
            var results: [Value] = [], budget = EvaluationBudget()
            try set.evaluate(slots: slots, environment: environment, budget: &budget, into: &results)
            return results.map(\.description)
        }
        for round in 0..<20 {
            buffer.removeAll()
            var budget = EvaluationBudget()
            let slots = Self.values[round % Self.values.count]
            try set.evaluate(slots: slots, environment: environment, budget: &budget, into: &results, tracing: &buffer)
            #expect(results.map(\.description) == expected[round % Self.values.count])
            #expect(buffer[0].facts.map(\.value) == [slots[1], slots[0]])
        }
    }

    @Test("one budget is for all of them; when it is spent there is no result and no trace")
    func budget() throws {
        let set = ExpressionSet(try ["1 + 1", "for i in 1..100 return string(i)"].map { try FEELExpression.compile(source: $0) })
        var limits = Limits()
        limits.steps = 150
        var budget = EvaluationBudget(limits), results: [Value] = [7], buffer = TraceBuffer()
        #expect(throws: EvaluationFailure.tooManySteps) {
            try set.evaluate(slots: [], environment: EvaluationEnvironment(limits: limits), budget: &budget, into: &results, tracing: &buffer)
        }
        #expect(results.isEmpty)
        #expect(buffer.count == 0)
        var fresh = EvaluationBudget()
        #expect(throws: EvaluationFailure.missingSlots(expected: 2, given: 1)) {
            let reading = try ExpressionSet([FEELExpression.compile(source: "support", against: declarations)])
            try reading.evaluate(slots: [1], environment: environment, budget: &fresh, into: &results)
        }
    }

    @Test("a set of none gives nothing")
    func empty() throws {
        var results: [Value] = [1], budget = EvaluationBudget()
        try ExpressionSet([]).evaluate(slots: [], environment: environment, budget: &budget, into: &results)
        #expect(results.isEmpty)
    }
}
