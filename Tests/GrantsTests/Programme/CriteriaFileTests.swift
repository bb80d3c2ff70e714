import Decimals
import ExactJSON
import Localisation
import Testing

@testable import Grants

@Suite("Criteria, ranking and validity in programme files")
struct CriteriaFileTests {
    private static let criteria = """
        valid: {from: 2016-01-01, until: 2019-12-31}
        criteria:
          - id: need
            label: {en: Need, sv: Behov}
            help: {en: How great is it?, sv: Hur stort är det?}
            scale: {lowest: "0", highest: "5"}
            threshold: "3"
            questions: [first, word]
            source: call
          - id: joint
            label: {en: Joint project, sv: Gemensamt projekt}
            weight: "2.5"
            scale: {lowest: "0", highest: "5"}
            score: answers.first + answers.second
            assumption: true
        ranking:
          label: {en: Gain per krona, sv: Nytta per krona}
          value: answers.second / answers.first
          source: call
        """

    private static func read(_ text: String = criteria) throws -> Programme {
        try SmallProgramme.read(text, rule: "answers.first < 5")
    }

    @Test("A criterion has its label, weight, scale, threshold, questions and source")
    func reading() throws {
        let programme = try Self.read()
        #expect(programme.criteria.map(\.id) == ["need", "joint"])
        let need = try #require(programme.criteria.first)
        #expect(need.weight == 1 && need.lowest == 0 && need.highest == 5 && need.threshold == 3)
        #expect(need.questions == ["first", "word"])
        #expect(need.help?.text(in: .sv) == "Hur stort är det?")
        #expect(programme.criteria.last?.attribution == Attribution(source: "assumption", isAssumption: true))
        #expect(programme.ranking?.value.source == "answers.second / answers.first")
    }

    @Test("A computed score stands in the evaluation with its scale; one that an assessor gives does not")
    func score() throws {
        let programme = try Self.read()
        let evaluation = try SmallProgramme.evaluate(programme, answers: ["first": 2, "second": "1.5"])
        #expect(
            evaluation.json(in: .sv, under: programme)["criteria"]
                == [["id": "joint", "score": "3.5", "weight": "2.5", "lowest": "0", "highest": "5", "label": "Gemensamt projekt"]])
        #expect(evaluation.json(in: .en, under: programme)["ranking"] == ["value": "0.75", "label": "Gain per krona"])
    }

    @Test("A score whose facts are missing is undetermined and names them")
    func missing() throws {
        let programme = try Self.read()
        let evaluation = try SmallProgramme.evaluate(programme, answers: ["first": 2])
        #expect(evaluation.criteria.map(\.score) == [nil])
        #expect(evaluation.criteria.map(\.missing) == [["answers.second"]])
        #expect(evaluation.ranking?.missing == ["answers.second"])
        let json = evaluation.json(in: .en, under: programme)
        #expect(json["criteria"]?.arrayValue?.first?["missing"] == ["answers.second"])
        #expect(json["criteria"]?.arrayValue?.first?["score"] == .null)
    }

    @Test("A score outside the scale is kept as computed and marked", arguments: [(2, 3, false), (3, 3, true), (-1, 0, true), (0, 0, false)])
    func outsideScale(first: Int, second: Int, isOutside: Bool) throws {
        let programme = try Self.read()
        let evaluation = try SmallProgramme.evaluate(programme, answers: ["first": JSON(first), "second": JSON(second)])
        #expect(evaluation.criteria.map(\.score) == [Decimal128(first + second)])
        #expect(evaluation.json(in: .en, under: programme)["criteria"]?.arrayValue?.first?["outsideScale"] == (isOutside ? true : nil))
    }

    @Test("A rank that can't be computed, as of nothing invested, is null")
    func divisionByZero() throws {
        let evaluation = try SmallProgramme.evaluate(try Self.read(), answers: ["first": 0, "second": 3])
        #expect(evaluation.ranking != nil && evaluation.ranking?.value == nil)
    }

    @Test("The receipt holds scores and rank with what they were computed from")
    func receipt() throws {
        let programme = try Self.read()
        let evaluation = try SmallProgramme.evaluate(programme, answers: ["first": 2, "second": 1], traced: true)
        let receipt = try Receipt.forTests(of: evaluation)
        let json = try JSON(parsing: receipt.bytes)
        let step: JSON = ["formula": "score", "span": [0, 30], "expression": "answers.first + answers.second", "value": "3"]
        #expect(json["criteria"]?.arrayValue?.first?["trace"]?.arrayValue?.last == step)
        #expect(json["ranking"]?["value"] == "0.5")
        #expect(CriterionScore.json(json["criteria"]?.arrayValue ?? [], under: programme, in: .en).first?["trace"] == nil)
    }

    @Test("Test cases expect scores and rank")
    func expectations() throws {
        let tests = """

            tests:
              - name: both
                at: 2020-02-01T00:00:00Z
                application: {answers: {first: 2, second: 1}}
                expect: {verdict: eligible, criteria: {joint: "3"}, ranking: "0.5"}
              - name: neither
                at: 2020-02-01T00:00:00Z
                application: {answers: {first: 2}}
                expect: {verdict: eligible, criteria: {joint: null}, ranking: null}
              - name: wrong
                at: 2020-02-01T00:00:00Z
                application: {answers: {first: 2, second: 1}}
                expect: {verdict: eligible, criteria: {joint: "4"}, ranking: "1"}
            """
        let failing = try Self.read(Self.criteria + tests).failingTests()
        #expect(failing.map(\.test.name) == ["wrong"])
        #expect(failing.first?.differences == ["criterion joint: expected 4, found 3", "ranking: expected 1, found 0.5"])
        let mistakes = FileMistakes.of { try Self.read(Self.criteria + tests.replacing("joint: null", with: "need: null")) }
        #expect(mistakes.map(\.message) == ["there is no computed criterion need"])
    }

    @Test(
        "Mistakes are told with their places",
        arguments: [
            ("questions: [first, word]", "questions: [fist]", "there is no question fist; did you mean first?"),
            ("questions: [first, word]", "questions: [first, first]", "the question first occurs more than once"),
            ("threshold: \"3\"", "threshold: \"6\"", "the threshold 6 is outside the scale from 0 to 5"),
            ("threshold: \"3\"", "treshold: \"3\"", "unknown key treshold; did you mean threshold?"),
            ("weight: \"2.5\"", "weight: \"-1\"", "the weight must not be below zero"),
            ("weight: \"2.5\"", "weight: much", "expected a decimal number, found much"),
            ("id: joint", "id: need", "the criterion need occurs more than once"),
            (
                "scale: {lowest: \"0\", highest: \"5\"}\n    threshold", "scale: {lowest: \"5\", highest: \"5\"}\n    threshold",
                "the lowest score must be below"
            ),
            ("scale: {lowest: \"0\", highest: \"5\"}\n    threshold", "threshold", "missing key scale"),
            ("score: answers.first + answers.second", "score: 3 * 2", "the score 6 is outside the scale from 0 to 5"),
            ("score: answers.first + answers.second", "score: answers.word", "expected an expression of type number"),
            ("score: answers.first + answers.second", "score: unknownName", "unknown name \"unknownName\""),
            ("    assumption: true", "    assumption: false", "missing key source, or assumption: true"),
            ("value: answers.second / answers.first", "value: '\"high\"'", "expected an expression of type number"),
            ("until: 2019-12-31", "until: 2015-12-31", "the version is valid until before it is valid from"),
            ("{from: 2016-01-01, until: 2019-12-31}", "{}", "valid has from, until or both"),
            ("{from: 2016-01-01, until: 2019-12-31}", "{from: 2016}", "expected a date such as 2020-01-31, found 2016"),
            ("{from: 2016-01-01, until: 2019-12-31}", "{to: 2016-01-01}", "unknown key to"),
        ])
    func mistakes(old: String, new: String, message: String) {
        let mistakes = FileMistakes.of { try Self.read(Self.criteria.replacing(old, with: new)) }
        #expect(mistakes.contains { $0.message.hasPrefix(message) && $0.line > 13 && $0.column > 1 }, "\(mistakes)")
    }

    @Test(
        "A call is judged by a version only if it opens on a day, by its own clock, on which the version is valid",
        arguments: [
            ("2015-12-31T23:30:00", false), ("2016-01-01T00:00:00", true), ("2019-12-31T23:59:59", true), ("2020-01-01T00:00:00", false),
        ])
    func validity(opens: String, isValid: Bool) throws {
        let programme = try Self.read()
        let call = try CallFile.read(
            """
            code: xx-call
            programme: xx-test
            programmeVersion: 1
            name: {en: Call}
            opens: {at: \(opens), zone: Europe/Stockholm}
            closes: {at: 2021-01-01T00:00:00, zone: Europe/Stockholm}
            currency: SEK
            """)
        let mistake = programme.mistake(of: call)
        #expect((mistake == nil) == isValid)
        if !isValid { #expect(mistake?.hasSuffix("version 1 of xx-test is for calls that open from 2016-01-01 until 2019-12-31") == true) }
    }

    @Test("A version that says nothing is for every call")
    func everyCall() throws {
        let programme = try SmallProgramme.read("", rule: "answers.first < 5")
        #expect(programme.validity == nil)
        #expect(programme.mistake(of: .forTests(of: programme)) == nil)
    }
}
