import Decimals
import ExactJSON
import Testing

@testable import Grants

@Suite("Evaluation at the decision gate")
struct DecisionGateTests {
    private static func evaluate(granting amount: String) throws -> Evaluation {
        let document = try JSON(parsing: Repository.text("Config/examples/digitaliseringsguiden.json"))
        let evaluator = Evaluator(
            try Repository.programme("se-eruf-mellersta-norrland"), call: try Repository.call("se-eruf-mellersta-norrland-2019"))
        return try evaluator.evaluate(
            ApplicationContent(document), gate: .decision, at: Instant(parsing: "2020-02-01T12:00:00Z"),
            grantedSupport: Decimal128(exactly: amount))
    }

    @Test("A grant of the permitted amount is measured against the request's totals, and keeps the rules")
    func permittedAmount() throws {
        let evaluation = try Self.evaluate(granting: "3697750")
        #expect(evaluation.finance["support"]?.total.moneyText == "3697750")
        #expect(evaluation.finance["support"]?.byYear.map(\.moneyText) == ["1761457.62", "1812431.55", "123860.83"])
        #expect(evaluation.finance["totalFinancing"]?.total.moneyText == "7395500")
        #expect(evaluation.finance["financingGap"]?.total.moneyText == "0")
        #expect(evaluation.finance.permitted?.moneyText == "3697750")
        #expect(evaluation.finance.requested.moneyText == "3697755")
        let share = try #require(evaluation.finance.shares.first { $0.id == "supportOfTotalFinancing" })
        #expect(share.total.exact == 50)
        #expect(evaluation.rules.filter { $0.severity == .blocking && $0.outcome == .fail }.isEmpty)
    }

    @Test("A grant above half of the financing breaks the share rule")
    func tooMuch() throws {
        let evaluation = try Self.evaluate(granting: "3700000")
        #expect(evaluation.rules.contains { $0.id == "supportShare" && $0.outcome == .fail })
        #expect(evaluation.verdict == .notEligible)
    }

    @Test("An organisation is the same with and without the hyphen of its number")
    func numbers() throws {
        let document = try JSON(parsing: Repository.text("Config/examples/digitaliseringsguiden.json"))
        let patch: JSON = ["applicant": ["organisation": ["number": "2220000638"]]]
        let evaluator = Evaluator(
            try Repository.programme("se-eruf-mellersta-norrland"), call: try Repository.call("se-eruf-mellersta-norrland-2019"))
        let instant = try Instant(parsing: "2019-10-01T12:00:00Z")
        let results = try [document, document.merging(patch: patch)].map { document in
            try evaluator.evaluate(ApplicationContent(document), at: instant).rules.map { "\($0.id) \($0.outcome) \($0.values.map(\.value))" }
        }
        #expect(results[0] == results[1])
    }
}

@Suite("Evaluation of what says little")
struct SparseApplicationTests {
    @Test("An application with nothing but its call is undetermined, and every undetermined rule says what is missing")
    func empty() throws {
        let content = try ApplicationContent.reading(#"{"call": "se-eruf-mellersta-norrland-open"}"#)
        let evaluator = Evaluator(
            try Repository.programme("se-eruf-mellersta-norrland"), call: try Repository.call("se-eruf-mellersta-norrland-open"))
        let evaluation = try evaluator.evaluate(content, at: Instant(parsing: "2026-11-21T12:00:00Z"))
        #expect(evaluation.verdict == .undetermined)
        #expect(evaluation.finance.years.isEmpty)
        let share = try #require(evaluation.finance.shares.first { $0.id == "supportOfTotalFinancing" })
        #expect(share.total.exact == nil && share.total.displayed == nil)
        for rule in evaluation.rules where rule.outcome == .undetermined { #expect(!rule.missing.isEmpty, "\(rule.id)") }
        #expect(evaluation.rules.first { $0.id == "supportRequested" }?.missing == ["financing.requestedSupport"])
    }
}
