import DMN
import FEEL
import Testing

@Suite("Analysis of decision tables") struct TableAnalysisTests {
    static let scope = Declarations([
        "amount": .number, "category": .string, "day": .date, "moment": .dateTime, "flag": .boolean, "months": .yearsMonthsDuration,
        "time": .daysTimeDuration, "limit": .number, "names": .list(.string), "x": .any,
    ])

    static func analysis(_ inputs: [DecisionTable.Input], otherwise: String? = nil, _ rules: String) throws -> TableAnalysis {
        try analysis(.unique, inputs, otherwise: otherwise, rules)
    }

    static func analysis(
        _ policy: DecisionTable.HitPolicy, _ inputs: [DecisionTable.Input], otherwise: String? = nil, _ rules: String
    ) throws -> TableAnalysis {
        try CompiledDecisionTable.compile(
            DecisionTable(policy, inputs: inputs, outputs: [DecisionTable.output("share", otherwise: otherwise)], rules: rules),
            against: scope
        ).analysis()
    }

    static func column(_ expression: String, allowed: String? = nil) -> DecisionTable.Input {
        DecisionTable.column(expression, nil, allowed: allowed)
    }

    @Test("A table of shares by category and amount that covers everything once has no findings")
    func complete() throws {
        let found = try Self.analysis(
            [Self.column("category", allowed: #""1", "2", "3""#), Self.column("amount", allowed: ">= 0")],
            """
            "1"      | <= 5000000  => 0.5
            "1"      | > 5000000   => 0.4
            "2", "3" | < 4999999.99 => 0.3
            "2"      | >= 4999999.99 => 0.2
            not("1", "2") | >= 4999999.99 => 0.1
            """)
        #expect(found.gaps.isEmpty)
        #expect(found.overlaps.isEmpty)
        #expect(found.subsumedRules.isEmpty)
        #expect(found.unreachableRules.isEmpty)
        #expect(found.notes.isEmpty)
        #expect(found.isComplete)
    }

    @Test("A gap and an overlap at a boundary are told with an example")
    func boundaries() throws {
        let found = try Self.analysis(
            [Self.column("category", allowed: #""1", "2""#), Self.column("amount")],
            """
            "1" | <= 5000000  => 0.5
            "1" | >= 5000000  => 0.4
            "2" | < 5000000   => 0.3
            "2" | > 5000000   => 0.2
            """)
        #expect(found.gaps.map(\.description) == [#"no rule covers {category: "2", amount: 5000000}"#])
        #expect(found.gaps.map(\.tests) == [[#""2""#, "5000000"]])
        #expect(found.overlaps.map(\.description) == [#"rules 1 and 2 both match {category: "1", amount: 5000000}"#])
    }

    @Test("Gaps that are alike in all other inputs are one")
    func mergedGaps() throws {
        let found = try Self.analysis(
            [Self.column("category", allowed: #""1", "2", "3""#), Self.column("flag"), Self.column("amount")],
            "\"1\" | true | <= 5 => 1\n\"2\" | true | <= 5 => 2\n\"3\" | - | - => 3\n- | false | - => 4")
        #expect(found.gaps.map(\.tests) == [[#""1", "2""#, "true", "> 5"]])
    }

    @Test(
        "A gap in one input is told by its tests and an example",
        arguments: [
            ("amount", "<= 4999999.99\n>= 5000000", ["(4999999.99..5000000)"], ["4999999.991"]),
            ("amount", "< 5\n> 5", ["5"], ["5"]), ("amount", "<= 5\n> 5", [], []), ("amount", ">= 0\n[-5..-1)", ["< -5, [-1..0)"], ["-6"]),
            ("amount", "not(5)", ["5"], ["5"]), ("amount", "< 1E+40", [">= 1E+40"], nil),
            ("category", "\"a\"\n\"b\"", [#"not("a", "b")"#], [#""other""#]),
            ("category", "\"other\", \"b\"", [#"not("b", "other")"#], [#""other 2""#]), ("category", "not(\"a\")", [#""a""#], [#""a""#]),
            ("category", "\"a\"\nnot(\"a\")", [], []), ("category", "< \"b\"\n> \"b\"", [#""b""#], [#""b""#]),
            ("category", "<= \"b\"\n> \"b\\u0000\"", nil, nil),
            ("flag", "true", ["false"], ["false"]), ("flag", "true\nfalse", [], []), ("flag", "?\nnot(?)", [], []),
            ("day", "<= @\"2023-12-31\"\n>= @\"2024-01-01\"", [], []),
            ("day", "<= @\"2023-12-30\"\n>= @\"2024-01-01\"", [#"(@"2023-12-30"..@"2024-01-01")"#], [#"@"2023-12-31""#]),
            ("day", "> @\"2023-12-30\"", [#"<= @"2023-12-30""#], nil),
            ("months", "<= @\"P11M\"\n>= @\"P1Y\"", [], []), ("months", "<= @\"P11M\"\n> @\"P1Y\"", [#"@"P1Y""#], [#"@"P1Y""#]),
            ("time", "<= @\"P1D\"\n> @\"P2D\"", [#"(@"P1D"..@"P2D"]"#], [#"@"P2D""#]),
            (
                "moment", "< @\"2024-01-01T00:00:00Z\"\n>= @\"2024-01-01T02:00:00+01:00\"",
                [#"[@"2024-01-01T00:00:00Z"..@"2024-01-01T02:00:00+01:00")"#], [#"@"2024-01-01T00:00:00Z""#]
            ),
            ("moment", "<= @\"2024-01-01T00:00:00\"\n>= @\"2024-01-01T00:00:01\"", [], []),
            ("moment", "<= @\"2024-01-01T00:00:00\"\n>= @\"2024-01-01T00:00:02\"", nil, [#"@"2024-01-01T00:00:01""#]),
            ("moment", "> @\"2024-01-01T00:00:00.5\"", [#"<= @"2024-01-01T00:00:00.5""#], nil),
            ("amount", "< 5, > 5, 5", [], []), ("amount", "? * 2 > 4\n<= 2", [], []), ("amount", "? > 3 and ? < 5\n<= 3", [">= 5"], ["5"]),
            ("amount", "< limit\n< 3", [], []), ("names", "list contains(?, \"a\")", [], []), ("x", "3\n\"a\"", [], []),
        ] as [(String, String, [String]?, [String]?)])
    func gaps(_ input: String, _ entries: String, _ tests: [String]?, _ examples: [String]?) throws {
        // Made cell by cell, as entries may hold the marks of the table text.
        var table = DecisionTable(.any, inputs: [Self.column(input)], outputs: [DecisionTable.output("o")], rules: "")
        table.rules = entries.split(separator: "\n").map {
            DecisionTable.Rule(inputEntries: [.init(text: String($0))], outputEntries: [.init(text: "1")])
        }
        let found = try CompiledDecisionTable.compile(table, against: Self.scope).analysis()
        if let tests { #expect(found.gaps.map { $0.tests[0] } == tests) }
        if let examples { #expect(found.gaps.map { $0.example.values[0].map(\.description) } == examples) }
    }

    @Test("Values outside the allowed ones are no gap")
    func allowed() throws {
        let found = try Self.analysis([Self.column("amount", allowed: "[0..100]")], "< 50 => 1\n(50..100] => 2")
        #expect(found.gaps.map(\.tests) == [["50"]])
    }

    @Test("Two columns of the same expression have one value")
    func sameExpression() throws {
        let found = try Self.analysis([Self.column("amount"), Self.column("amount")], ">= 5 | < 10 => 1\n< 5 | - => 2\n- | >= 10 => 3")
        #expect(found.gaps.isEmpty)
        #expect(found.overlaps.isEmpty)
        let other = try Self.analysis([Self.column("amount"), Self.column("amount")], ">= 5 | < 10 => 1\n< 5 | - => 2")
        #expect(other.gaps.map(\.example.values) == [[10, 10]])
    }

    @Test("Inputs that depend on the same value are pointed out, and so are findings that hang on both")
    func dependent() throws {
        let note = #""amount" and "amount > 5" depend on the same value, so some combinations may not occur"#
        let found = try Self.analysis([Self.column("amount"), Self.column("amount > 5")], "<= 5 | false => 1\n> 5 | true => 2\n< 9 | - => 3")
        #expect(found.notes == [note])
        #expect(found.gaps.map(\.tests) == [[">= 9", "false"]])
        #expect(found.gaps.map(\.isCertain) == [false])
        #expect(found.overlaps.map(\.isCertain) == [false, false])
        let other = try Self.analysis([Self.column("amount"), Self.column("amount > 5")], "< 3 | - => 1\n> 3 | - => 2\n> 4 | - => 3")
        #expect(other.gaps.map(\.isCertain) == [true])
        #expect(other.overlaps.map(\.isCertain) == [true])
    }

    @Test("Of ANY tables only overlaps with different outputs are told")
    func any() throws {
        let found = try Self.analysis(.any, [Self.column("amount")], "< 5 => 1\n< 6 => 1\n[5..7] => 2\n> 3 => limit")
        #expect(found.overlaps.map(\.rules) == [[2, 3]])
        #expect(found.notes == ["not analysed: whether 3 pairs of rules that match together give the same outputs"])
    }

    @Test("Rules of a FIRST table that are never reached are told, null counted")
    func first() throws {
        let found = try Self.analysis(
            .first, [Self.column("amount"), Self.column("flag")],
            """
            < 5  | -     => 1
            >= 3 | true  => 2
            > 4  | false => 3
            [1..2] | true => 4
            >= 2 | true, false => 5
            >= 2 | - => 6
            - | - => 7
            """)
        #expect(
            found.unreachableRules.map(\.description) == [
                "rule 4 is never reached, as rule 1 matches first", "rule 5 is never reached, as rules 1, 2, 3 and 4 match first",
            ])
        #expect(found.gaps.isEmpty)
    }

    @Test(
        "Values of kinds that no test names still reach a rule that takes anything",
        arguments: [
            ("x", "< 3, >= 3, null"), ("moment", "< @\"2024-01-01T00:00:00\", >= @\"2024-01-01T00:00:00\", null"), ("x", "true, false, null"),
        ])
    func otherKinds(_ input: String, _ everything: String) throws {
        let found = try Self.analysis(.first, [Self.column(input)], "\(everything) => 1\n- => 2")
        #expect(found.unreachableRules.isEmpty)
        #expect(found.subsumedRules.map(\.rule) == [1])
        let amount = try Self.analysis(.first, [Self.column("amount")], "< 3, >= 3, null => 1\n- => 2")
        #expect(amount.unreachableRules.map(\.rule) == [2])
    }

    @Test("A rule that nothing can match is told")
    func void() throws {
        let found = try Self.analysis([Self.column("amount", allowed: ">= 0")], "[5..4] => 1\n< 0 => 2\n>= 0 => 3")
        #expect(found.unreachableRules.map(\.description) == ["rule 1 matches nothing", "rule 2 matches nothing"])
        #expect(found.overlaps.isEmpty)
    }

    @Test("Duplicates and rules that say less than another are told for every policy")
    func subsumed() throws {
        let found = try Self.analysis(
            .collect, [Self.column("amount"), Self.column("category")],
            "> 5 | \"a\" => 1\n> 3 | - => 1\n> 3 | - => 2\n> limit | - => 3\n> limit | - => 3")
        #expect(
            found.subsumedRules.map(\.description) == [
                "rule 1 matches only where rule 2 matches too", "rule 1 matches only where rule 3 matches too",
                "rules 2 and 3 have the same conditions", "rules 4 and 5 have the same conditions",
            ])
        #expect(found.subsumedRules.map(\.haveSameOutputs) == [true, false, false, true])
        #expect(found.gaps.isEmpty)
    }

    @Test("Tests of more than constants are told and nothing is claimed of them")
    func notConstant() throws {
        let found = try Self.analysis([Self.column("amount"), Self.column("flag")], "< limit | true => 1\n< 5 | true => 2\n- | false => 3")
        #expect(found.gaps.isEmpty)
        #expect(found.overlaps.isEmpty)
        #expect(
            found.notes == [
                "not analysed: rule 1 with tests of more than constants; where such a test stands, any value is taken to be covered"
            ])
        // What no rule can cover, whatever its other tests say, is a gap all the same.
        let other = try Self.analysis([Self.column("amount"), Self.column("flag")], "< limit | true => 1\n< 5 | true => 2")
        #expect(other.gaps.map(\.tests) == [["-", "false"]])
    }

    @Test("A table with a default output, and one that gives a list, has no gaps")
    func defaults() throws {
        #expect(try Self.analysis([Self.column("amount")], otherwise: "0", "> 5 => 1").gaps.isEmpty)
        #expect(try Self.analysis(.ruleOrder, [Self.column("amount")], "> 5 => 1").gaps.isEmpty)
        #expect(try Self.analysis(.any, [Self.column("amount")], "> 5 => 1").gaps.count == 1)
    }

    @Test("A table without rules or without inputs is analysed")
    func empty() throws {
        #expect(try Self.analysis([Self.column("amount")], "").gaps.map(\.tests) == [["-"]])
        #expect(try Self.analysis([], "=> 1").gaps.isEmpty)
        #expect(try Self.analysis([], "=> 1\n=> 2").overlaps.map(\.rules) == [[1, 2]])
    }

    @Test("An analysis that would take too long is broken off and says so")
    func bounded() throws {
        let columns = ["amount", "category", "day", "limit", "amount + 1", "amount + 2"]
        let inputs = columns.map { Self.column($0) }
        var rules: [String] = []
        for number in 0..<40 {
            let entries = columns.indices.map { place in
                let bound = (number * 7 + place * 11) % 37
                return columns[place] == "category" ? "\"\(bound)\"" : columns[place] == "day" ? "< @\"2024-01-01\"" : "[\(bound)..\(bound + 20)]"
            }
            rules.append(entries.joined(separator: " | ") + " => \(number)")
        }
        let table = try CompiledDecisionTable.compile(
            DecisionTable(.unique, inputs: inputs, outputs: [DecisionTable.output("o")], rules: rules.joined(separator: "\n")),
            against: Self.scope)
        var limits = TableAnalysis.Limits()
        limits.effort = 100_000
        limits.findings = 10
        let found = table.analysis(limits: limits)
        #expect(!found.isComplete)
        #expect(found.gaps.count <= 10)
        #expect(found.overlaps.count <= 10)
        #expect(found.notes.last == "the table is too large to list everything: there may be more")
    }
}
