import Decimals
import ExactJSON
import FEEL
import Localisation
import Testing

@testable import Grants

@Suite("The difference of two programme versions") struct ProgrammeDifferenceTests {
    @Test("a version compared with itself, or with only its number changed, has none") func none() throws {
        #expect(try ComparedProgramme.difference().changes.isEmpty)
        #expect(try ComparedProgramme.difference(("version: 1", "version: 2")).changes.isEmpty)
        for code in ["no-difi-medfinansiering", "se-eruf-mellersta-norrland"] {
            let programme = try Repository.programme(code)
            #expect(ProgrammeDifference(from: programme, to: programme).changes.isEmpty)
        }
    }

    @Test("blanks and comments in formulas are no change") func blanks() throws {
        let difference = try ComparedProgramme.difference(
            ("require: period.end < period.start + longest", "require: >-\n      period.end   < period.start\n      + longest /* days */"))
        #expect(difference.changes.isEmpty)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let sentences: [String]
        var testDescription: String { sentences.joined(separator: " | ") }

        init(_ old: String, _ new: String, _ sentences: String...) {
            (self.old, self.new, self.sentences) = (old, new, sentences)
        }
    }

    @Test(
        "is told in words, a sentence for each change",
        arguments: [
            Case(
                "{from: 2016-01-01, value: \"50\", source: call}",
                "{from: 2016-01-01, until: 2020-12-31, value: \"50\", source: call}\n      - {from: 2021-01-01, value: \"85\", source: call}",
                "Highest share: 50 % → 85 % from 1 January 2021"),
            Case(
                "{from: 2016-01-01, value: \"50\", source: call}", "{from: 2016-01-01, until: 2020-12-31, value: \"50\", source: call}",
                "Highest share: 50 % → no value from 1 January 2021"),
            Case("value: \"50\"", "value: \"50.00\""),
            Case("value: \"15000000\"", "value: \"20000000\"", "Highest support: NOK 15,000,000 → NOK 20,000,000 from 1 January 2016"),
            Case("value: P36M", "value: P4Y", "Longest period: 3 years → 4 years"),
            Case("value: P36M, source: call", "value: P36M, assumption: true", "Longest period: now an assumption"),
            Case(
                "severity: condition", "severity: blocking",
                "Rule “At most three years”: now blocking, was a condition; failing it now makes an application not eligible"),
            Case(
                "severity: blocking", "severity: advice",
                "Rule “Size”: now advice, was blocking; failing it no longer makes an application not eligible"),
            Case("severity: blocking", "gates: [submission, decision]\n    severity: blocking", "Rule “Size”: run at: decision (new)"),
            Case(
                "totalCosts <= 50000000", "totalCosts <= 100000000",
                "Rule “Size”: requirement: “totalCosts >= 5000000 and totalCosts <= 50000000” → “totalCosts >= 5000000 and totalCosts <= 100000000”; "
                    + "only this differs: 50000000 → 100000000; looser by itself: what passed passes still"),
            Case(
                "totalCosts >= 5000000", "totalCosts > 5000000",
                "Rule “Size”: requirement: “totalCosts >= 5000000 and totalCosts <= 50000000” → “totalCosts > 5000000 and totalCosts <= 50000000”; "
                    + "only this differs: >= → >; stricter by itself: what failed fails still"),
            Case(
                "totalCosts >= 5000000 and totalCosts <= 50000000", "totalCosts >= 6000000 and totalCosts <= 60000000",
                "Rule “Size”: requirement: “totalCosts >= 5000000 and totalCosts <= 50000000” → “totalCosts >= 6000000 and totalCosts <= 60000000”; "
                    + "only this differs: 5000000 → 6000000, 50000000 → 60000000"),
            Case("    when: totalCosts > 0\n", "", "Rule “Size”: condition: “totalCosts > 0” (removed)"),
            Case("{id: profit, type: amount,", "{id: profit, type: amount, required: true,", "Question “Gain”: now required"),
            Case(
                "  - {id: profit, type: amount, label: {nb: Gevinst, en: Gain}}\n",
                "  - {id: profit, type: amount, label: {nb: Gevinst, en: Gain}}\n"
                    + "  - {id: plan, type: text, required: true, label: {nb: Plan, en: Plan}}\n",
                "Question “Plan”: added: text, required"),
            Case("  - {id: profit, type: amount, label: {nb: Gevinst, en: Gain}}\n", "", "Question “Gain”: removed: amount"),
            Case(
                "          - {id: \"2\", label: {nb: Kategori 2, en: Category 2}}\n".replacing("          ", with: "      "), "",
                "Question “Category”: choices: Category 2 (removed)"),
            Case("amount: ceiling", "amount: ceiling * 2", "Limit “Amount limit”: amount: “ceiling” → “ceiling * 2”"),
            Case(
                "amount: ceiling", "amount: maximumShare",
                "Limit “Amount limit”: amount: “ceiling” → “maximumShare”; only this differs: ceiling → maximumShare"),
            Case("rate: \"20\"", "rate: \"25\"", "Flat rate “On-costs”: rate: “20” → “25”; only this differs: 20 → 25"),
            Case("on: [staff]", "on: [staff, services]", "Flat rate “On-costs”: bases: services (new)"),
            Case("base: totalCosts", "base: totalFinancing", "Share “Share”: base: totalCosts → totalFinancing"),
            Case(
                "value: totalCosts - support", "value: totalCosts - support - 1",
                "Derived value “balance”: formula: “totalCosts - support” → “totalCosts - support - 1”"),
            Case("applicantKinds: [stateAgency]", "applicantKinds: [stateAgency, municipality]", "Applicants: type: municipality (new)"),
            Case("due: \"03-01\"", "due: \"04-01\"", "Payout: due: 03-01 → 04-01"),
            Case(
                "{kind: annualTranches, due: \"03-01\", condition: approvedReport}", "{kind: claims, period: halfYear}",
                "Payout: type: yearly tranches → in arrears against costs", "Payout: period: 6 months (new)",
                "Payout: days after the period: 0 (new)", "Payout: due: 03-01 (removed)", "Payout: days after the decision: 0 (removed)",
                "Payout: condition: approved report (removed)"),
        ])
    func sentences(_ one: Case) throws {
        let difference = try ComparedProgramme.difference((one.old, one.new))
        #expect(difference.sentences(in: .en) == one.sentences)
    }

    @Test("a share by category is told for the category that differs") func showcase() throws {
        let old = try ComparedProgramme.read(), new = try ComparedProgramme.changed(ComparedProgramme.shareByCategory)
        let difference = ProgrammeDifference(from: old, to: new)
        #expect(
            difference.sentences(in: .en) == [
                "Highest share: now a decision table, was one value (50 %)", "Highest share for category 2: 50 % → 85 %",
            ])
        #expect(difference.sentences(in: .nb).last == "Høyeste andel for kategori 2: 50 % → 85 %")
        #expect(difference.sentences(in: .sv).last == "Høyeste andel för kategori 2: 50 % → 85 %")
        let back = ProgrammeDifference(from: new, to: old).sentences(in: .en)
        #expect(back == ["Highest share: now one value (50 %), was a decision table", "Highest share for category 2: 85 % → 50 %"])
    }

    @Test("the rows of a table are told by their conditions") func rows() throws {
        let old = try ComparedProgramme.changed(ComparedProgramme.shareByCategory)
        func sentences(_ replacements: (String, String)...) throws -> [String] {
            ProgrammeDifference(from: old, to: try ComparedProgramme.changed(ComparedProgramme.shareByCategory + replacements)).sentences(in: .en)
        }
        #expect(try sentences(("then: [\"85\"]", "then: [\"80\"]")) == ["Highest share for category 2: 85 % → 80 %"])
        #expect(
            try sentences(
                ("'\"1\"'], then: [\"50\"]", "'\"2\"'], then: [\"85\"]"),
                ("'\"2\"'], then: [\"85\"]}\n    source", "'\"1\"'], then: [\"50\"]}\n    source")
            )
            .isEmpty)
        #expect(
            try sentences(
                ("      - {when: ['\"2\"'], then: [\"85\"]}\n    source", "    incomplete: true\n    source"))
                == ["Highest share for category 2: removed: 85 %", "Highest share: now meant to have gaps"])
        #expect(
            try sentences(
                ("inputs: [{value", "inputs: [{value: answers.profit}, {value"), ("when: ['\"1\"']", "when: ['-', '\"1\"']"),
                (
                    "      - {when: ['\"2\"'], then: [\"85\"]}\n",
                    "      - {when: ['<= 5000000', '\"2\"'], then: [\"85\"]}\n      - {when: ['> 5000000', '\"2\"'], then: [\"70\"]}\n"
                ))
                == ["Highest share: input: Gain (new)", "Highest share for gain > NOK 5,000,000, category 2: 85 % → 70 %"])
    }

    @Test("of two columns on the same input each cell is compared") func repeatedInput() throws {
        let twice: [(String, String)] =
            ComparedProgramme.shareByCategory + [
                ("inputs: [{value", "inputs: [{value: answers.profit}, {value: answers.profit}, {value"), ("['\"1\"']", "['> 5', '< 10', '\"1\"']"),
                ("['\"2\"']", "['-', '-', '\"2\"']"), ("    hitPolicy: unique\n", "    hitPolicy: unique\n    incomplete: true\n"),
            ]
        let old = try ComparedProgramme.changed(twice)
        let changed = ProgrammeDifference(from: old, to: try ComparedProgramme.changed(twice + [("'< 10'", "'< 20'")]))
        #expect(
            changed.sentences(in: .en) == [
                "Highest share for gain > NOK 5, gain < NOK 20, category 1: added: 50 %",
                "Highest share for gain > NOK 5, gain < NOK 10, category 1: removed: 50 %",
            ])
        let labelled = [
            ("{value: answers.profit}, {value: answers.category", "{value: answers.profit, label: {nb: To, en: Two}}, {value: answers.category")
        ]
        let named = ProgrammeDifference(from: old, to: try ComparedProgramme.changed(twice + labelled))
        #expect(named.changes.map(\.path) == ["inputs/answers.profit #2/label"])
    }

    @Test("a row's note that comes or goes is told") func notes() throws {
        let noted = ComparedProgramme.shareByCategory + [("then: [\"85\"]", "then: [\"85\"], note: {nb: Høy, en: High}")]
        let (plain, with) = (try ComparedProgramme.changed(ComparedProgramme.shareByCategory), try ComparedProgramme.changed(noted))
        #expect(ProgrammeDifference(from: plain, to: with).sentences(.wording, in: .en) == ["Highest share for category 2: note: “High” (new)"])
        #expect(ProgrammeDifference(from: with, to: plain).sentences(.wording, in: .en) == ["Highest share for category 2: note: “High” (removed)"])
    }

    @Test("where a payout plan comes from is told") func payoutSource() throws {
        let plan = ("condition: approvedReport}", "condition: approvedReport, source: call, assumptions: [due]}")
        let difference = try ComparedProgramme.difference(plan)
        #expect(difference.sentences(in: .en) == ["Payout: assumptions: due (new)"])
        #expect(difference.sentences(.wording, in: .en) == ["Payout: source: “The call, page 1” (new)"])
        func advance(_ members: String) -> (String, String) { ("condition: approvedReport}", "condition: approvedReport, advance: {\(members)}}") }
        let old = try ComparedProgramme.changed([advance("share: 50")])
        let own = ProgrammeDifference(from: old, to: try ComparedProgramme.changed([advance("share: 50, source: call")]))
        #expect(own.changes.map(\.path) == ["advance/source"])
    }

    @Test("every stretch of days of a figure is told, also where the versions have none in common") func spans() throws {
        let share = "{from: 2016-01-01, value: \"50\", source: call}"
        let before = (share, "{until: 2019-12-31, value: \"40\", source: call}")
        let after = (
            share, "{from: 2021-01-01, value: \"60\", source: call}\n      - {from: 2020-01-01, until: 2020-12-31, value: \"50\", source: call}"
        )
        let old = try ComparedProgramme.changed([before])
        #expect(
            ProgrammeDifference(from: old, to: try ComparedProgramme.changed([after])).sentences(in: .en) == [
                "Highest share: 40 % → no value until 31 December 2019",
                "Highest share: no value → 50 % from 1 January 2020 until 31 December 2020", "Highest share: no value → 60 % from 1 January 2021",
            ])
        let successor = try ComparedProgramme.changed([after, ("code: no-compared", "code: no-next")])
        #expect(
            ProgrammeDifference(from: old, to: successor).sentences(in: .en) == [
                "Highest share: 40 % → 50 % from 1 January 2020 until 31 December 2020", "Highest share: 40 % → 60 % from 1 January 2021",
            ])
    }

    @Test("a limit's rounding is the same with per: total and without") func limitRounding() throws {
        let plain = ("amount: ceiling,", "amount: ceiling, rounding: {unit: \"1\"},"),
            total = ("amount: ceiling,", "amount: ceiling, rounding: {unit: \"1\", per: total},")
        let (old, new) = (try ComparedProgramme.changed([plain]), try ComparedProgramme.changed([total]))
        #expect(ProgrammeDifference(from: old, to: new).changes.isEmpty)
    }

    @Test("hundreds of entries with other ids are recognised; many that are alike are told as gone and come") func manyRenamed() throws {
        func version(_ prefix: String, _ label: (Int) -> String) throws -> Programme {
            let lines = (0..<300).map { "\n  - {id: \(prefix)\($0), label: {nb: A, en: \(label($0))}}" }.joined()
            return try ComparedProgramme.changed([("  - {id: services", lines.dropFirst() + "\n  - {id: services")])
        }
        let renamed = ProgrammeDifference(from: try version("a") { "C\($0)" }, to: try version("b") { "C\($0)" })
        #expect(renamed.changes.count == 300 && renamed.changes.allSatisfy { $0.path == "id" })
        let alike = ProgrammeDifference(from: try version("a") { _ in "C" }, to: try version("b") { _ in "C" })
        #expect(alike.changes.count == 600)
    }

    @Test("what only got another id is recognised, also inside formulas") func renamed() throws {
        let renamed = ComparedProgramme.text.replacing("maximumShare", with: "highestShare").replacing("profit", with: "gain")
            .replacing("balance", with: "rest").replacing("services", with: "purchases")
        let difference = ProgrammeDifference(from: try ComparedProgramme.read(), to: try ComparedProgramme.read(renamed))
        #expect(
            difference.sentences(in: .en) == [
                "Highest share: id: maximumShare → highestShare", "Derived value “rest”: id: balance → rest", "Question “Gain”: id: profit → gain",
                "Cost category “Services”: id: services → purchases",
            ])
        #expect(difference.changes.allSatisfy { $0.formerID != nil && $0.kind == .changed })
        #expect(difference.sentences(.wording, in: .en).isEmpty)
    }

    @Test("two candidates for one id are told as added and removed") func ambiguous() throws {
        let two = ComparedProgramme.text.replacing(
            "  - {id: profit, type: amount, label: {nb: Gevinst, en: Gain}}\n",
            with: "  - {id: one, type: amount, label: {nb: Gevinst, en: Gain}}\n  - {id: two, type: amount, label: {nb: Gevinst, en: Gain}}\n")
        let difference = ProgrammeDifference(from: try ComparedProgramme.read(), to: try ComparedProgramme.read(two))
        #expect(difference.changes.map(\.kind) == [.added, .added, .removed])
    }

    @Test("wording stands apart, after the substance") func wording() throws {
        let difference = try ComparedProgramme.difference(
            ("message: {nb: For langt., en: Too long.}", "message: {nb: For langt., en: It is too long.}"),
            ("severity: condition", "severity: remark"))
        #expect(difference.changes.map(\.weight) == [.substance, .wording])
        #expect(difference.sentences(.wording, in: .en) == ["Rule “At most three years”: message reworded (en): “Too long.” → “It is too long.”"])
    }

    @Test("values and words follow the language") func languages() throws {
        let difference = try ComparedProgramme.difference(
            ("value: \"15000000\"", "value: \"20000000.50\""), ("severity: condition", "severity: blocking"))
        let expected: [Language: String] = [
            .nb: "Høyeste støtte: 15\u{a0}000\u{a0}000 kr → 20\u{a0}000\u{a0}000,50 kr fra 01.01.2016",
            .nn: "Høyeste støtte: 15\u{a0}000\u{a0}000 kr → 20\u{a0}000\u{a0}000,50 kr frå 01.01.2016",
            .sv: "Høyeste støtte: 15\u{a0}000\u{a0}000 NOK → 20\u{a0}000\u{a0}000,50 NOK från 2016-01-01",
            .fi: "Highest support: 15\u{a0}000\u{a0}000 NOK → 20\u{a0}000\u{a0}000,50 NOK alkaen 1.1.2016",
            .en: "Highest support: NOK 15,000,000 → NOK 20,000,000.50 from 1 January 2016",
        ]
        for (language, sentence) in expected { #expect(difference.sentences(in: language).first == sentence) }
        #expect(
            difference.sentences(in: .nb).last
                == "Regel «Høyst tre år»: nå blokkerende, var et vilkår; brudd gjør nå at søknaden ikke er støtteberettiget")
    }

    @Test("no sentence leaves a blank unfilled, in any language, between any two programmes") func everyLanguage() throws {
        let programmes = [
            try ComparedProgramme.read(), try ComparedProgramme.changed(ComparedProgramme.shareByCategory),
            try Repository.programme("no-difi-medfinansiering"), try Repository.programme("se-eruf-mellersta-norrland"),
        ]
        for old in programmes {
            for new in programmes where old.hash != new.hash {
                let difference = ProgrammeDifference(from: old, to: new)
                #expect(!difference.changes.isEmpty)
                for language in Language.allCases {
                    for change in difference.changes {
                        let sentence = change.sentence(in: language)
                        let templates = ["{before}", "{after}", "{aspect}", "{from}", "{until}", "{pieces}", "{languages}", "{case}", "{change}"]
                        #expect(!templates.contains { sentence.contains($0) }, "\(sentence)")
                        #expect(!sentence.contains("  ") && !sentence.hasSuffix(": "), "\(sentence)")
                    }
                }
            }
        }
    }

    @Test("other programmes' days of validity are not told, their figures are") func successors() throws {
        let successor = ComparedProgramme.text.replacing("code: no-compared", with: "code: no-next").replacing("2016-01-01", with: "2020-01-01")
        let old = try ComparedProgramme.read()
        #expect(ProgrammeDifference(from: old, to: try ComparedProgramme.read(successor)).changes.isEmpty)
        let raised = ProgrammeDifference(from: old, to: try ComparedProgramme.read(successor.replacing("15000000", with: "50000000")))
        #expect(raised.sentences(in: .en) == ["Highest support: NOK 15,000,000 → NOK 50,000,000 from 1 January 2020"])
    }

    @Test("that a version speaks another language is told once, not for every text") func anotherLanguage() throws {
        let more = ComparedProgramme.text.replacing("languages: [nb, en]", with: "languages: [nb, en, sv]").replacing(
            ", en: ", with: ", sv: Text, en: "
        )
        .replacing("name: {nb: Ordningen", with: "name: {nb: Ordninga")
        let difference = ProgrammeDifference(from: try ComparedProgramme.read(), to: try ComparedProgramme.read(more))
        #expect(difference.sentences(in: .en) == ["Programme: languages: sv (new)"])
        #expect(difference.sentences(.wording, in: .en) == ["Programme: name reworded (nb): “Ordningen” → “Ordninga”"])
    }

    @Test("Digdir's scheme differs from Difi's in the share of category 2, among other things") func digdir() throws {
        let difi = try Repository.programme(of: Repository.call("no-difi-medfinansiering-2018"))
        let digdir = try Repository.programme(of: Repository.call("no-digdir-medfinansiering-2021"))
        let sentences = ProgrammeDifference(from: difi, to: digdir).sentences(in: .en)
        #expect(sentences.contains("Highest share of the project's cost for category 2: 50 % → 85 %"))
        #expect(!sentences.contains { $0.contains("for category 1") })
    }

    @Test("as JSON names part, id, path, values and sentence") func json() throws {
        let difference = ProgrammeDifference(from: try ComparedProgramme.read(), to: try ComparedProgramme.changed(ComparedProgramme.shareByCategory))
        let json = JSON.object(difference.json(in: .en))
        #expect(json["from"]?["code"] == "no-compared")
        #expect(
            json["changes"]?[1] == [
                "part": "decisionTable", "id": "maximumShare", "label": "Highest share", "kind": "changed", "weight": "substance",
                "path": "rules/1/then/0", "before": "50", "after": "85", "sentence": "Highest share for category 2: 50 % → 85 %",
            ])
    }

    @Test(
        "strictness is told only where it is certain",
        arguments: [
            ("x <= 5", "x <= 6", FormulaDifference.Strictness.looser as FormulaDifference.Strictness?), ("x < 5", "x <= 5", .looser),
            ("5 >= x", "4 >= x", .stricter),
            ("x = 5", "x = 6", nil), ("not(x <= 5)", "not(x <= 6)", nil), ("x <= 5 or y > 1", "x <= 5 or y > 2", .stricter),
            ("if y > 1 then x < 3 else null", "if y > 1 then x < 4 else null", .looser),
            ("if y > 1 then x < 3 else null", "if y > 2 then x < 3 else null", nil),
            ("x < 5", "x > 5", nil), ("x + 1 < 5", "x + 2 < 5", nil), ("x < 5 and y < 5", "x < 6 and y < 4", nil),
        ])
    func strictness(old: String, new: String, expected: FormulaDifference.Strictness?) throws {
        func compiled(_ source: String) throws -> FEELExpression {
            try FEELExpression.compile(source: source, against: Declarations(["x": .number, "y": .number]))
        }
        #expect(FormulaDifference.strictness(from: try compiled(old), to: try compiled(new)) == expected)
        guard let expected else { return }
        for x in 0..<12 {
            for y in 0..<5 {
                let values: [Value] = [.number(Decimal128(exactly: "\(x).5") ?? 0), .number(y)]
                for slots in [values, [.number(x), .number(y)], [.null, .number(y)], [.number(x), .null]] {
                    let before = try compiled(old).evaluate(slots: slots).boolean, after = try compiled(new).evaluate(slots: slots).boolean
                    if expected == .looser, before == true { #expect(after == true) }
                    if expected == .stricter, before == false { #expect(after == false) }
                }
            }
        }
    }
}
