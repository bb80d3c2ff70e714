import DMN
import FEEL
import Testing

@Suite("Decision table entries") struct DecisionTableEntryTests {
    static let scope = Declarations([
        "x": .any, "limit": .number, "names": .list(.string), "day": .date, "flag": .boolean, "text": .string, "n": .number,
    ])

    static func slots(_ name: String, _ value: Value) -> [Value] {
        scope.names.map { $0 == name ? value : $0 == "limit" ? 10 : $0 == "names" ? ["a", "b"] : .null }
    }

    @Test(
        "An entry holds for",
        arguments: [
            ("n", "-", 5, true), ("n", "", 5, true), ("n", "-", .null, true), ("n", "5", 5, true), ("n", "< 5", 5, false),
            ("n", "<= 5", 5, true), ("n", "[1..5)", 5, false), ("n", "(1..5]", 5, true), ("n", "1, 3, 5", 5, true),
            ("n", "not(1, 3)", 5, true), ("n", "not(1, 5)", 5, false), ("n", "not([1..5])", 5, false), ("n", "< limit", 5, true),
            ("n", "[limit..20]", 5, false), ("n", "? * 2 = limit", 5, true), ("n", "? > 1 and ? < limit", 5, true),
            ("n", "? > 1 and ? < 3", 5, false), ("n", "? in [1..3], 5", 5, true), ("n", "even(?)", 5, false), ("n", "-5", -5, true),
            ("n", "< 5", .null, false), ("n", "null", .null, true), ("n", "null", 5, false), ("n", "!= 3", 5, true),
            ("n", "3 < ?", 5, true), ("n", "? between 1 and 5", 5, true),
            ("text", "\"a\"", "a", true), ("text", "\"a\", \"b\"", "b", true), ("text", "not(\"a\")", "b", true),
            ("text", "names", "b", true), ("text", "not(names)", "b", false), ("text", "starts with(?, \"b\")", "bb", true),
            ("text", "string length(?) > 1", "b", false), ("text", "< \"c\"", "b", true), ("text", "not(\"a\")", .null, true),
            ("flag", "true", true, true), ("flag", "false", true, false), ("flag", "not(true)", false, true), ("flag", "?", true, true),
            ("flag", "true, false", .null, false), ("names", "list contains(?, \"a\")", ["a"], true),
            ("x", "\"a\", 3, @\"2024-01-01\"", 3, true), ("x", "\"a\", 3", "a", true), ("x", "> 3", "a", false),
        ] as [(String, String, Value, Bool)])
    func entries(_ name: String, _ entry: String, _ value: Value, _ holds: Bool) throws {
        let table = DecisionTable(
            .unique, inputs: [DecisionTable.column(name)], outputs: [DecisionTable.output("hit")], rules: "\(entry) => true")
        let compiled = try CompiledDecisionTable.compile(table, against: Self.scope)
        let slots = Self.slots(name, value)
        #expect(try compiled.evaluate(slots: slots) == (holds ? true : .null))
        let traced = try compiled.evaluateTraced(slots: slots)
        #expect(traced.value == (holds ? true : .null))
        #expect(traced.trace.rules[0].isMatch == holds)
    }

    @Test(
        "Dates, moments and durations are compared",
        arguments: [
            ("date(\"2024-02-01\")", "< date(\"2024-03-01\")", true), ("date(\"2024-03-01\")", "< @\"2024-03-01\"", false),
            ("@\"2024-03-01T10:00:00\"", "[@\"2024-03-01T10:00:00\"..@\"2024-03-02T10:00:00\"]", true),
            ("@\"2024-03-01T10:00:00Z\"", "@\"2024-03-01T12:00:00+02:00\"", true), ("@\"P1Y\"", ">= @\"P12M\"", true),
            ("@\"P1D\"", "< @\"PT24H\"", false), ("@\"10:00:00\"", "> @\"09:00:00\"", true),
            ("@\"10:00:00Z\"", "> @\"09:00:00Z\"", true), ("@\"10:00:00Z\"", "> @\"09:00:00\"", false),
        ])
    func moments(_ input: String, _ entry: String, _ holds: Bool) throws {
        let table = DecisionTable(
            .unique, inputs: [DecisionTable.column(input)], outputs: [DecisionTable.output("hit")], rules: "\(entry) => true")
        #expect(try CompiledDecisionTable.compile(table).evaluate() == (holds ? true : .null))
    }

    @Test("Outputs are expressions over the scope, and a table without inputs gives them")
    func outputExpressions() throws {
        let table = DecisionTable(
            .collect, .sum, inputs: [], outputs: [DecisionTable.output("sum", .number)], rules: "=> limit * 2\n=> n + 1\n=> 3")
        let compiled = try CompiledDecisionTable.compile(table, against: Self.scope)
        #expect(try compiled.evaluate(slots: Self.slots("n", 4)) == 28)
        #expect(try compiled.evaluate(slots: Self.slots("n", .null)) == .null)
    }

    @Test("An input expression is evaluated whatever it is, and an input of another type is null")
    func inputExpressions() throws {
        let table = DecisionTable(
            .first, inputs: [DecisionTable.column("if flag then n + limit else x", .number)], outputs: [DecisionTable.output("o")],
            rules: "> 12 => 1\nnull => 2\n- => 3")
        let compiled = try CompiledDecisionTable.compile(table, against: Self.scope)
        #expect(try compiled.evaluate(slots: ["z", 10, .null, .null, true, .null, 3]) == 1)
        #expect(try compiled.evaluate(slots: [5, 10, .null, .null, false, .null, 3]) == 3)
        let (value, trace) = try compiled.evaluateTraced(slots: ["z", 10, .null, .null, false, .null, 3])
        #expect(value == 2)
        #expect(trace.inputs[0].found == "z")
        #expect(trace.inputs[0].value == .null)
    }

    @Test("An input outside its allowed values has no result; a null one is let through")
    func allowedInputs() throws {
        let table = DecisionTable(
            .first, inputs: [DecisionTable.column("n", .number, allowed: "[0..limit]")], outputs: [DecisionTable.output("o")],
            rules: "> 5 => 1\n- => 2")
        let compiled = try CompiledDecisionTable.compile(table, against: Self.scope)
        #expect(try compiled.evaluate(slots: Self.slots("n", 10)) == 1)
        #expect(try compiled.evaluate(slots: Self.slots("n", .null)) == 2)
        let (value, trace) = try compiled.evaluateTraced(slots: Self.slots("n", 11))
        #expect(value == .null)
        #expect(trace.nullReason?.description == "the input \"n\" is 11, which is not among its allowed values")
    }

    @Test("A computed output outside the allowed values has no result")
    func allowedOutputs() throws {
        let table = DecisionTable(
            .unique, inputs: [DecisionTable.column("n")], outputs: [DecisionTable.output("share", allowed: "<= 100")],
            rules: "> 5 => n * 10\n<= 5 => n")
        let compiled = try CompiledDecisionTable.compile(table, against: Self.scope)
        #expect(try compiled.evaluate(slots: Self.slots("n", 10)) == 100)
        let (value, trace) = try compiled.evaluateTraced(slots: Self.slots("n", 11))
        #expect(value == .null)
        #expect(trace.nullReason == .outputNotAllowed(rule: 1, label: "share", value: "110"))
    }

    @Test("More than 64 rules match as few do")
    func manyRules() throws {
        let rules = (0..<150).map { "[\($0)..\($0 + 1)) => \($0)" }.joined(separator: "\n")
        let compiled = try CompiledDecisionTable.compile(
            DecisionTable(.unique, inputs: [DecisionTable.column("n")], outputs: [DecisionTable.output("o")], rules: rules),
            against: Self.scope)
        for number in [0, 63, 64, 127, 128, 149] {
            #expect(try compiled.evaluate(slots: Self.slots("n", .number(number))) == .number(number))
        }
        #expect(try compiled.evaluate(slots: Self.slots("n", 150)) == .null)
        #expect(try compiled.evaluate(slots: Self.slots("n", -1)) == .null)
    }

    @Test("The budget of steps is kept to")
    func budget() throws {
        let compiled = try CompiledDecisionTable.compile(
            DecisionTable(
                .first, inputs: [DecisionTable.column("n")], outputs: [DecisionTable.output("o")],
                rules: "count(for i in 1..100000 return i) > 5 => 1"), against: Self.scope)
        var limits = Limits()
        limits.steps = 1000
        let environment = EvaluationEnvironment(limits: limits)
        var failure: EvaluationFailure?
        do { _ = try compiled.evaluate(slots: Self.slots("n", 1), environment: environment) } catch { failure = error }
        #expect(failure == .tooManySteps)
    }

    @Test("The trace names the rule that matched")
    func trace() throws {
        var table = DecisionTable(
            .unique, inputs: [DecisionTable.column("n"), DecisionTable.column("text")], outputs: [DecisionTable.output("o")],
            rules: "> 5 | \"a\" => 1\n< limit | \"b\" => 2")
        table.rules[1].annotations = ["the lesser share"]
        let compiled = try CompiledDecisionTable.compile(table, against: Self.scope)
        let slots = Self.scope.names.map { $0 == "n" ? 3 as Value : $0 == "text" ? "b" : $0 == "limit" ? 10 : .null }
        let (value, trace) = try compiled.evaluateTraced(slots: slots)
        #expect(value == 2)
        #expect(trace.nullReason == nil)
        #expect(trace.inputs.map(\.value) == [3, "b"])
        #expect(trace.matches.map(\.number) == [2])
        #expect(trace.matches.map(\.id) == ["r2"])
        #expect(trace.matches[0].annotations == ["the lesser share"])
        #expect(trace.rules[0].entries == [.failed, .failed])
        let undetermined = try compiled.evaluateTraced(slots: Self.scope.names.map { $0 == "text" ? "b" : .null })
        #expect(undetermined.trace.rules[1].entries == [.undetermined, .held])
    }
}
