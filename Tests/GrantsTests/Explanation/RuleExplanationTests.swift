import Decimals
import ExactJSON
import Explanation
import FEEL
import Localisation
import Testing

@testable import Grants

@Suite("Explained evaluations")
struct RuleExplanationTests {
    private static let day = "2019-10-01T12:00:00+02:00"

    private static func example() throws -> JSON {
        try JSON(parsing: Repository.text("Config/examples/digitaliseringsguiden.json"))
    }

    /// The answer's rules by id.
    private static func rules(_ document: JSON, in language: Language = .en, explained: Bool = true) throws -> [String: JSON] {
        let programme = try Repository.programme("se-eruf-mellersta-norrland")
        let evaluator = Evaluator(programme, call: try Repository.call("se-eruf-mellersta-norrland-2019"))
        let evaluation = try evaluator.evaluate(ApplicationContent(document), at: Instant(parsing: day), explained: explained)
        let answer = evaluation.json(in: language, under: programme)
        return Dictionary(uniqueKeysWithValues: try #require(answer["rules"]?.arrayValue).map { ($0["id"]?.stringValue ?? "", $0) })
    }

    @Test(
        "The remark on the exact share says what is too much, and by how much the support is to be lowered",
        arguments: [
            (
                Language.sv, "Stöd (3 697 755) är 5 mer än Programmets högsta andel av total finansiering (3 697 750).",
                "Sänk sökt stöd med 5 till 3 697 750.", "sökt stöd"
            ),
            (
                .en, "Support (3,697,755) is more than The programme's highest share of total financing (3,697,750) by 5.",
                "Lower requested support by 5 to 3,697,750.", "requested support"
            ),
        ])
    func exactShare(language: Language, explanation: String, text: String, label: String) throws {
        let rule = try #require(Self.rules(Self.example(), in: language)["exactShare"])
        #expect(rule["explanation"]?.stringValue?.replacing("\u{a0}", with: " ") == explanation)
        let remedies = try #require(rule["remedies"]?.arrayValue)
        #expect(remedies.count == 1)
        #expect(remedies.first?["text"]?.stringValue?.replacing("\u{a0}", with: " ") == text)
        #expect(
            remedies.first?["changes"] == [
                ["fact": "financing.requestedSupport", "label": .string(label), "current": "3697755", "needed": "3697750", "difference": "5"]
            ])
    }

    @Test("Only rules that fail or are undetermined are explained, each of them in every language", arguments: Language.allCases)
    func everyRule(language: Language) throws {
        for (id, rule) in try Self.rules(Self.example(), in: language) {
            let isOpen = ["fail", "undetermined"].contains(rule["outcome"]?.stringValue)
            #expect((rule["explanation"] != nil) == isOpen, "\(id)")
            #expect((rule["remedies"] != nil) == isOpen, "\(id)")
            guard isOpen else { continue }
            let text = try #require(rule["explanation"]?.stringValue)
            #expect(text.count > 10 && !text.contains("{"), "\(id): \(text)")
        }
    }

    @Test("An undetermined rule names what is missing as the programme and its form do, not by its path")
    func undetermined() throws {
        var document = try Self.example()
        document["period"] = [:]
        document["activities"] = [["id": "a", "title": "An activity"]]
        let rules = try Self.rules(document)
        #expect(
            rules["riskAnalysis"]?["explanation"] == "Cannot be decided; missing information: Is the risk analysis attached?")
        #expect(
            rules["yearsInPeriod"]?["explanation"]
                == "Cannot be decided; missing information: start date of the project.")
        // By way of a derived value.
        #expect(rules["activitySum"]?["explanation"] == "Cannot be decided; missing information: costs of the activities.")
        #expect(rules["riskAnalysis"]?["remedies"] == .array([]))
    }

    @Test("A derived value is named by its label") func derived() throws {
        let programme = try SmallProgramme.read(
            "derived:\n  - {id: total, label: {en: Sum of both, sv: Summan}, value: answers.first + answers.second}")
        let evaluation = try SmallProgramme.evaluate(programme, answers: ["first": "3", "second": "4"], explained: true)
        let rule = try #require(evaluation.json(in: .en, under: programme)["rules"]?[0])
        #expect(rule["explanation"]?.stringValue?.hasPrefix("Sum of both (7) is") == true, "\(rule)")
    }

    @Test("Where no grant lower than the request helps, the change is of the document as it is: the gap closes by the support")
    func documentChange() throws {
        var document = try Self.example()
        document["financing"]?["requestedSupport"]?["2020"] = "1761450"
        let rule = try #require(Self.rules(document)["financingGap"])
        #expect(rule["outcome"] == "fail")
        #expect(rule["remedies"]?[0]?["text"] == "Raise requested support by 10 to 3,697,755.")
    }

    @Test("An evaluation that is not asked to explain says nothing, and explained results are otherwise the same")
    func unexplained() throws {
        let explained = try Self.rules(Self.example())
        for (id, rule) in try Self.rules(Self.example(), explained: false) {
            guard case .object(var object)? = explained[id] else { continue }
            object["explanation"] = nil
            object["remedies"] = nil
            #expect(JSON.object(object) == rule, "\(id)")
        }
    }

    @Test("A search that is cut short gives no remedy, and the explanation stands", arguments: [0, 1, 7])
    func bound(trials: Int) throws {
        let programme = try Repository.programme("se-eruf-mellersta-norrland")
        let evaluator = Evaluator(programme, call: try Repository.call("se-eruf-mellersta-norrland-2019"))
        let content = try ApplicationContent(Self.example())
        let instant = try Instant(parsing: Self.day)
        let run = try evaluator.run(content, at: instant, grantedSupport: nil).run
        let explainer = RuleExplainer(of: content, by: evaluator, at: instant, grantedSupport: nil, run: run, trials: Trials(trials, of: content))
        let result = try #require(run.results(at: .submission).first { $0.id == "exactShare" })
        let explanation = try #require(explainer.explanation(of: result))
        #expect(explanation.remedies.isEmpty)
        #expect(explanation.isCutShort)
        var shown = try run.results(at: .submission)
        for index in shown.indices where shown[index].id == "exactShare" { shown[index].explanation = explanation }
        let answer = RuleResult.json(shown, in: .en, under: programme).filter { $0["searchCutShort"] == true }
        #expect(answer.map { $0["id"] } == ["exactShare"])
        #expect(!explanation.text(in: .sv, FactLabels(programme)).isEmpty)
    }

    @Test("The larger a document is, the fewer times it is evaluated to find what helps; one of usual size as often as a search may")
    func trialsBySize() throws {
        func trials(_ content: ApplicationContent) -> Int {
            let trials = Trials(2000, of: content)
            var taken = 0
            while trials.take() { taken += 1 }
            return taken
        }
        let example = try ApplicationContent(Self.example())
        var (large, answered) = (example, example)
        var line = BudgetLine()
        line.amounts = Dictionary(uniqueKeysWithValues: (2000..<2050).map { ($0, 1) })
        large.lines += Array(repeating: line, count: 2000)
        answered.answers.append(Answer(question: "plan", value: .array(Array(repeating: ["year": "2020", "gain": "1"], count: 5000))))
        #expect(trials(example) == 2000)
        #expect(trials(large) == 3)
        #expect(trials(answered) == 26)
    }

    @Test("A cancelled search evaluates nothing")
    func cancelled() async throws {
        let content = try ApplicationContent(Self.example())
        let isTaken = await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return Trials(2000, of: content).take()
        }.value
        #expect(!isTaken)
    }

    @Test("A search within another takes none of what that keeps for later")
    func nestedSearches() throws {
        let trials = Trials(10, of: ApplicationContent())
        func taken() -> Int {
            var taken = 0
            while trials.take() { taken += 1 }
            return taken
        }
        let first = trials.search(reserving: 4) { trials.search(atMost: 5) { taken() } + trials.search(atMost: 5) { taken() } }
        #expect(first == 6)
        #expect(taken() == 4)
        #expect(trials.refusals == 3)
    }

    @Test("Every built-in fact and amount has a label of its own in every language")
    func labels() {
        let labels = FactLabels(nil)
        for path in Array(FactLabels.document.keys) + BuiltInAmount.allCases.map(\.rawValue) {
            #expect(labels[path]?.texts.count == Language.allCases.count, "\(path)")
        }
        #expect(labels.inSentence("years.support")?.text(in: .en) == "years (support)")
        #expect(labels.inSentence("totalCosts")?.text(in: .sv) == "totala kostnader")
        #expect(labels.inSentence("unheardOf.thing") == nil)
    }
}
