import Decimals
import FEEL
import Testing

@Suite("Traces kept in a buffer")
struct TraceBufferTests {
    let declarations = Declarations([
        "support": .number, "partners": .list(.context(["name": .string, "cash": .number])), "any": .any,
    ])
    let slots: [Value] = [
        51,
        [
            .context(["name": "Timrå", "cash": 10]), .context(["name": "Ånge", "cash": .null]),
            .context(["name": "Kramfors kommun i norr", "cash": 30]),
        ],
        .null,
    ]

    /// What the parts of each round of an expression gave, each with its number and its outer round's place.
    private func rounds(_ source: String, limit: Int = 1000) throws -> (lines: [String], isCutOff: Bool) {
        var buffer = TraceBuffer(roundLimit: limit)
        var budget = EvaluationBudget()
        let expression = try FEELExpression.compile(source: source, against: declarations)
        _ = try expression.evaluate(slots: slots, environment: EvaluationEnvironment(), budget: &budget, into: &buffer)
        let lines = buffer[0].rounds.map { round in
            "\(round.parent.map { "\($0)." } ?? "")\(round.number) \(round.text): "
                + round.steps.filter { !$0.isConstant && $0.value.context == nil }.map { "\($0.text) = \($0.value)" }.joined(separator: ", ")
        }
        return (lines, buffer[0].isCutOff)
    }

    @Test("every round of a loop is kept on demand, with the values of its parts")
    func loops() throws {
        let (lines, isCutOff) = try rounds("every p in partners satisfies p.cash >= 10 or p.name = \"Ånge\"")
        #expect(
            lines == [
                "1 p.cash >= 10 or p.name = \"Ånge\": p.cash = 10, p.cash >= 10 = true, p.cash >= 10 or p.name = \"Ånge\" = true",
                "2 p.cash >= 10 or p.name = \"Ånge\": p.cash = null, p.cash >= 10 = null, p.name = \"Ånge\", p.name = \"Ånge\" = true, "
                    + "p.cash >= 10 or p.name = \"Ånge\" = true",
                "3 p.cash >= 10 or p.name = \"Ånge\": p.cash = 30, p.cash >= 10 = true, p.cash >= 10 or p.name = \"Ånge\" = true",
            ])
        #expect(!isCutOff)
    }

    @Test("rounds of filters, loops in loops and calls of functions say which round they are part of")
    func nesting() throws {
        #expect(try rounds("[4, 5][item > 4]").lines == ["1 item > 4: item = 4, item > 4 = false", "2 item > 4: item = 5, item > 4 = true"])
        #expect(
            try rounds("for i in [1, 2] return some j in [i] satisfies j = support").lines.map { $0.prefix { $0 != ":" } } == [
                "1 some j in [i] satisfies j = support", "0.1 j = support", "2 some j in [i] satisfies j = support", "2.1 j = support",
            ])
        #expect(
            try rounds("{double: function(x) x * support, sum: double(1) + double(2)}.sum").lines == [
                "1 x * support: x = 1, support = 51, x * support = 51", "2 x * support: x = 2, support = 51, x * support = 102",
            ])
    }

    @Test("beyond the limit rounds are left out and the trace says so")
    func limit() throws {
        let (lines, isCutOff) = try rounds("for i in 1..100 return i * support", limit: 10)
        #expect(lines.count == 10)
        #expect(lines[0] == "1 i * support: i = 1, support = 51, i * support = 51")
        #expect(isCutOff)
    }

    @Test("a buffer used again holds the traces of the last use only, and traces taken from it stay as they were")
    func reuse() throws {
        let sources = ["support > 1", "count(partners[cash > 5]) = 2", "sum(partners.cash)", "partners[1].name + \"!\""]
        let expressions = try sources.map { try FEELExpression.compile(source: $0, against: declarations) }
        var buffer = TraceBuffer()
        var kept: [Trace] = []
        for round in 0..<50 {
            buffer.removeAll()
            var slots = slots
            slots[0] = .number(round)
            var budget = EvaluationBudget()
            let order = round % 3 == 0 ? expressions.reversed() : expressions + expressions
            for expression in order {
                let value = try expression.evaluate(slots: slots, environment: EvaluationEnvironment(), budget: &budget, into: &buffer)
                #expect(buffer[buffer.count - 1].steps.last?.value == value)
            }
            #expect(buffer.count == order.count)
            kept.append(buffer[round % 3 == 0 ? order.count - 1 : 0])
        }
        for (round, trace) in kept.enumerated() {
            #expect(trace.facts.first?.value == .number(round))
            #expect(trace.steps.last?.value == .boolean(round > 1))
        }
    }

    @Test("an evaluation that is given up leaves no trace and no values behind")
    func failure() throws {
        var buffer = TraceBuffer(roundLimit: 10)
        var limits = Limits()
        limits.steps = 50
        var budget = EvaluationBudget(limits)
        let long = try FEELExpression.compile(source: "for i in 1..100 return \"text of some length \" + string(i)")
        #expect(throws: EvaluationFailure.tooManySteps) {
            try long.evaluate(slots: [], environment: EvaluationEnvironment(limits: limits), budget: &budget, into: &buffer)
        }
        #expect(buffer.count == 0)
        var fresh = EvaluationBudget()
        _ = try FEELExpression.compile(source: "support + 1", against: declarations)
            .evaluate(slots: slots, environment: EvaluationEnvironment(), budget: &fresh, into: &buffer)
        #expect(buffer[0].steps.map(\.text) == ["support", "1", "support + 1"])
    }

    @Test("a fact that was null in any round is missing, not only in the last")
    func missing() throws {
        let expression = try FEELExpression.compile(source: "every p in partners satisfies p.cash >= 10", against: declarations)
        #expect(try expression.evaluateTraced(slots: slots).trace.missingFacts == ["partners.cash"])
    }

    @Test(
        "a traced evaluation gives what an untraced one gives, whatever a list holds",
        arguments: [
            "count(any)", "sum(any)", "min(any)", "max(any)", "not(any)", "list contains(any, 1)", "list contains(any, null)",
            "count(concatenate([0], any))", "sum(concatenate([0], any))", "sum(concatenate([0], any, any[item > 1]))",
            "max(concatenate(any, [2]))", "sum(any.cash)", "count(any.cash)", "sum(any[item.cash > 1].cash)", "min(any.cash)",
            "some x in any satisfies x = 1", "every x in any satisfies x = 1", "some x in any[item != 2] satisfies x = 1",
            "for x in any return x", "for x in any.cash return x", "for x in any[item != 1] return [x, x]",
            "every x in concatenate(any, null) satisfies x = 1", "count(any[item.cash = null])", "any.cash[1]", "any in (1, 2, [1..3])",
            "any between 1 and 3", "any = [1, 2]", "list contains(any[item != 1].cash, 5)", "any.year", "sum(any.year)", "count(any[1])",
            "sum(for x in any return x)", "sum(any[item[1] = 1].cash)", "not(any[1])", "for x in any, y in any[item >= x] return x + y",
        ])
    func agreement(_ source: String) throws {
        let expression = try FEELExpression.compile(source: source, against: declarations, checking: .lenient)
        let one: Value = .context(["cash": 5])
        let values: [Value] = [
            .null, true, 1, "x", [], [1], [1, 2], [1, "x"], [1, .null], [.null], [true], one, [one], [one, one], [one, .null], [one, 1],
            .context(["cash": [5, 6]]), [[1, 2], [3]], [one, .context(["other": 1]), .context(["other": 1, "cash": "x"])],
            .list((1...20).map { .number($0) }), [.date(try #require(CalendarDate("2024-02-29")))], .date(try #require(CalendarDate("2024-02-29"))),
        ]
        for value in values {
            let slots: [Value] = [1, [], value]
            let plain = try expression.evaluate(slots: slots)
            let traced = try expression.evaluateTraced(slots: slots)
            #expect(plain.description == traced.value.description, "\(source) for \(value)")
            #expect(traced.trace.steps.last?.value.description == plain.description)
        }
    }
}
