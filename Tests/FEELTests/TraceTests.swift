import Decimals
import FEEL
import Testing

@Suite("Explaining evaluations")
struct TraceTests {
    let declarations = Declarations([
        "applicant": .context(["legalForm": .string, "employees": .number]), "support": .number, "costs": .number,
        "partners": .list(.context(["name": .string, "cash": .number])),
    ])

    func applicant(_ form: Value, _ employees: Value) -> Value {
        .context(ContextValue(shape: ContextValue.Shape(["legalForm", "employees"]), values: [form, employees]))
    }

    @Test("every evaluated part is shown with its text, place and value")
    func steps() throws {
        let expression = try FEELExpression.compile(source: "support <= costs * (1 / 2)", against: declarations)
        let (value, trace) = try expression.evaluateTraced(slots: [.null, 51, 100, []])
        #expect(value == false)
        #expect(
            trace.steps.map { "\($0.text) = \($0.value)" } == [
                "support = 51", "costs = 100", "(1 / 2) = 0.5", "costs * (1 / 2) = 50.0", "support <= costs * (1 / 2) = false",
            ])
        #expect(trace.steps[1].span.start == SourcePosition(line: 1, column: 12))
        #expect(trace.steps[2].isConstant)
        #expect(trace.missingFacts.isEmpty)
        #expect(trace.facts.map(\.path) == ["support", "costs"])
        #expect(expression.inputs == [1, 2])
    }

    @Test("what was not evaluated is not shown")
    func shortCircuit() throws {
        let expression = try FEELExpression.compile(source: "support > 1 or costs > 1", against: declarations)
        #expect(try expression.evaluateTraced(slots: [.null, 2, 3, []]).trace.facts.map(\.path) == ["support"])
    }

    @Test(
        "an undetermined result names the facts that were missing",
        arguments: [
            ("applicant.legalForm = \"company\" and support > 1", ["applicant.legalForm"] as [String], false),
            ("applicant.employees > 5", ["applicant.employees"], true), ("support / costs > 0.5", ["support"], true),
            ("sum(partners.cash) > 5", ["partners.cash"], true), ("every p in partners satisfies p.cash >= 0", ["partners.cash"], true),
            ("count(partners[cash > 5]) > 5", ["partners.cash"], false), ("costs > 5", [], false),
        ])
    func missingFacts(_ source: String, _ missing: [String], _ isUndetermined: Bool) throws {
        let expression = try FEELExpression.compile(source: source, against: declarations, expecting: .boolean)
        let partners: Value = [.context(["name": "A", "cash": 1]), .context(["name": "B", "cash": .null])]
        let (value, trace) = try expression.evaluateTraced(slots: [applicant(.null, .null), .null, 10, partners])
        #expect(value.isNull == isUndetermined)
        #expect(trace.missingFacts.prefix(missing.count) == missing[...])
    }

    @Test("a missing context names the path that was asked for")
    func missingContext() throws {
        let expression = try FEELExpression.compile(source: "applicant.legalForm = \"company\"", against: declarations)
        #expect(try expression.evaluateTraced(slots: [.null, 1, 1, []]).trace.missingFacts == ["applicant.legalForm"])
        #expect(expression.facts == ["applicant.legalForm"])
    }

    @Test("contexts in another order than declared, or without a field, are read by name")
    func shapes() throws {
        let expression = try FEELExpression.compile(source: "applicant.employees", against: declarations)
        #expect(try expression.evaluate(slots: [.context(["employees": 3, "legalForm": "x"])]) == 3)
        #expect(try expression.evaluate(slots: [.context(["legalForm": "x"])]).isNull)
    }

    @Test("the clock is the environment's, and nothing without one")
    func clock() throws {
        let now = try #require(DateTime("2017-09-15T16:15:00+03:00"))
        #expect(try FEELExpression.compile(source: "today()").evaluate(environment: EvaluationEnvironment(now: now)).description == "@\"2017-09-15\"")
        #expect(
            try FEELExpression.compile(source: "now() + @\"PT1S\"").evaluate(environment: EvaluationEnvironment(now: now)).description
                == "@\"2017-09-15T16:15:01+03:00\"")
        #expect(try FEELExpression.compile(source: "now()").evaluate().isNull)
    }
}
