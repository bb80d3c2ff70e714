import Testing

@testable import Grants

@Suite("The check of a programme as a whole") struct RuleCheckTests {
    /// A programme with these rules (id, severity, when, require) and further entries.
    private static func text(_ rules: [(String, String, String?, String)], parts: String = "", limit: String = "\"1000\"", tests: String = "")
        -> String
    {
        """
        code: xx-check
        version: 1
        name: {en: Check}
        authority: {register: "0007", number: 202100-6198, name: An authority}
        country: SE
        currency: SEK
        languages: [en]
        sources:
          call: {title: The call}
        categories:
          - {id: staff, label: {en: Staff}}
        questions:
          - {id: size, type: number, label: {en: Size}}
          - {id: kind, type: choice, label: {en: Kind}, choices: [{id: small, label: {en: Small}}, {id: large, label: {en: Large}}]}
          - {id: ready, type: boolean, label: {en: Ready}}
          - {id: story, type: text, label: {en: Story}}
        \(parts)
        shares: []
        limits:
          - {id: most, label: {en: Most}, amount: \(limit), source: call}
        rules:

        """
            + rules.map { id, severity, when, require in
                """
                  - id: \(id)
                    title: {en: \(id)}
                    severity: \(severity)
                \(when.map { "    when: '\($0)'\n" } ?? "")    require: '\(require)'
                    pointer: /answers/size
                    message: {en: No}
                    source: call

                """
            }.joined() + "payout: {kind: claims, period: halfYear}\n" + tests
    }

    private let whole: (String, String, String?, String) = ("whole", "remark", nil, "answers.size > 0 and answers.kind != null and answers.ready")

    /// What is told of the rules, without what is told of other things.
    private func remarks(_ rules: [(String, String, String?, String)], parts: String = "", limit: String = "\"1000\"") throws -> [String] {
        try ProgrammeFile.read(Self.text([whole] + rules, parts: parts, limit: limit)).remarks.map(\.message)
    }

    private func mistakes(_ rules: [(String, String, String?, String)]) -> [String] {
        FileMistakes.of { try ProgrammeFile.read(Self.text([whole] + rules)) }.map(\.message)
    }

    @Test("a rule that can't apply, pass or fail is told at its formula") func unreachable() throws {
        #expect(try remarks([]).isEmpty)
        let always = "whatever is answered"
        #expect(
            try remarks([("r", "blocking", "answers.kind = \"tiny\"", "answers.ready")]) == [
                "the rule r never applies: this is never true, \(always)"
            ])
        #expect(
            try remarks([("r", "condition", nil, "answers.size > 5 and answers.size < 4")]) == [
                "the rule r can never pass: this is never true, \(always)"
            ])
        #expect(
            try remarks([("r", "blocking", "answers.size > 5", "answers.size < 4")]) == ["the rule r can never pass: this is never true, \(always)"])
        #expect(
            try remarks([("r", "blocking", "answers.size > 5", "answers.size > 4")]) == ["the rule r can never fail: this is never false, \(always)"])
        let programme = try ProgrammeFile.read(Self.text([whole, ("r", "blocking", "answers.kind = \"tiny\"", "answers.ready")]))
        let line = Self.text([whole, ("r", "blocking", "answers.kind = \"tiny\"", "answers.ready")]).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .firstIndex { $0.contains("tiny") }
        #expect(programme.remarks.first?.line == line.map { $0 + 1 })
        #expect(programme.remarks.first?.column == 11)
    }

    @Test("a rule that refuses every application is a mistake") func refusesAll() {
        #expect(
            mistakes([("r", "blocking", nil, "answers.kind = \"tiny\"")]) == ["the rule r can never pass: this is never true, whatever is answered"])
        #expect(
            mistakes([("a", "blocking", nil, "answers.size > 5"), ("b", "blocking", nil, "answers.size <= 5")])
                == ["the rules a and b can never both pass, so that every application is refused"])
    }

    @Test(
        "what is meant is not told",
        arguments: [
            [("r", "obligation", nil, "false")], [("r", "blocking", nil, "if answers.size = null then null else true")],
            [("a", "blocking", nil, "answers.size > 5"), ("b", "condition", nil, "answers.size <= 5")],
            [("a", "blocking", "answers.ready", "answers.size > 5"), ("b", "blocking", "answers.ready = false", "answers.size <= 5")],
            [("a", "blocking", nil, "answers.size > 5"), ("b", "blocking", nil, "answers.size > 4")],
        ] as [[(String, String, String?, String)]])
    func silence(rules: [(String, String, String?, String)]) throws {
        #expect(try remarks(rules).isEmpty)
    }

    @Test("texts that only look the same do not contradict each other") func scalars() throws {
        #expect(try remarks([("r", "blocking", nil, "answers.story = \"\u{e9}\" and answers.story != \"e\u{301}\"")]).isEmpty)
        #expect(mistakes([("r", "blocking", nil, "answers.story = \"\u{e9}\" and answers.story != \"\u{e9}\"")]).count == 1)
    }

    @Test("rules under more limits than are compared do not use up what the others may take") func manyLimits() throws {
        let limits = (0..<60).map { "  - {id: l\($0), label: {en: L}, amount: \"\($0 + 1)\", source: call}" }.joined(separator: "\n")
        let rules = (0..<6).map { ("s\($0)", "blocking", nil as String?, "support <= permitted or answers.size > \($0)") }
        let told = try remarks(
            rules + [("r", "condition", nil, "answers.size > 5 and answers.size < 4")],
            limit: "\"1000\", source: call}\n\(limits)\n  - {id: last, label: {en: L}, amount: \"9\"")
        #expect(told == ["the rule r can never pass: this is never true, whatever is answered"])
    }

    @Test("where there is no more time that is said, and nothing is proven") func noTime() throws {
        let text = Self.text([whole, ("r", "condition", nil, "answers.size > 5 and answers.size < 4")])
        #expect(
            try ProgrammeFile.read(text, while: { false }).remarks.map(\.message)
                == ["the rules are too many to hold all of them against each other"])
    }

    @Test("rules that contradict each other where both apply are a remark") func contradictions() throws {
        #expect(
            try remarks([("a", "blocking", "answers.ready", "answers.size > 5"), ("b", "blocking", nil, "answers.size <= 5")])
                == ["the rules a and b can never both pass where both apply"])
    }

    @Test("a rule that asks for more than a limit permits is a remark") func limits() throws {
        #expect(
            try remarks([("floor", "blocking", nil, "support >= 2000")]) == ["the rule floor asks for more support than the limit most ever permits"])
        #expect(try remarks([("floor", "blocking", nil, "support >= 1000")]).isEmpty)
        #expect(
            try remarks([("floor", "blocking", nil, "support >= 2000"), ("permitted", "blocking", "answers.ready", "support <= permitted")])
                == [
                    "the rule floor asks for more support than the limit most ever permits",
                    "the rules floor and permitted can never both pass where both apply",
                ])
    }

    @Test("a limit that is a parameter counts on the days on which it has a value") func limitOverTime() throws {
        let parts = """
            parameters:
              - {id: ceiling, type: amount, label: {en: Ceiling}, values: [{from: 2020-01-01, value: "1000", source: call}]}
            """
        let told = try remarks([("floor", "blocking", nil, "support >= 2000")], parts: parts, limit: "ceiling")
        #expect(told == ["the rule floor asks for more support than the limit most ever permits"])
        #expect(try remarks([("floor", "blocking", nil, "support >= 900")], parts: parts, limit: "ceiling").isEmpty)
    }

    @Test("parameters count with the values that they have, on whatever day") func parameters() throws {
        let parts = """
            parameters:
              - id: least
                type: number
                label: {en: Least}
                values: [{until: 2020-12-31, value: "0", source: call}, {from: 2021-01-01, value: "5", source: call}]
            """
        #expect(try remarks([("r", "blocking", "least > 4", "answers.size > least")], parts: parts).isEmpty)
        #expect(
            try remarks([("r", "blocking", "least > 5", "answers.size > 1")], parts: parts)
                == ["the rule r never applies: this is never true, whatever is answered, with the values that its parameters have"])
    }

    @Test("entries that nothing stands on are told, texts apart") func unused() throws {
        let parts = """
            parameters:
              - {id: spare, type: number, label: {en: Spare}, values: [{value: "1", assumption: true}]}
            decisionTables:
              - {id: idle, hitPolicy: first, inputs: [{value: answers.size}], outputs: [{}], rules: [{when: ["< spare"], then: ["1"]}], incomplete: true, source: call}
            derived:
              - {id: twice, value: spare * 2}
            """.replacing("incomplete: true, ", with: "")
        let text = Self.text([("r", "remark", nil, "answers.ready")], parts: parts).replacing(
            "  call: {title: The call}", with: "  call: {title: The call}\n  other: {title: Another}")
        let programme = try ProgrammeFile.read(text)
        let told = programme.remarks.map(\.message)
        for message in [
            "no formula uses the decision table idle", "no formula uses the derived value twice", "no formula reads the answer to the question kind",
            "no entry names the source other",
        ] { #expect(told.contains(message)) }
        #expect(!told.contains { $0.contains("spare") || $0.contains("story") || $0.contains("size") || $0.contains("ready") })
    }

    @Test("what no test tries is told") func coverage() throws {
        let tests = """
            tests:
              - name: large enough
                at: 2026-01-01T00:00:00Z
                application: {call: xx, answers: {size: 6}, financing: {requestedSupport: {"2026": "1000"}}}
                expect: {verdict: eligible}
            """
        let rules: [(String, String, String?, String)] = [
            ("r", "blocking", nil, "answers.size > 5"), ("dead", "blocking", "answers.kind = \"tiny\"", "answers.ready"),
        ]
        let programme = try ProgrammeFile.read(Self.text(rules, tests: tests))
        let (failures, remarks) = programme.checkTests()
        #expect(failures.isEmpty)
        #expect(
            remarks.map(\.message) == [
                "in no test the rule r fails", "in no test the support is below or above the limit most", "no test comes out undetermined",
            ])
    }

    @Test("a file without a test is told") func untried() throws {
        #expect(try ProgrammeFile.read(Self.text([whole])).checkTests().remarks.map(\.message) == ["the file has no test of its own"])
    }

    @Test("the project's own programmes are told only what is true of them") func own() throws {
        #expect(try Repository.programme("no-difi-medfinansiering").remarks.map(\.message) == ["no formula uses the parameter maximumCarryOvers"])
        let never = "this is never true, whatever is answered, with the values that its parameters have"
        #expect(
            try Repository.programme("se-eruf-mellersta-norrland").remarks.map(\.message) == [
                "no formula uses the parameter claimMinimumPeriod", "no formula uses the parameter claimMaximumPeriod",
                "the rule regionShareLimit never applies: \(never)", "the rule regionAmountLimit never applies: \(never)",
            ])
    }
}
