import Decimals
import ExactJSON
import Localisation
import Testing

@testable import Grants

@Suite("What would give a better verdict")
struct VerdictRemedyTests {
    private static func example() throws -> JSON {
        try JSON(parsing: Repository.text("Config/examples/digitaliseringsguiden.json"))
    }

    /// With what nobody can compute.
    private static func complete() throws -> JSON {
        var document = try example()
        document["applicant"]?["contacts"] = [["role": "projectManager", "email": "projekt@example.org"]]
        return document
    }

    private static func evaluator() throws -> Evaluator {
        Evaluator(
            try Repository.programme("se-eruf-mellersta-norrland"), call: try Repository.call("se-eruf-mellersta-norrland-2019"))
    }

    /// The answer's remedy, which has been held against the document that it makes.
    private static func remedy(
        _ document: JSON, _ evaluator: Evaluator? = nil, at instant: String = "2019-10-01T12:00:00+02:00", in language: Language = .en
    ) throws -> JSON {
        let evaluator = try evaluator ?? Self.evaluator()
        let content = try ApplicationContent(document)
        let instant = try Instant(parsing: instant)
        let evaluation = try evaluator.evaluate(content, at: instant, explained: true)
        let answer = evaluation.json(in: language, under: evaluator.programme)
        let remedy = try #require(answer["remedy"])
        try check(remedy, of: content, evaluator, at: instant)
        return remedy
    }

    /// Carried out, the changes give the verdict and leave open what the remedy says; none of them can be left out.
    private static func check(_ remedy: JSON, of content: ApplicationContent, _ evaluator: Evaluator, at instant: Instant) throws {
        let changes = try #require(remedy["changes"]?.arrayValue)
        func open(leavingOut place: Int? = nil) throws -> (verdict: String, rules: Set<String>) {
            var document = content.json
            for (index, change) in changes.enumerated() where index != place {
                let pointer = try JSONPointer(parsing: #require(change["pointer"]?.stringValue))
                #expect(content.json[pointer] ?? .null == change["from"])
                document = document.changing(pointer.tokens[...], to: change["to"])
            }
            let changed = try ApplicationContent(document)
            #expect(changed.documentIssues(under: evaluator.programme).isEmpty)
            let evaluation = try evaluator.evaluate(changed, at: instant)
            if try changed.requestedSupport.values.sum() > content.requestedSupport.values.sum() {
                #expect(evaluation.finance.headroom?.isNegative == false)
            }
            let rules = evaluation.rules.filter {
                [.blocking, .condition].contains($0.severity) && [.fail, .undetermined].contains($0.outcome)
            }
            return (evaluation.verdict.rawValue, Set(rules.map(\.id)))
        }
        let reached = try open()
        #expect(remedy["verdict"]?.stringValue == reached.verdict)
        #expect(Set(remedy["remaining"]?.arrayValue?.compactMap { $0["rule"]?.stringValue } ?? []) == reached.rules)
        guard remedy["searchCutShort"] == nil else { return }
        for (index, change) in changes.enumerated() {
            #expect(try !open(leavingOut: index).rules.isSubset(of: reached.rules), "\(change) can be left out")
        }
    }

    private static func sentences(_ remedy: JSON) -> [String] {
        (remedy["changes"]?.arrayValue ?? []).map { ($0["sentence"]?.stringValue ?? "").replacing("\u{a0}", with: " ") }
    }

    @Test("Of every example of the checkout the receipt verifies, and what is said to help does", arguments: try Repository.names("examples"))
    func examples(name: String) throws {
        let content = try ApplicationContent(JSON(parsing: Repository.text("Config/examples/\(name)")))
        let call = try Repository.call(#require(content.call))
        let evaluator = Evaluator(try Repository.programme(of: call), call: call)
        let evaluation = try evaluator.evaluate(content, at: call.opens, traced: true, explained: true)
        let remedy = try #require(evaluation.remedy).json(in: .en, under: evaluator.programme)
        #expect(remedy["searchCutShort"] == nil)
        #expect(evaluation.rules.allSatisfy { $0.explanation?.isCutShort != true })
        try Self.check(remedy, of: content, evaluator, at: call.opens)
        let receipt = Receipt(of: evaluation, by: evaluator, content: content, application: "a", applicationVersion: 1)
        let stored = StoredReceipt(receipt.bytes)
        #expect(stored.findings == [])
        #expect(stored.differences(under: evaluator.programme) == [])
    }

    @Test("The reference application lacks certificates, two attachments and the signature, and then its project manager")
    func reference() throws {
        let remedy = try Self.remedy(Self.example())
        #expect(remedy["verdict"] == "eligibleWithConditions")
        #expect(
            remedy["remaining"] == [
                [
                    "rule": "projectManager", "severity": "condition", "outcome": "fail", "title": "Project manager",
                    "text": "Add the contact details of the project manager.",
                ]
            ])
        let sentences = Self.sentences(remedy)
        #expect(sentences.count == 8)
        #expect(sentences.contains("Attach the commitment certificate of Sundsvalls kommun."))
        #expect(sentences.last == "Sign the application.")
        #expect(
            remedy["changes"]?[7]
                == ["pointer": "/signature/status", "from": "missing", "to": "signed", "sentence": "Sign the application."])
    }

    @Test("What needs no change has a remedy without one")
    func eligible() throws {
        var document = try Self.complete()
        document["signature"] = ["status": "signed"]
        document["answers"]?["riskAnalysisAttached"] = true
        document["answers"]?["procurementPlanAttached"] = true
        for place in try #require(document["financing"]?["coFinanciers"]?.arrayValue).indices {
            document = document.changing(["financing", "coFinanciers", "\(place)", "certificate"][...], to: "attached")
        }
        #expect(try Self.remedy(document) == ["verdict": "eligible", "changes": [], "remaining": []])
    }

    @Test("Support above the share is lowered, and the co-financing that takes its place is raised, in every language", arguments: Language.allCases)
    func bothSides(language: Language) throws {
        // What Sundsvall would have paid is asked for instead.
        var document = try Self.complete().changing(["financing", "requestedSupport", "2020"][...], to: "2048720")
        document = document.changing(["financing", "coFinanciers", "5", "cash", "2020"][...], to: "0")
        let remedy = try Self.remedy(document, in: language)
        #expect(remedy["verdict"] == "eligible")
        let pointers = Set(remedy["changes"]?.arrayValue?.compactMap { $0["pointer"]?.stringValue } ?? [])
        #expect(pointers.contains("/financing/requestedSupport"))
        #expect(pointers.contains { $0.hasSuffix("/cash") })
        for sentence in Self.sentences(remedy) { #expect(sentence.count > 10 && !sentence.contains("{"), "\(sentence)") }
    }

    @Test("A support beyond every limit with a gap too: the support is lowered and the gap closed")
    func supportAndGap() throws {
        let document = try Self.complete().changing(["financing", "requestedSupport", "2021"][...], to: "2812434")
        let remedy = try Self.remedy(document)
        #expect(remedy["verdict"] == "eligible")
        let support = remedy["changes"]?.arrayValue?.first { $0["pointer"] == "/financing/requestedSupport" }
        #expect(support?["sentence"]?.stringValue?.hasPrefix("Lower requested support by ") == true, "\(Self.sentences(remedy))")
    }

    @Test("A financing gap is closed in the year in which it is")
    func gap() throws {
        let document = try Self.complete().changing(["financing", "coFinanciers", "5", "cash", "2021"][...], to: "187260")
        let remedy = try Self.remedy(document)
        #expect(remedy["verdict"] == "eligible")
        let cash = remedy["changes"]?.arrayValue?.first { $0["pointer"]?.stringValue?.hasSuffix("/cash") == true }
        #expect(
            cash?["sentence"]?.stringValue?.hasPrefix("Raise the cash contribution of Region Västernorrland by 100,000 ") == true,
            "\(Self.sentences(remedy))")
    }

    @Test("A missing answer that only one value meets is given, an answer that stands in the way is turned")
    func answers() throws {
        var document = try Self.example()
        document["answers"]?["procurementPlanAttached"] = false
        let sentences = Self.sentences(try Self.remedy(document))
        #expect(sentences.contains("The answer to “Is the risk analysis attached?” must be: yes."))
        #expect(sentences.contains("The answer to “Is the purchase and procurement plan attached?” must be: yes."))
    }

    @Test("What can't be computed remains, with what a person must do, and the rest is changed as far as it goes")
    func remaining() throws {
        var document = try Self.example()
        document["applicant"]?["contacts"] = []
        document["applicant"]?["vatLiable"] = nil
        let remedy = try Self.remedy(document)
        #expect(remedy["verdict"] == "eligibleWithConditions")
        #expect(Self.sentences(remedy).count == 8)
        let remaining = try #require(remedy["remaining"]?.arrayValue)
        #expect(remaining.compactMap { $0["rule"]?.stringValue } == ["vatStatus", "projectManager"])
        for rule in remaining {
            #expect(rule["severity"] == "condition")
            #expect((rule["text"]?.stringValue ?? "").count > 10)
        }
    }

    @Test("Of an empty draft all that stands in the way is told")
    func draft() throws {
        let remedy = try Self.remedy(["call": "se-eruf-mellersta-norrland-2019"])
        #expect(remedy["verdict"] == "undetermined")
        #expect((remedy["remaining"]?.arrayValue?.count ?? 0) > 5)
    }

    @Test("A choice that any answer meets is left to who fills in the form")
    func anyAnswer() throws {
        let questions = """
              - {id: either, type: boolean, label: {en: Either, sv: Antingen}}
              - {id: one, type: choice, label: {en: One, sv: En}, choices: [{id: a, label: {en: A, sv: A}}, {id: b, label: {en: B, sv: B}}]}
            parameters: []
            """
        let any = try SmallProgramme.read(questions, rule: "answers.either != null")
        let left = try SmallProgramme.evaluate(any, explained: true).json(in: .en, under: any)["remedy"]
        #expect(left?["verdict"] == "notEligible")
        #expect(left?["changes"] == [])
        #expect(left?["remaining"]?[0]?["rule"] == "only")
        let one = try SmallProgramme.read(questions, rule: "answers.one = \"b\"")
        let chosen = try SmallProgramme.evaluate(one, answers: ["one": "a"], explained: true).json(in: .en, under: one)["remedy"]
        #expect(chosen?["verdict"] == "eligible")
        #expect(chosen?["changes"]?[0]?["sentence"] == "The answer to “One” must be: “B”.")
    }

    @Test("A search that is cut short says what was reached, and what remains", arguments: [(0, 5), (1, 4), (3, 3)])
    func cutShort(trials: Int, remaining: Int) throws {
        let evaluator = try Self.evaluator()
        let content = try ApplicationContent(Self.example())
        let instant = try Instant(parsing: "2019-10-01T12:00:00+02:00")
        let (run, finance) = try evaluator.run(content, at: instant, grantedSupport: nil)
        let repair = VerdictRepair(of: content, by: evaluator, gate: .submission, at: instant, meter: RunMeter(), maximumTrials: trials)
        let remedy = repair.remedy(run: run, finance: finance, rules: try run.results(at: .submission))
        try Self.check(remedy.json(in: .en, under: evaluator.programme), of: content, evaluator, at: instant)
        #expect(remedy.remaining.count == remaining)
        #expect(remedy.isCutShort)
        #expect(remedy.json(in: .en, under: evaluator.programme)["searchCutShort"] == true)
    }

    @Test("Of a search that may try enough it is not said that it was cut short")
    func notCutShort() throws {
        #expect(try Self.remedy(Self.complete())["searchCutShort"] == nil)
    }

    @Test("At a decision there is no document to change")
    func decision() throws {
        let evaluation = try Self.evaluator().evaluate(
            ApplicationContent(Self.example()), gate: .decision, at: Instant(parsing: "2020-01-15T12:00:00Z"), grantedSupport: 3_697_750,
            explained: true)
        #expect(evaluation.remedy == nil)
    }

    @Test("Of generated applications beyond one limit, what is said to help does", arguments: RemedyProperties.Limit.allCases, 0..<4)
    func generated(limit: RemedyProperties.Limit, seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed * 31 + 7))
        var (evaluator, content) = try RemedyProperties.application(limit, &random)
        // Someone who can pay what the support does not.
        var payer = CoFinancier()
        payer.cash = [2026: 1]
        content.coFinanciers.append(payer)
        let instant = try Instant(parsing: "2026-11-21T12:00:00Z")
        let remedy = try Self.remedy(content.json, evaluator, at: "2026-11-21T12:00:00Z")
        let rule = try #require(try evaluator.evaluate(content, at: instant).rules.first { $0.id == limit.rule })
        guard rule.severity == .blocking || rule.severity == .condition else { return }
        #expect(remedy["remaining"]?.arrayValue?.contains { $0["rule"]?.stringValue == limit.rule } == false, "\(remedy)")
    }
}
