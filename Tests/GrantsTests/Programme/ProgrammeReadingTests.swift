import FEEL
import Testing

@testable import Grants

@Suite("Derived values, DMN models and analyses in programme files")
struct ProgrammeReadingTests {
    private static let margin = "- {id: margin, value: highestSupport - support}"
    private static let tableRules = """
              - {when: ['"1"', '< 1000'], then: ['totalCosts * 0.5']}
              - {when: ['"1"', '>= 1000'], then: ['500'], note: {en: The cap, sv: Taket}}
              - {when: ['"2"', '-'], then: ['totalCosts * 0.85']}
        """

    private func read(
        _ changes: [(String, String)], models: [DecisionModelFile] = [DecisionFileTests.model], analysing: Bool = true
    ) throws -> Programme {
        var text = DecisionFileTests.file
        for (old, new) in changes {
            try #require(text.contains(old), "\(old)")
            text = text.replacing(old, with: new, maxReplacements: 1)
        }
        return try ProgrammeFile.read(text, models: models, analysing: analysing)
    }

    private func mistakes(_ changes: [(String, String)], models: [DecisionModelFile] = [DecisionFileTests.model]) -> [String] {
        FileMistakes.of { try read(changes, models: models) }.map(\.message)
    }

    // MARK: Derived values

    @Test("A long chain of derived values is put in order quickly, each after those it uses", .timeLimit(.minutes(2)))
    func chain() throws {
        let count = 900
        let lines = (0..<count).map { "- {id: d\($0), value: \($0 == count - 1 ? "support" : "d\($0 + 1) + 1")}" }
        let programme = try read([(Self.margin, ([Self.margin] + lines).joined(separator: "\n  "))])
        #expect(programme.derived.map(\.id).filter { $0.hasPrefix("d") } == (0..<count).reversed().map { "d\($0)" })
    }

    @Test("Derived values that wait for nothing keep the file's order")
    func order() throws {
        let programme = try read([
            (
                Self.margin,
                "\(Self.margin)\n  - {id: a, value: c + 1}\n  - {id: b, value: \"1\"}\n  - {id: c, value: \"2\"}\n  - {id: d, value: \"3\"}"
            )
        ])
        #expect(programme.derived.map(\.id).filter { ["a", "b", "c", "d"].contains($0) } == ["b", "c", "a", "d"])
    }

    @Test("A section with more entries than are read is refused")
    func entries() throws {
        let lines = (0..<1_000).map { "- {id: d\($0), value: \"1\"}" }
        let found = mistakes([(Self.margin, ([Self.margin] + lines).joined(separator: "\n  "))])
        #expect(found == ["derived has 1001 entries, at most 1000 are read"])
    }

    @Test(
        "A word that is no name of an amount keeps a derived value from no flat rate",
        arguments: [
            "years and months duration(period.start, period.end).years", "count(coFinanciers[cash > 0])",
            #"if title = "the support in years" then 1 else 2"#, "{support: 3}.support", "for years in [1, 2] return years + 1",
            "1 /* of the support */",
        ])
    func words(formula: String) throws {
        let type = formula.hasPrefix("for") ? "count(early)" : "early"
        let programme = try read([
            ("rate: onCostsRate", "rate: \(type)"),
            (Self.margin, "\(Self.margin)\n  - {id: early, label: {en: Rate of the support, sv: Sats}, value: '\(formula)'}"),
        ])
        #expect(programme.derived.first { $0.id == "early" }?.stage == .beforeAmounts)
    }

    @Test("What a value stands on is named, also by way of another value")
    func waiting() throws {
        let found = mistakes([
            ("rate: onCostsRate", "rate: early"), (Self.margin, "\(Self.margin)\n  - {id: early, value: middle}\n  - {id: middle, value: support}"),
        ])
        #expect(found.contains { $0.contains("early stands on middle, which is computed after this") }, "\(found)")
    }

    // MARK: Models

    private static func model(_ name: String, namespace: String, _ content: String) -> DecisionModelFile {
        DecisionModelFile(
            name: name,
            text: """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="\(name)" namespace="\(namespace)">\(content)</definitions>
                """)
    }

    private func entry(_ id: String, _ model: DecisionModelFile) -> String { "- {id: \(id), file: \(model.name), sha256: \(model.hash)}" }

    private static func decision(_ name: String, _ formula: String) -> String {
        #"<decision name="\#(name)" id="\#(name)"><variable name="\#(name)"/><literalExpression><text>\#(formula)</text></literalExpression></decision>"#
    }

    @Test("A model's mistakes are told once, and not again at the decisions that are taken from it")
    func brokenModel() throws {
        let broken = DecisionModelFile(
            name: "phases.dmn", text: DecisionFileTests.model.text.replacing("<text>Phase</text>", with: "<text>Phse</text>"))
        let found = mistakes([(DecisionFileTests.model.hash, broken.hash)], models: [broken])
        #expect(found.count == 1)
        #expect(found.first?.contains(#"unknown name "Phse""#) == true)
    }

    @Test("A mistake in a model that is only imported is told at that model")
    func brokenImport() throws {
        let library = Self.model("library.dmn", namespace: "urn:l", Self.decision("base", "no such name"))
        let importing = Self.model(
            "importing.dmn", namespace: "urn:i",
            #"<import name="l" namespace="urn:l" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>"# + Self.decision("top", "1"))
        let change = (
            "models:\n", "models:\n  \(entry("library", library))\n  \(entry("importing", importing))\n"
        )
        let decision = ("decisions:\n", "decisions:\n  - {id: top, model: importing, decision: top, source: call}\n")
        let found = mistakes([change, decision], models: [DecisionFileTests.model, library, importing])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("library.dmn:") == true, "\(found)")
    }

    @Test("A model that no decision is taken from is told as a remark and is not compiled")
    func unusedModel() throws {
        let unused = Self.model("unused.dmn", namespace: "urn:u", Self.decision("base", "no such name"))
        let programme = try read([("models:\n", "models:\n  \(entry("unused", unused))\n")], models: [DecisionFileTests.model, unused])
        #expect(
            programme.remarks.map(\.message) == [
                "no decision is taken from the model unused, so it is not checked", "no formula uses the decision ready",
            ])
        #expect(programme.models.map(\.id) == ["unused", "phases"])
    }

    @Test("A file that is no XML is told once, and not as a missing import")
    func unreadableModel() throws {
        let library = DecisionModelFile(name: "library.dmn", text: "<definitions")
        let importing = Self.model(
            "importing.dmn", namespace: "urn:i",
            #"<import name="l" namespace="urn:l" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>"# + Self.decision("top", "1"))
        let found = mistakes(
            [
                ("models:\n", "models:\n  \(entry("library", library))\n  \(entry("importing", importing))\n"),
                ("decisions:\n", "decisions:\n  - {id: top, model: importing, decision: top, source: call}\n"),
            ], models: [DecisionFileTests.model, library, importing])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("library.dmn:") == true, "\(found)")
    }

    @Test("Models are bounded in number, in bytes and in the mistakes that are told")
    func modelLimits() throws {
        let many = (0..<20).map { Self.model("m\($0).dmn", namespace: "urn:m\($0)", "") }
        let lines = many.enumerated().map { "  " + entry("m\($0.offset)", $0.element) + "\n" }.joined()
        let tooMany = mistakes([("models:\n", "models:\n" + lines)], models: [DecisionFileTests.model] + many)
        #expect(tooMany == ["models has 21 entries, at most 20 are read"])

        let big = Self.model("big.dmn", namespace: "urn:b", "<!--" + String(repeating: "x", count: 4 << 20) + "-->")
        let tooBig = mistakes([("models:\n", "models:\n  \(entry("big", big))\n")], models: [DecisionFileTests.model, big])
        #expect(tooBig.count == 1)
        #expect(tooBig.first?.contains("at most 4194304 are read") == true, "\(tooBig)")

        let wrong = DecisionModelFile(
            name: "phases.dmn",
            text: DecisionFileTests.model.text.replacing("</definitions>", with: String(repeating: "<foo/>", count: 50) + "</definitions>"))
        let told = mistakes([(DecisionFileTests.model.hash, wrong.hash)], models: [wrong])
        #expect(told.count == 21)
        #expect(told.contains("phases.dmn: and 30 more"))
    }

    @Test("What no rule of a model's table covers is told at the model, once where several import it, and stops nothing")
    func modelRemarks() throws {
        func table(_ rules: String...) -> String {
            #"<inputData id="n" name="n"><variable name="n" typeRef="number"/></inputData><decision name="base" id="base">"#
                + ##"<variable name="base"/><informationRequirement><requiredInput href="#n"/></informationRequirement>"##
                + #"<decisionTable><input><inputExpression typeRef="number"><text>n</text></inputExpression></input><output/>"#
                + rules.map { "<rule><inputEntry><text>\($0)</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>" }.joined()
                + "</decisionTable></decision>"
        }
        func files(_ rules: String...) -> (models: [DecisionModelFile], changes: [(String, String)]) {
            let link = #"<import name="l" namespace="urn:l" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>"#
            let library = Self.model("library.dmn", namespace: "urn:l", table(rules[0], rules[1]))
            let importing = Self.model("importing.dmn", namespace: "urn:i", link + Self.decision("top", "1"))
            let lines = "models:\n  \(entry("importing", importing))\n  \(entry("library", library))\n"
            let decisions =
                "decisions:\n  - {id: top, model: importing, decision: top, source: call}\n"
                + "  - {id: base, model: library, decision: base, inputs: {n: totalCosts}, source: call}\n"
            return ([DecisionFileTests.model, library, importing], [("models:\n", lines), ("decisions:\n", decisions)])
        }
        let gap = files("&lt; 10", "&gt; 5000000")
        let told = try read(gap.changes, models: gap.models).remarks.filter { $0.message.contains("no rule covers") }
        #expect(told.count == 1)
        #expect(told.first?.message.hasPrefix("library.dmn:1:") == true, "\(told)")
        #expect(!(try read(gap.changes, models: gap.models, analysing: false).remarks.contains { $0.message.contains("no rule covers") }))

        let overlap = files("&lt; 10", "&gt; 5")
        #expect(mistakes(overlap.changes, models: overlap.models).filter { $0.contains("both match") }.count == 1)
        // What is published already keeps loading.
        #expect(throws: Never.self) { try read(overlap.changes, models: overlap.models, analysing: false) }
    }

    // MARK: Analyses

    @Test(
        "Overlaps and gaps that take values of inputs that are computed from each other are remarks",
        arguments: [
            ("unique", #"if answers.phase = "x" then "small" else "large""#, "answers.phase", "\"y\"", true),
            ("unique", #"if answers.phase = "x" then "small" else "large""#, "answers.category", "\"1\"", false),
            ("any", #"if answers.phase = "x" then "small" else "large""#, "answers.phase", "\"y\"", true),
            ("any", #"if answers.phase = "x" then "small" else "large""#, "answers.category", "\"1\"", false),
            ("unique", #"if totalCosts > 5 then "large" else "small""#, "totalCosts", "> 5", true),
            ("unique", #"if onCosts > 5 then "large" else "small""#, "totalCosts", "> 5", true),
            ("unique", #"if byCategory > 5 then "large" else "small""#, "totalCosts", "> 5", true),
            ("unique", #"if supportShare.exact > 5 then "large" else "small""#, "requested", "> 5", true),
            ("unique", #"if supportShare.exact > 5 then "large" else "small""#, "asOf", "> @\"2020-01-01\"", false),
            ("unique", #"if ready then "large" else "small""#, "answers.phase", "\"y\"", true),
        ])
    func computedInputs(policy: String, size: String, other: String, test: String, mayNotOccur: Bool) throws {
        let table = """
            decisionTables:
              - id: rate
                hitPolicy: \(policy)
                inputs: [{value: size}, {value: \(other)}]
                outputs: [{}]
                rules:
                  - {when: ['"small"', '-'], then: ['1']}
                  - {when: ['-', '\(test)'], then: ['2']}
                source: call

            """
        let changes = [("decisionTables:\n", table), ("derived:\n", "derived:\n  - {id: size, value: '\(size)'}\n")]
        if mayNotOccur {
            let told = try read(changes).remarks.map(\.message)
            #expect(told.contains { $0.hasPrefix("it may be that rules 1 and 2 both match") }, "\(told)")
            if policy == "unique" { #expect(told.contains { $0.hasPrefix("it may be that no rule covers") }, "\(told)") }
        } else {
            let told = mistakes(changes)
            #expect(told.contains { $0.hasPrefix("rules 1 and 2 both match") }, "\(told)")
        }
    }

    @Test(
        "What a table's author may have meant is a remark",
        arguments: [
            (
                #"['"2"'], then: ['20']}"#, "['\"2\"'], then: ['20']}\n      - {when: ['\"2\"'], then: ['30']}",
                "rule 2 is never reached, as rule 1 matches first"
            ),
            (#"['"2"', '-']"#, "['\"2\"', '>= asOf.day']", "not analysed: rule 3"),
            (
                #"['"2"', '-'], then: ['totalCosts * 0.85']}"#, #"['"2"', '-'], then: ['1']}"# + "\n      - {when: ['-', '[5..1]'], then: ['1']}",
                "rule 4 matches nothing"
            ),
        ])
    func remarks(old: String, new: String, message: String) throws {
        let programme = try read([(old, new)])
        #expect(programme.remarks.contains { $0.message.contains(message) && $0.line > 10 }, "\(programme.remarks)")
    }

    @Test(
        "A cell, input or output of a table that can't be read is one mistake",
        arguments: [(#"['"2"'], then: ['20']}"#, "[~], then: ['20']}"), ("then: ['20']", "then: [[]]"), ("- {value: totalCosts", "- {value: ~")])
    func unreadableCells(old: String, new: String) {
        let found = mistakes([(old, new)])
        #expect(found == ["expected an expression"], "\(found)")
    }

    @Test("What is computed from very many values, of many facts each, is taken to be computed from anything")
    func manyOrigins() throws {
        let answers = (0..<150).map { "  - {id: q\($0), type: number, label: {en: A, sv: B}}" }.joined(separator: "\n")
        let list = (0..<150).map { "answers.q\($0)" }.joined(separator: ", ")
        let first = (0..<40).map { "  - {id: a\($0), value: 'count([\(list)])'}" }
        let sum = (0..<40).map { "a\($0)" }.joined(separator: ", ")
        let second = (0..<90).map { "  - {id: b\($0), value: 'sum(\(sum))'}" }
        func table(_ last: Int) -> [(String, String)] {
            let size = "  - {id: size, value: 'if b\(last) > 5 then \"large\" else \"small\"'}"
            return [
                ("questions:\n", "questions:\n\(answers)\n"),
                ("derived:\n", "derived:\n\((first + second.prefix(last + 1) + [size]).joined(separator: "\n"))\n"),
                (
                    "decisionTables:\n",
                    """
                    decisionTables:
                      - id: rate
                        hitPolicy: unique
                        inputs: [{value: size}, {value: asOf}]
                        outputs: [{}]
                        rules:
                          - {when: ['"small"', '-'], then: ['1']}
                          - {when: ['-', '> @"2020-01-01"'], then: ['2']}
                        source: call

                    """
                ),
            ]
        }
        #expect(mistakes(table(0)).contains { $0.hasPrefix("rules 1 and 2 both match") })
        #expect(try read(table(89)).remarks.contains { $0.message.hasPrefix("it may be that rules 1 and 2 both match") })
    }

    @Test("Rules of an any table that match together and differ are a mistake")
    func anyTable() throws {
        let found = mistakes([
            ("hitPolicy: first", "hitPolicy: any"), (#"['"2"'], then: ['20']}"#, "['\"2\"'], then: ['20']}\n      - {when: ['\"2\"'], then: ['30']}"),
        ])
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("with different outputs") == true, "\(found)")
    }

    @Test(
        "incomplete: true is refused where it means nothing",
        arguments: [("hitPolicy: first", "hitPolicy: first\n    incomplete: true"), ("      - {}", "      - {default: '0'}\n    incomplete: true")])
    func incomplete(old: String, new: String) throws {
        let found = mistakes([(old, new)])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("incomplete: true means nothing here") == true, "\(found)")
    }

    @Test("Five gaps of a table are told and the others counted; what is published already is read without analysis")
    func gaps() throws {
        let rules = (0..<20).map { "      - {when: ['\"1\"', '\($0 * 10)'], then: ['1']}" }.joined(separator: "\n")
        let found = mistakes([(Self.tableRules, rules)])
        #expect(found.filter { $0.hasPrefix("no rule covers") }.count <= 5)
        let overlapping = (0..<20).map { _ in "      - {when: ['\"1\"', '-'], then: ['1']}" }.joined(separator: "\n")
        let told = mistakes([(Self.tableRules, overlapping)])
        #expect(told.filter { $0.contains("both match") }.count == 5)
        #expect(told.contains("and 185 more overlaps"), "\(told)")
        let more = mistakes([(Self.tableRules, overlapping + "\n" + overlapping)])
        #expect(more.contains("and at least 195 more overlaps"), "\(more)")
        #expect(try read([(Self.tableRules, overlapping)], analysing: false).remarks.isEmpty)
    }

    @Test("incomplete: true on a unique table without default takes its gaps as meant")
    func meantGaps() throws {
        let programme = try read([
            ("    source: call\n  - id: onCostsRate", "    incomplete: true\n    source: call\n  - id: onCostsRate"), (#"'>= 1000'"#, "'> 1000'"),
        ])
        guard case .table(let table)? = programme.derived.first(where: { $0.id == "highestSupport" })?.logic else {
            Issue.record("no table")
            return
        }
        #expect(table.isIncomplete)
        #expect(table.inputs.map(\.source) == ["answers.category", "totalCosts"])
    }

    @Test(
        "A default stands for a missing answer too, unless a rule takes null for itself",
        arguments: [("", "10"), ("\n      - {when: ['null'], then: ['null']}", "7")])
    func missingAnswer(rule: String, onCosts: String) throws {
        let test = """

            tests:
              - name: no category
                at: 2020-02-01T00:00:00Z
                application:
                  answers: {phase: planning}
                  budget: {lines: [{category: staff, kind: actual, amounts: {"2020": "100"}}]}
                  financing: {requestedSupport: {"2020": "10"}}
                expect: {verdict: eligible, amounts: {onCosts: "\(onCosts)"}}
            """
        let programme = try read([
            (#"['"2"'], then: ['20']}"#, #"['"2"'], then: ['20']}"# + rule), ("highestSupport - support", "totalCosts - support"),
            ("rate: onCostsRate", "rate: if onCostsRate = null then 7 else onCostsRate"),
            ("payout: {kind: claims, period: halfYear}", "payout: {kind: claims, period: halfYear}" + test),
        ])
        #expect(programme.failingTests().flatMap(\.differences) == [])
    }

    @Test("A rule that requires a model's decision knows it; another has none")
    func requiredDecision() throws {
        let programme = try read([])
        let decisions = programme.rules.map { programme.decision(of: $0) }
        #expect(decisions.map { $0?.decision } == [nil, "Ready to start"])
        #expect(decisions.last??.inputs.map(\.formula.source) == ["totalCosts", "answers.phase"])
    }
}
