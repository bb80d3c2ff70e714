import DMN
import FEEL
import Testing

@Suite("Hit policies") struct HitPolicyTests {
    static let scope = Declarations(["age": .number, "risk": .string])

    /// Rules that overlap from 18 on with a high risk.
    static func table(
        _ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation? = nil, otherwise: String? = nil
    ) throws -> CompiledDecisionTable {
        try CompiledDecisionTable.compile(
            DecisionTable(
                policy, aggregation,
                inputs: [DecisionTable.column("age", .number), DecisionTable.column("risk", .string)],
                outputs: [DecisionTable.output("points", .number, allowed: "30, 10, 20", otherwise: otherwise)],
                rules: """
                    >= 18      | "low"  => 10
                    >= 18      | "high" => 20
                    [20..30)   | -      => 30
                    [25..26]   | "high" => 20
                    """), against: scope)
    }

    static func value(
        _ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation? = nil, age: Value, risk: Value,
        otherwise: String? = nil
    ) throws -> Value {
        try table(policy, aggregation, otherwise: otherwise).evaluate(slots: [age, risk])
    }

    @Test("UNIQUE gives the one rule that matches and null for several")
    func unique() throws {
        #expect(try Self.value(.unique, age: 18, risk: "low") == 10)
        #expect(try Self.value(.unique, age: 20, risk: "none") == 30)
        let (value, trace) = try Self.table(.unique).evaluateTraced(slots: [25, "high"])
        #expect(value == .null)
        #expect(trace.nullReason == .severalRulesMatched([2, 3, 4]))
        #expect(trace.nullReason?.description == "rules 2, 3 and 4 match together but the table is unique")
    }

    @Test(
        "a trace tells which of the matching rules make the value",
        arguments: [
            (.first, [2]), (.priority, [3]), (.collect, [2, 3, 4]), (.outputOrder, [2, 3, 4]), (.unique, []), (.any, []),
        ] as [(DecisionTable.HitPolicy, [Int])])
    func decidedBy(_ policy: DecisionTable.HitPolicy, _ rules: [Int]) throws {
        let (_, trace) = try Self.table(policy).evaluateTraced(slots: [25, "high"])
        #expect(trace.matches.map(\.number) == [2, 3, 4])
        #expect(trace.decidedBy == rules)
        #expect(try Self.table(policy).evaluateTraced(slots: [25, "none"]).trace.decidedBy == [3])
        #expect(try Self.table(policy).evaluateTraced(slots: [1, "none"]).trace.decidedBy == [])
    }

    @Test("ANY gives the output that all matching rules share and null for unlike ones")
    func any() throws {
        let table = try CompiledDecisionTable.compile(
            DecisionTable(
                .any, inputs: [DecisionTable.column("age")], outputs: [DecisionTable.output("verdict")],
                rules: """
                    >= 18 => "yes"
                    >= 20 => "yes"
                    >= 30 => "no"
                    """), against: Self.scope)
        #expect(try table.evaluate(slots: [18, .null]) == "yes")
        #expect(try table.evaluate(slots: [20, .null]) == "yes")
        let (value, trace) = try table.evaluateTraced(slots: [30, .null])
        #expect(value == .null)
        #expect(trace.nullReason == .outputsDiffer([1, 2, 3]))
    }

    @Test("FIRST gives the first rule in order")
    func first() throws {
        #expect(try Self.value(.first, age: 25, risk: "high") == 20)
        #expect(try Self.value(.first, age: 25, risk: "none") == 30)
    }

    @Test("PRIORITY gives the output that stands first among the allowed values")
    func priority() throws {
        #expect(try Self.value(.priority, age: 25, risk: "high") == 30)
        #expect(try Self.value(.priority, age: 19, risk: "high") == 20)
    }

    @Test("OUTPUT ORDER lists outputs by the allowed values, RULE ORDER and COLLECT by the rules")
    func lists() throws {
        #expect(try Self.value(.outputOrder, age: 25, risk: "high") == [30, 20, 20])
        #expect(try Self.value(.ruleOrder, age: 25, risk: "high") == [20, 30, 20])
        #expect(try Self.value(.collect, age: 25, risk: "high") == [20, 30, 20])
    }

    @Test(
        "COLLECT aggregates",
        arguments: [
            (DecisionTable.Aggregation.sum, 70 as Value), (.min, 20), (.max, 30), (.count, 3),
        ])
    func aggregates(_ aggregation: DecisionTable.Aggregation, _ expected: Value) throws {
        #expect(try Self.value(.collect, aggregation, age: 25, risk: "high") == expected)
    }

    @Test(
        "Without a match single hits and aggregates are null, a count 0 and lists empty",
        arguments: [
            (DecisionTable.HitPolicy.unique, nil, Value.null), (.any, nil, .null), (.first, nil, .null), (.priority, nil, .null),
            (.ruleOrder, nil, []), (.outputOrder, nil, []), (.collect, nil, []), (.collect, .sum, .null),
            (.collect, .min, .null), (.collect, .max, .null), (.collect, .count, 0),
        ] as [(DecisionTable.HitPolicy, DecisionTable.Aggregation?, Value)])
    func noMatch(_ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation?, _ expected: Value) throws {
        #expect(try Self.value(policy, aggregation, age: 3, risk: "low") == expected)
    }

    @Test(
        "Without a match the default output is given, in a list where the policy gives one",
        arguments: [
            (.unique, 10), (.first, 10), (.priority, 10), (.ruleOrder, [10]), (.collect, [10]),
        ] as [(DecisionTable.HitPolicy, Value)])
    func defaults(_ policy: DecisionTable.HitPolicy, _ expected: Value) throws {
        #expect(try Self.value(policy, age: 3, risk: "low", otherwise: "5 + 5") == expected)
        #expect(try Self.value(policy, age: 19, risk: "high", otherwise: "5 + 5") == (expected.list == nil ? 20 : [20]))
    }

    @Test("No match is told in the trace")
    func noMatchTrace() throws {
        let trace = try Self.table(.unique).evaluateTraced(slots: [3, .null]).trace
        #expect(trace.nullReason == .noRuleMatched)
        #expect(trace.nullReason?.description == "no rule matched")
        #expect(trace.rules[0].entries == [.failed, .failed])
        #expect(trace.rules[2].entries == [.failed, .held])
    }

    @Test("Several outputs come as a context; PRIORITY goes by the first that differ, and by those with allowed values")
    func severalOutputs() throws {
        func table(_ policy: DecisionTable.HitPolicy) throws -> CompiledDecisionTable {
            try CompiledDecisionTable.compile(
                DecisionTable(
                    policy, inputs: [DecisionTable.column("age")],
                    outputs: [
                        DecisionTable.output("Verdict", allowed: #""Approved", "Declined""#), DecisionTable.output("Note"),
                        DecisionTable.output("Rate", allowed: #""Best", "Standard""#),
                    ],
                    rules: """
                        >= 0  => "Declined" | 1 | "Standard"
                        >= 10 => "Declined" | 2 | "Best"
                        >= 20 => "Approved" | 3 | "Standard"
                        >= 30 => "Approved" | 4 | "Best"
                        """), against: Self.scope)
        }
        func notes(_ value: Value) -> [Value?] { (value.list ?? [value]).map { $0.context?["Note"] } }
        let priority = try table(.priority)
        let value = try priority.evaluate(slots: [25, .null])
        #expect(value == .context(["Verdict": "Approved", "Note": 3, "Rate": "Standard"]))
        #expect(try notes(priority.evaluate(slots: [35, .null])) == [4])
        #expect(try notes(priority.evaluate(slots: [15, .null])) == [2])
        #expect(try notes(table(.outputOrder).evaluate(slots: [35, .null])) == [4, 3, 2, 1])
        #expect(priority.type == .context(["Verdict": .string, "Note": .number, "Rate": .string]))
        #expect(try table(.ruleOrder).type == .list(priority.type))
    }

    @Test(
        "The type of a table follows from its policy",
        arguments: [
            (DecisionTable.HitPolicy.unique, nil, FEELType.number), (.ruleOrder, nil, .list(.number)),
            (.collect, nil, .list(.number)), (.collect, .max, .number), (.collect, .count, .number),
        ] as [(DecisionTable.HitPolicy, DecisionTable.Aggregation?, FEELType)])
    func types(_ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation?, _ expected: FEELType) throws {
        #expect(try Self.table(policy, aggregation).type == expected)
    }
}
