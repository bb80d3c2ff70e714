import ExactJSON
import Localisation
import Testing

@testable import Grants

@Suite("Decision tables and DMN decisions in programme files")
struct DecisionFileTests {
    static let model = DecisionModelFile(
        name: "phases.dmn",
        text: """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="Phases" namespace="urn:test:phases" id="phases">
              <inputData id="cost" name="Project cost"><variable name="Project cost" typeRef="number"/></inputData>
              <inputData id="phase" name="Phase"><variable name="Phase" typeRef="string"/></inputData>
              <decision id="ready" name="Ready to start">
                <variable name="Ready to start" typeRef="boolean"/>
                <informationRequirement><requiredInput href="#cost"/></informationRequirement>
                <informationRequirement><requiredInput href="#phase"/></informationRequirement>
                <decisionTable hitPolicy="FIRST">
                  <input label="Phase"><inputExpression typeRef="string"><text>Phase</text></inputExpression></input>
                  <input label="Cost"><inputExpression typeRef="number"><text>Project cost</text></inputExpression></input>
                  <output typeRef="boolean"/>
                  <rule>
                    <inputEntry><text>"concept"</text></inputEntry><inputEntry><text>&gt; 1000</text></inputEntry>
                    <outputEntry><text>false</text></outputEntry>
                    <annotationEntry><text>large projects have done their concept</text></annotationEntry>
                  </rule>
                  <rule>
                    <inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>true</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """)

    static let file = """
        code: xx-test
        version: 1
        name: {en: Test, sv: Prov}
        authority: {register: "0007", number: 202100-6198, name: An authority}
        country: SE
        currency: SEK
        languages: [en, sv]
        categories:
          - {id: staff, label: {en: Staff, sv: Personal}}
        questions:
          - id: category
            type: choice
            label: {en: Category, sv: Kategori}
            choices: [{id: "1", label: {en: One, sv: Ett}}, {id: "2", label: {en: Two, sv: Två}}]
          - {id: phase, type: text, label: {en: Phase, sv: Fas}}
        models:
          - {id: phases, file: phases.dmn, sha256: HASH}
        flatRates:
          - {id: onCosts, label: {en: On-costs, sv: Påslag}, rate: onCostsRate, on: [staff], rounding: {unit: "1"}, source: text}
        decisionTables:
          - id: highestSupport
            label: {en: Highest support, sv: Högsta stöd}
            hitPolicy: unique
            inputs:
              - {value: answers.category, allowed: '"1", "2"', label: {en: Category, sv: Kategori}}
              - {value: totalCosts}
            outputs:
              - {}
            rules:
              - {when: ['"1"', '< 1000'], then: ['totalCosts * 0.5']}
              - {when: ['"1"', '>= 1000'], then: ['500'], note: {en: The cap, sv: Taket}}
              - {when: ['"2"', '-'], then: ['totalCosts * 0.85']}
            source: call
          - id: onCostsRate
            hitPolicy: first
            inputs: [{value: answers.category}]
            outputs: [{default: "10"}]
            rules:
              - {when: ['"2"'], then: ['20']}
            source: call
        decisions:
          - {id: ready, model: phases, decision: Ready to start, inputs: {Project cost: totalCosts, Phase: answers.phase}, source: call}
        derived:
          - {id: margin, value: highestSupport - support}
        shares:
          - {id: supportShare, label: {en: Share, sv: Andel}, numerator: support, base: totalCosts, display: {digits: 2}}
        limits:
          - {id: byCategory, label: {en: By category, sv: Per kategori}, amount: highestSupport, source: call}
        rules:
          - id: withinLimit
            title: {en: Within the limit, sv: Inom gränsen}
            severity: blocking
            require: margin >= 0
            values: {highest: highestSupport}
            pointer: /financing/requestedSupport
            message: {en: "At most {highest}.", sv: "Högst {highest}."}
            source: call
          - id: readiness
            title: {en: Ready to start, sv: Redo}
            severity: condition
            require: {model: phases, decision: Ready to start, inputs: {Project cost: totalCosts, Phase: answers.phase}}
            pointer: /answers/phase
            message: {en: "Not ready.", sv: "Inte redo."}
            source: call
        payout: {kind: claims, period: halfYear}
        """.replacing("HASH", with: model.hash)

    private func evaluate(category: String?, phase: String? = "planning", cost: String, support: String) throws -> Evaluation {
        let programme = try ProgrammeFile.read(Self.file, models: [Self.model])
        let call = try CallFile.read(
            """
            code: xx-call
            programme: xx-test
            programmeVersion: 1
            name: {en: Call, sv: Utlysning}
            opens: {at: 2020-01-01T00:00:00, zone: Europe/Stockholm}
            closes: {at: 2030-01-01T00:00:00, zone: Europe/Stockholm}
            currency: SEK
            source: text
            """)
        var answers = JSONObject()
        answers["category"] = category.map(JSON.string)
        answers["phase"] = phase.map(JSON.string)
        let document: JSON = [
            "call": "xx-call", "answers": .object(answers),
            "budget": ["lines": [["category": "staff", "kind": "actual", "amounts": ["2020": .string(cost)]]]],
            "financing": ["requestedSupport": ["2020": .string(support)]],
        ]
        return try Evaluator(programme, call: call).evaluate(ApplicationContent(document), at: Instant(parsing: "2020-02-01T00:00:00Z"), traced: true)
    }

    @Test(
        "A table gives a limit and a flat rate what they need, whatever its place in the file",
        arguments: [("1", "800", "80", "440"), ("1", "2000", "200", "500"), ("2", "1000", "200", "1020")])
    func stages(category: String, cost: String, onCosts: String, permitted: String) throws {
        let evaluation = try evaluate(category: category, cost: cost, support: "100")
        #expect(evaluation.finance["onCosts"]?.total.moneyText == onCosts)
        #expect(evaluation.finance.permitted?.moneyText == permitted)
        #expect(evaluation.verdict == .eligible)
    }

    @Test("The evaluation tells which rules matched, with their notes, in the language asked for")
    func matched() throws {
        let evaluation = try evaluate(category: "1", cost: "2000", support: "100")
        let programme = try ProgrammeFile.read(Self.file, models: [Self.model])
        let decisions = try #require(evaluation.json(in: .sv, under: programme)["decisions"]?.arrayValue)
        let table = try #require(decisions.first { $0["id"] == "highestSupport" })
        #expect(table["value"] == "500")
        #expect(
            table["tables"] == [
                [
                    "inputs": [["label": "Kategori", "value": "1"], ["label": "totalCosts", "value": "2200"]],
                    "matched": [["rule": 2, "note": "Taket"]],
                ]
            ])
        let ready = try #require(decisions.first { $0["id"] == "ready" })
        #expect(ready["tables"]?.arrayValue?.first?["decision"] == "Ready to start")
        #expect(ready["tables"]?.arrayValue?.first?["matched"] == [["rule": 2]])
        #expect(ready["tables"]?.arrayValue?.first?["decidedBy"] == nil)
    }

    @Test("A decision of a model is a rule: false fails it, with the rules that matched in the receipt")
    func rule() throws {
        let evaluation = try evaluate(category: "2", phase: "concept", cost: "5000", support: "100")
        #expect(evaluation.rules.first { $0.id == "readiness" }?.outcome == .fail)
        #expect(evaluation.verdict == .eligibleWithConditions)
        let receipt = try Receipt.forTests(of: evaluation)
        let text = String(decoding: receipt.bytes, as: UTF8.self)
        #expect(text.contains(#""note":"large projects have done their concept","rule":1"#))
        // The last rule matches too, but the first one that does decides.
        let programme = try ProgrammeFile.read(Self.file, models: [Self.model])
        let ready = evaluation.json(in: .en, under: programme)["decisions"]?.arrayValue?.first { $0["id"] == "ready" }
        #expect(ready?["tables"]?.arrayValue?.first?["matched"]?.arrayValue?.count == 2)
        #expect(ready?["tables"]?.arrayValue?.first?["decidedBy"] == 1)
    }

    @Test("What a table or decision can't tell names the facts that are missing, not itself")
    func missing() throws {
        let evaluation = try evaluate(category: nil, phase: nil, cost: "5000", support: "100")
        #expect(evaluation.rules.first { $0.id == "withinLimit" }?.missing == ["answers.category"])
        #expect(evaluation.verdict == .undetermined)
    }

    @Test(
        "A mistake in a table or a decision is told with its line",
        arguments: [
            (#"{when: ['"1"', '< 1000'], then"#, #"{when: ['"1"', '<= 1000'], then"#, "rules 1 and 2 both match"),
            (#"['"1"', '>= 1000']"#, #"['"1"', '> 1000']"#, "no rule covers"),
            (#"['"1"', '< 1000']"#, #"['1', '< 1000']"#, "string"),
            (#"['"1"', '< 1000']"#, #"['"1"']"#, "entr"),
            (#"then: ['500']"#, #"then: ['cap']"#, "unknown name \"cap\""),
            ("hitPolicy: first", "hitPolicy: frist", "expected one of unique, any, first"),
            ("{value: totalCosts}", "{value: permitted}", "highestSupport stands on permitted"),
            (
                "model: phases, decision: Ready to start, inputs: {Project cost: totalCosts, Phase: answers.phase}, source",
                "model: phases, decision: Ready to star, inputs: {}, source", "did you mean Ready to start"
            ),
            (
                "model: phases, decision: Ready to start, inputs: {Project cost: totalCosts, Phase: answers.phase}, source",
                "model: phases, decision: Ready to start, inputs: {Phase: answers.phase}, source", "needs Project cost too"
            ),
            ("{Project cost: totalCosts, Phase: answers.phase}, source", "{Project cost: answers.phase, Phase: answers.phase}, source", "number"),
            ("file: phases.dmn, sha256: \(model.hash)", "file: phases.dmn, sha256: 00", "its sha256 is \(model.hash)"),
            ("file: phases.dmn", "file: phase.dmn", "did you mean phases.dmn"),
            ("- {id: margin, value: highestSupport - support}", "- {id: margin, value: margin2}\n  - {id: margin2, value: margin}", "margin2"),
        ])
    func mistakes(original: String, mistake: String, message: String) throws {
        try #require(Self.file.contains(original))
        do throws(FileErrors) {
            _ = try ProgrammeFile.read(Self.file.replacing(original, with: mistake, maxReplacements: 1), models: [Self.model])
            Issue.record("\(mistake) was taken")
        } catch {
            let found = error.errors.map(\.description).joined(separator: " | ")
            #expect(error.errors.contains { $0.message.contains(message) && $0.line > 10 }, "\(found)")
        }
    }
}
