import DMN
import FEEL
import Testing

@Suite("Decision tables over values of any kind") struct MixedKindTests {
    static let scope = Declarations(["x": .any, "t": .string, "d": .dateTime])

    static let entries: [String: [String]] = [
        "x": [
            "-", "1", "< 2", "\"a\"", "> \"b\"", "@\"2024-01-01\"", "not(1)", "not(\"a\", 2)", "null", "not(null)", "[1, 2]", "true", "?",
            "not(?)", "@\"P1M\"", "> @\"PT1H\"", "@\"10:00:00Z\"", "? != null", "[5..1]", "(1..1)", "? in [1..3]", "1, \"a\"", ">= 2",
        ],
        "t": ["-", "\"a\"", "\"a\", \"b\"", "not(\"a\")", "\"\"", "< \"\"", "<= \"a\"", "> \"a\"", "(\"a\"..\"b\")", "not(\"z\")", "null"],
        "d": [
            "-", "< @\"2024-01-01T00:00:00\"", ">= @\"2024-01-01T00:00:00\"", "@\"2024-01-01T00:00:00Z\"", "> @\"2024-01-01T01:00:00+01:00\"",
            "not(@\"2024-01-01T00:00:00\")", "[@\"2023-01-01T00:00:00\"..@\"2024-01-01T00:00:00\"]", "null",
        ],
    ]

    static let values: [String: [Value]] = [
        "x": [.null, 0, 1, 2, 3, "a", "b", "c", true, false, [], [1, 2], .context([:])] + texts("2024-01-01", "P1M", "PT2H", "10:00:00Z", "10:00:00"),
        "t": [.null, "", "a", "a\u{0}", "aa", "b", "c", "z"],
        "d": [.null] + texts("2024-01-01T00:00:00", "2023-06-01T00:00:00", "2025-01-01T00:00:00", "2024-01-01T00:00:00Z", "2024-06-01T00:00:00Z"),
    ]

    static func texts(_ literals: String...) -> [Value] {
        literals.compactMap { literal in
            try? FEELExpression.compile(source: "@\"\(literal)\"").evaluate()
        }
    }

    static func table(_ columns: [String], _ policy: DecisionTable.HitPolicy, _ generator: inout SeededGenerator) -> DecisionTable {
        let rules = (0..<Int.random(in: 1...6, using: &generator)).map { place in
            DecisionTable.Rule(
                inputEntries: columns.map { .init(text: entries[$0]?.randomElement(using: &generator) ?? "-") },
                outputEntries: [.init(text: "\(place)")])
        }
        return DecisionTable(
            hitPolicy: policy, inputs: columns.map { DecisionTable.column($0) }, outputs: [DecisionTable.output("o")], rules: rules)
    }

    @Test("Matching by the index is matching test by test, and no finding is false", arguments: 0..<120)
    func consistency(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed + 9000)
        let columns = seed.isMultiple(of: 2) ? ["x"] : ["t", "d"]
        let rows = Self.table(columns, .first, &generator)
        let compiled = try CompiledDecisionTable.compile(rows, against: Self.scope, checking: .lenient)
        let analysis = compiled.analysis()
        let unreachable = Set(analysis.unreachableRules.map(\.rule))
        for x in Self.values["x"] ?? [] where columns == ["x"] {
            try Self.check(compiled, [x, .null, .null], unreachable)
        }
        for t in Self.values["t"] ?? [] where columns != ["x"] {
            for d in Self.values["d"] ?? [] { try Self.check(compiled, [.null, t, d], unreachable) }
        }
        for gap in analysis.gaps {
            let trace = try compiled.evaluateTraced(slots: Self.slots(gap.example)).trace
            #expect(trace.matches.isEmpty)
        }
        var unique = rows
        unique.hitPolicy = .unique
        for overlap in try CompiledDecisionTable.compile(unique, against: Self.scope, checking: .lenient).analysis().overlaps {
            let trace = try compiled.evaluateTraced(slots: Self.slots(overlap.example)).trace
            #expect(Set(trace.matches.map(\.number)).isSuperset(of: overlap.rules))
        }
    }

    static func check(_ table: CompiledDecisionTable, _ slots: [Value], _ unreachable: Set<Int>) throws {
        let (value, trace) = try table.evaluateTraced(slots: slots)
        let plain = try table.evaluate(slots: slots)
        #expect(plain == value)
        let first = trace.matches.first?.number
        #expect(value == (first.map { .number($0 - 1) } ?? .null))
        #expect(first.map(unreachable.contains) != true)
    }

    static func slots(_ example: TableAnalysis.Example) -> [Value] {
        scope.names.map { name in example.labels.firstIndex(of: name).flatMap { example.values[$0] } ?? .null }
    }
}
