import DMN
import FEEL
import Testing

@Suite("Tables of models: what traces tell and what they cost")
struct TraceLimitTests {
    private typealias Text = ModelText

    private static func table(_ policy: String, input: String, rules: [(String, String)]) -> String {
        "<decisionTable hitPolicy=\"\(policy)\"><input><inputExpression typeRef=\"number\"><text>\(input)</text></inputExpression></input>"
            + "<output typeRef=\"number\"/>"
            + rules.map {
                "<rule><inputEntry><text>\(Text.escaped($0.0))</text></inputEntry><outputEntry><text>\($0.1)</text></outputEntry></rule>"
            }.joined() + "</decisionTable>"
    }

    private static func large(_ policy: String, _ test: (Int) -> String) throws -> DecisionModel {
        let rules = (1...5_000).map { (test($0), "\($0)") }
        return try DecisionModel(
            text: Text.definitions(
                Text.function("f", [("n", "number")], type: policy == "COLLECT" ? nil : "number", table(policy, input: "n", rules: rules)),
                Text.decision("Result", knows: ["f"], Text.feel("for i in 1..100000 return f(i)"))), checking: .lenient)
    }

    @Test(
        "a loop over a large table ends by the limit of steps, and in time where an index tells untraced that no rule matches",
        .timeLimit(.minutes(3)),
        arguments: [("FIRST", "> ", false), ("COLLECT", "< ", false), ("UNIQUE", "> -", false), ("UNIQUE", "< -", true), ("PRIORITY", "> ", false)])
    func loops(_ policy: String, _ sign: String, isIndexed: Bool) throws {
        let model = try Self.large(policy) { sign + "\($0)" }
        // A tenth of what is usual, as builds without optimisation are slow.
        var environment = EvaluationEnvironment()
        environment.limits.steps = 1_000_000
        for isTracing in [false, true] {
            let ends = isIndexed && !isTracing
            do {
                let value = try model.evaluate("Result", inputs: [:], environment: environment, isTracing: isTracing).value
                #expect(ends && value == .list(Array(repeating: .null, count: 100_000)), "\(isTracing)")
            } catch {
                #expect(!ends && error == .failure(.tooManySteps), "\(isTracing): \(error)")
            }
        }
    }

    @Test("every test that a trace tells is charged")
    func traceSteps() throws {
        let column = DecisionTable.Input(label: "n", expression: DecisionTable.SourceCell(text: "n"), type: .number)
        let rules = (1...5_000).map {
            DecisionTable.Rule(
                id: nil, inputEntries: [DecisionTable.SourceCell(text: "> \($0)")], outputEntries: [DecisionTable.SourceCell(text: "\($0)")])
        }
        let table = try CompiledDecisionTable.compile(
            DecisionTable(
                hitPolicy: .first, inputs: [column],
                outputs: [DecisionTable.Output(name: "o", label: "o", type: .number)], rules: rules),
            against: Declarations(["n": .number]))
        var environment = EvaluationEnvironment()
        environment.limits.steps = 5_000
        #expect(try table.evaluate(slots: [10], environment: environment) == 1)
        #expect(throws: EvaluationFailure.tooManySteps) { try table.evaluateTraced(slots: [10], environment: environment) }
    }

    @Test("tables and decisions that a service evaluates are told beside those of its caller")
    func nestedTables() throws {
        let model = try DecisionModel(
            text: Text.definitions(
                Text.input("n", "number"),
                Text.function("b", [("n", "number")], type: "number", Self.table("FIRST", input: "n", rules: [("1", "10"), ("-", "20")])),
                Text.decision("inner", needs: ["n"], type: "number", Self.table("FIRST", input: "n", rules: [("2", "300"), ("-", "400")])),
                Text.service("svc", outputs: ["inner"], data: ["n"]),
                Text.decision("Result", knows: ["b", "svc"], type: "number", Text.feel("b(1) + svc(2)"))))
        let result = try model.evaluate("Result", inputs: [:], isTracing: true)
        #expect(result.value == 310)
        #expect(result.steps.map(\.name) == ["inner", "Result"])
        #expect(result.steps.map { $0.tables.map(\.value) } == [[300], [10]])
        #expect(try model.evaluate("Result", inputs: [:]).steps.map { $0.tables.count } == [0, 0])
    }

    @Test("a null is explained without telling its tables twice")
    func explainedOnce() throws {
        let model = try DecisionModel(
            text: Text.definitions(
                Text.input("n", "number"),
                Text.decision("inner", needs: ["n"], type: "number", Self.table("FIRST", input: "n", rules: [("2", "null")])),
                Text.service("svc", outputs: ["inner"], data: ["n"]),
                Text.decision("Result", knows: ["svc"], Text.feel("svc(2) + 1"))))
        let result = try model.evaluate("Result", inputs: [:], isTracing: true)
        #expect(result.value == .null)
        #expect(result.steps.map { $0.tables.count } == [1, 0])
    }

    @Test("a null inside a service is explained without telling what the decision calls twice", arguments: [false, true])
    func explainedInside(_ isTracing: Bool) throws {
        let model = try DecisionModel(
            text: Text.definitions(
                Text.input("n", "number"),
                Text.decision("inner", needs: ["n"], type: "number", Self.table("FIRST", input: "n", rules: [("2", "null")])),
                Text.service("svc", outputs: ["inner"], data: ["n"]),
                Text.decision("middle", needs: ["n"], knows: ["svc"], Text.feel("svc(n) + 1")),
                Text.service("outer", outputs: ["middle"], data: ["n"]),
                Text.decision("Result", knows: ["outer"], Text.feel("outer(2)"))))
        let result = try model.evaluate("Result", inputs: [:], isTracing: isTracing)
        #expect(result.value == .null)
        #expect(result.steps.map(\.name) == ["inner", "middle", "Result"])
        #expect(result.steps.map { $0.tables.count } == [isTracing ? 1 : 0, 0, 0])
    }

    @Test("a decision of a service counts once, however many services call each other")
    func nestedSteps() throws {
        var parts = [Text.input("n", "number"), Text.decision("d0", needs: ["n"], type: "number", Text.feel("n"))]
        parts.append(Text.service("s0", outputs: ["d0"], data: ["n"]))
        for level in 1...4 {
            parts.append(Text.decision("d\(level)", needs: ["n"], knows: ["s\(level - 1)"], type: "number", Text.feel("s\(level - 1)(n)")))
            parts.append(Text.service("s\(level)", outputs: ["d\(level)"], data: ["n"]))
        }
        parts.append(Text.decision("Result", knows: ["s4"], Text.feel("sum(for i in 1..200 return s4(i))")))
        let result = try DecisionModel(text: Text.definitions(parts.joined(separator: "\n"))).evaluate("Result", inputs: [:])
        #expect(result.value == 20_100)
        #expect(result.steps.count == 1_001)
        #expect(result.steps.filter { $0.name == "d0" }.count == 200)
    }

    @Test("decisions of services that a loop calls are told up to a limit, and those of the model always")
    func manySteps() throws {
        let model = try DecisionModel(
            text: Text.definitions(
                Text.input("n", "number"), Text.decision("inner", needs: ["n"], type: "number", Text.feel("n + 1")),
                Text.service("svc", outputs: ["inner"], data: ["n"]),
                Text.decision("Result", knows: ["svc"], Text.feel("sum(for i in 1..3000 return svc(i))"))))
        let result = try model.evaluate("Result", inputs: [:])
        #expect(result.value == 4_504_500)
        #expect(result.steps.count == 1_001)
        #expect(result.steps.last?.name == "Result")
    }
}
