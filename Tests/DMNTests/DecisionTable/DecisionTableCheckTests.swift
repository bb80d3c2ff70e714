import DMN
import FEEL
import Testing

@Suite("Strict checking of decision tables") struct DecisionTableCheckTests {
    static let scope = Declarations(["amount": .number, "category": .string])

    static func mistakes(
        _ policy: DecisionTable.HitPolicy = .unique, _ aggregation: DecisionTable.Aggregation? = nil,
        inputs: [DecisionTable.Input] = [DecisionTable.column("amount", .number), DecisionTable.column("category", allowed: #""A", "B""#)],
        outputs: [DecisionTable.Output] = [DecisionTable.output("share", .number, allowed: "[0..100]")], rules: String
    ) -> [String] {
        DecisionTable(policy, aggregation, inputs: inputs, outputs: outputs, rules: rules).mistakes(scope)
    }

    @Test("Every mistake is told at once with its line and column")
    func everyMistake() {
        let found = Self.mistakes(
            rules: """
                < "x"   | "A" => 10
                > 5     | "C" => 20
                > amont | "A" => 30
                -       | 7   => 101
                1 +     | "B" => "ten"
                """)
        #expect(
            found == [
                "1:1: \"<\" cannot compare number with string; string(...) makes text of a number, number(...) a number of text",
                "2:11: \"C\" is not among the column's allowed values",
                "3:3: unknown name \"amont\"; did you mean \"amount\"?", "4:11: a value of type string is never in number",
                "4:18: the output 101 is not among the allowed values", "5:4: expected a value, found the end of the expression",
                "5:18: expected an expression of type number, found string",
            ])
    }

    @Test("A table that is right has no mistakes")
    func noMistake() {
        #expect(Self.mistakes(rules: "< 5 | \"A\", \"B\" => 10\n>= 5 | not(\"B\") => amount * 2").isEmpty)
    }

    @Test("Rules have an entry for every column")
    func shape() {
        #expect(
            Self.mistakes(rules: "< 5 => 10\n< 5 | \"A\" => 10 | 20") == [
                "1:1: rule 1 has 1 input entries, expected 2", "2:1: rule 2 has 2 output entries, expected 1",
            ])
    }

    @Test(
        "A hit policy has what it needs",
        arguments: [
            (
                DecisionTable.HitPolicy.priority, nil, [DecisionTable.output("o")], "=> 1",
                ["the hit policy PRIORITY needs the allowed values of an output, from the highest to the lowest"]
            ),
            (
                .outputOrder, nil, [DecisionTable.output("o")], "=> 1",
                ["the hit policy OUTPUT ORDER needs the allowed values of an output, from the highest to the lowest"]
            ),
            (
                .priority, nil, [DecisionTable.output("o", allowed: "amount, 2")], "=> 2",
                ["the allowed values give the order of outputs and must be constants"]
            ),
            (.unique, .sum, [DecisionTable.output("o")], "=> 1", ["SUM goes with the hit policy COLLECT, found UNIQUE"]),
            (.collect, .sum, [DecisionTable.output("o")], "=> \"a\"", ["SUM needs outputs of type number, found string"]),
            (.collect, .min, [DecisionTable.output("o")], "=> true", ["MIN needs outputs that have an order, found boolean"]),
            (
                .collect, .max, [DecisionTable.output("a"), DecisionTable.output("b")], "=> 1 | 2",
                ["MAX needs a single output, found 2"]
            ),
            (.collect, .count, [DecisionTable.output("a"), DecisionTable.output("b")], "=> 1 | 2", []),
            (
                .unique, nil, [DecisionTable.output("a"), DecisionTable.output("a"), DecisionTable.output("")], "=> 1 | 2 | 3",
                ["the output \"a\" stands twice", "output 3 needs a name, as there are several"]
            ),
            (.unique, nil, [], "=> ", ["a decision table needs an output", "rule 1 has 1 output entries, expected 0"]),
        ] as [(DecisionTable.HitPolicy, DecisionTable.Aggregation?, [DecisionTable.Output], String, [String])])
    func policies(
        _ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation?, _ outputs: [DecisionTable.Output], _ rules: String,
        _ expected: [String]
    ) {
        let found = Self.mistakes(policy, aggregation, inputs: [], outputs: outputs, rules: rules)
        #expect(found.map { String($0.drop { $0 != " " }.dropFirst()) } == expected)
    }

    @Test("An input expression gives the type of its column, and a default output is checked as any other")
    func columns() {
        let inputs = [DecisionTable.column("category", .number)]
        let outputs = [DecisionTable.output("o", .number, allowed: "1, 2", otherwise: "3")]
        #expect(
            Self.mistakes(inputs: inputs, outputs: outputs, rules: "> 1 => 2") == [
                "1:1: expected an expression of type number, found string", "1:1: the output 3 is not among the allowed values",
            ])
    }

    @Test("Lenient checking takes what can be evaluated")
    func lenient() throws {
        let table = DecisionTable(
            .priority, inputs: [DecisionTable.column("amount")], outputs: [DecisionTable.output("o")], rules: "> \"x\" => 1\n> 2 => ")
        let compiled = try CompiledDecisionTable.compile(table, against: Self.scope, checking: .lenient)
        #expect(try compiled.evaluate(slots: [3, .null]) == .null)
        #expect(try compiled.evaluate(slots: [1, .null]) == .null)
    }

    @Test("A table beyond the limits is refused")
    func limits() {
        let cells = Array(repeating: DecisionTable.SourceCell(text: "-"), count: 400)
        let rule = DecisionTable.Rule(inputEntries: cells, outputEntries: [DecisionTable.SourceCell(text: "1")])
        let table = DecisionTable(
            inputs: Array(repeating: DecisionTable.column("amount"), count: 400), outputs: [DecisionTable.output("o")],
            rules: Array(repeating: rule, count: 2000))
        #expect(table.mistakes(Self.scope) == ["1:1: a decision table has at most 500000 cells"])
    }
}
