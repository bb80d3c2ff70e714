import DMN
import Decimals
import ExactJSON
import FEEL
import Localisation
import Testing

@testable import Grants

@Suite("What answers and receipts say of decisions")
struct DecisionTakenTests {
    private static let table = """
        decisionTables:
          - id: total
            hitPolicy: first
            inputs: [{value: answers.word, allowed: '"a", "b", "c"', label: {en: The word, sv: Ordet}}]
            outputs: [{}]
            rules:
              - {when: ['"a"'], then: ['answers.first + answers.second']}
              - {when: ['"b"'], then: ['answers.first']}
            source: call
        """

    @Test(
        "A table that gives null lacks what the rule that matched reads, else what its inputs read",
        arguments: [
            (#"{"word": "a"}"#, ["answers.first", "answers.second"]), (#"{"word": "a", "first": "1"}"#, ["answers.second"]),
            (#"{"word": "b", "second": "1"}"#, ["answers.first"]), ("{}", ["answers.word"]),
        ])
    func missing(answers: String, facts: [String]) throws {
        let evaluation = try SmallProgramme.evaluate(SmallProgramme.read(Self.table), answers: JSON(parsing: answers))
        #expect(evaluation.rules[0].missing == facts)
    }

    @Test("A test that could not be decided lacks what it reads besides its input")
    func undecidedTest() throws {
        let table = Self.table.replacing(#"['"b"']"#, with: #"['if answers.second > 1 then ? = "c" else null']"#)
        let evaluation = try SmallProgramme.evaluate(SmallProgramme.read(table), answers: ["word": "c", "first": "1"])
        #expect(evaluation.rules[0].missing == ["answers.second"])
    }

    private static func receipt(_ evaluation: Evaluation) throws -> JSON {
        let receipt = try Receipt.forTests(of: evaluation)
        return try JSON(parsing: receipt.bytes)
    }

    @Test(
        "Receipts keep why a table gave nothing as a code with its data; answers say it in their language",
        arguments: [
            ("c", #"{"code":"noRuleMatched"}"#, Language.sv, "ingen regel passade"),
            (
                "d", #"{"code":"inputNotAllowed","input":1,"value":"\"d\""}"#, .sv,
                #"”Ordet” är "d", som inte är ett tillåtet värde"#
            ),
            (
                "d", #"{"code":"inputNotAllowed","input":1,"value":"\"d\""}"#, .en,
                #"“The word” is "d", which is not an allowed value"#
            ),
            ("a", #"{"code":"nullOutput"}"#, .fi, "täsmännyt sääntö ei anna arvoa"),
        ])
    func reasons(word: String, reason: String, language: Language, text: String) throws {
        let programme = try SmallProgramme.read(Self.table)
        let evaluation = try SmallProgramme.evaluate(programme, answers: ["word": .string(word)], traced: true)
        #expect(try Self.receipt(evaluation)["decisions"]?[0]?["tables"]?[0]?["reason"]?.text() == reason)
        let answer = evaluation.json(in: language, under: programme)
        #expect(answer["decisions"]?[0]?["tables"]?[0]?["reason"]?.stringValue == text)
    }

    @Test("A model's messages stand in a what-if answer, not in the receipt")
    func messages() throws {
        let model = DecisionFileTests.model
        let programme = try SmallProgramme.read(
            """
            models:
              - {id: phases, file: phases.dmn, sha256: \(model.hash)}
            decisions:
              - {id: total, model: phases, decision: Ready to start, inputs: {Project cost: answers.first, Phase: answers.word}, source: call}
            """, rule: "total", models: [model])
        let evaluation = try SmallProgramme.evaluate(programme, answers: ["word": "a"], traced: true)
        var decision = try #require(evaluation.decisions.first)
        decision.messages = ["phases.dmn: something was null"]
        var changed = evaluation
        changed.decisions = [decision]
        #expect(changed.json(in: .en, under: programme)["decisions"]?[0]?["messages"] == ["phases.dmn: something was null"])
        #expect(try Self.receipt(changed)["decisions"]?[0]?["messages"] == nil)
    }

    @Test("Of long lists receipts keep the first elements and the count, and of lists in lists a bounded number of parts")
    func shortening() {
        let numbers = Value.list((1...250).map { .number($0) })
        #expect(numbers.shortenedJSON["count"] == JSON(250))
        #expect(numbers.shortenedJSON["first"]?.arrayValue?.count == 100)
        #expect(Value.list((1...100).map { .number($0) }).shortenedJSON.arrayValue?.count == 100)
        let nested = Value.list(Array(repeating: numbers, count: 250)).shortenedJSON
        #expect(nested.text().utf8.count < 20_000)
        #expect(nested["count"] == JSON(250))
        func context(_ count: Int) -> Value { .context(ContextValue((0..<count).map { (name: "m\($0)", value: .number(Decimal128($0))) })) }
        #expect(context(1000).shortenedJSON.objectValue?.members.count == 1000)
        let cut = context(1200).shortenedJSON
        #expect(cut.objectValue?.members.map(\.name) == ["first", "count"])
        #expect(cut["first"]?.objectValue?.members.count == 1000)
        #expect(cut["count"] == JSON(1200))
    }

    @Test("Of two inputs with the same text the one that was not allowed is named")
    func sameText() throws {
        let table = """
            decisionTables:
              - id: total
                hitPolicy: first
                inputs:
                  - {value: answers.word, label: {en: The word, sv: Ordet}}
                  - {value: answers.word, allowed: '"a", "b"', label: {en: The word again, sv: Ordet igen}}
                outputs: [{}]
                rules:
                  - {when: ['-', '-'], then: ['answers.first']}
                source: call
            """
        let programme = try SmallProgramme.read(table)
        let evaluation = try SmallProgramme.evaluate(programme, answers: ["word": "c"], traced: true)
        let answer = evaluation.json(in: .en, under: programme)
        #expect(
            answer["decisions"]?[0]?["tables"]?[0]?["reason"]?.stringValue == #"“The word again” is "c", which is not an allowed value"#)
    }

    @Test("A decision keeps its first tables and tells how many were left out")
    func manyTables() throws {
        let programme = try SmallProgramme.read(Self.table)
        guard case .table(let logic)? = programme.derived.first?.logic else {
            Issue.record("no table")
            return
        }
        let trace = try logic.compiled.evaluateTraced(slots: Array(repeating: .null, count: programme.layout.declarations.count)).trace
        let taken = DecisionTaken(id: "x", value: .null, tables: Array(repeating: (trace, "D"), count: 250), messages: [])
        #expect(taken.canonical["tables"]?.arrayValue?.count == 200)
        #expect(taken.canonical["tablesLeftOut"] == JSON(50))
    }
}
