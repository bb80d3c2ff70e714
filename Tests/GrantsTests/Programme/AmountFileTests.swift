import Decimals
import ExactJSON
import Localisation
import Testing

@testable import Grants

@Suite("Amounts of a programme's own")
struct AmountFileTests {
    private static let amounts = """
        flatRates:
          - {id: onCosts, label: {en: On-costs, sv: Påslag}, rate: '10', on: [staff], rounding: {unit: "1"}, source: text}
        amounts:
          - {id: acceptable, label: {en: Acceptable, sv: Godtagbart}, sum: [staff, onCosts], less: [income], source: handbook}
          - {id: publicMoney, label: {en: Public money, sv: Offentligt}, sum: [support, publicCoFinancing], assumption: true}
          - {id: rest, label: {en: Rest, sv: Rest}, sum: [acceptable], less: [publicMoney], source: handbook}
        sources: {handbook: {title: The handbook}}
        derived: [{id: perYear, value: 'for y in years return y.acceptable'}]
        """

    private static let content: JSON = [
        "call": "xx-test-test",
        "budget": [
            "lines": [
                ["category": "staff", "kind": "actual", "amounts": ["2020": "1000", "2021": "500"]],
                ["category": "staff", "kind": "income", "amounts": ["2021": "50.50"]],
            ]
        ],
        "financing": [
            "requestedSupport": ["2020": "400", "2021": "300"],
            "coFinanciers": [["sector": "public", "cash": ["2020": "100"]]],
        ],
    ]

    private static func evaluate(_ programme: Programme, granted: Decimal128? = nil) throws -> Evaluation {
        try Evaluator(programme, call: .forTests(of: programme))
            .evaluate(ApplicationContent(content), at: Instant(parsing: "2026-02-01T00:00:00Z"), grantedSupport: granted)
    }

    private static func read(_ amounts: String = amounts, rule: String = "acceptable > 0 and perYear[1] > 0") throws -> Programme {
        try SmallProgramme.read(amounts, rule: rule)
    }

    @Test("They stand in the finance table by year and in total, after the built-in amounts, and formulas know them")
    func table() throws {
        let evaluation = try Self.evaluate(try Self.read())
        #expect(evaluation.finance.amounts.suffix(3).map(\.id) == ["acceptable", "publicMoney", "rest"])
        #expect(evaluation.finance["acceptable"]?.byYear.map(\.moneyText) == ["1100", "499.50"])
        #expect(evaluation.finance["acceptable"]?.total.moneyText == "1599.50")
        #expect(evaluation.finance["rest"]?.byYear.map(\.moneyText) == ["600", "199.50"])
        #expect(evaluation.rules.map(\.outcome) == [.pass])
        #expect(evaluation.finance.members.first { $0.0 == "amounts" }?.1.arrayValue?.last?["total"] == "799.50")
    }

    @Test("An amount that sums the support follows the grant at a decision; totals stay those of the request")
    func granted() throws {
        let finance = try Self.evaluate(try Self.read(), granted: 350).finance
        #expect(finance["publicMoney"]?.byYear == [300, 150])
        #expect(finance["totalFinancing"]?.total == 800)
    }

    @Test("They are numerators, bases and limits")
    func uses() throws {
        let text = SmallProgramme.text(Self.amounts)
            .replacing("numerator: support, base: totalCosts", with: "numerator: rest, base: acceptable")
            .replacing("amount: \"1000\"", with: "amount: acceptable / 4").replacing("total < 5", with: "support <= permitted")
        let finance = try Self.evaluate(try ProgrammeFile.read(text)).finance
        #expect(finance.shares.first?.total.displayed?.plainText == "49.98")
        #expect(finance.permitted?.moneyText == "399.875")
    }

    @Test("They have labels, and the source or the assumption they stand on")
    func labels() throws {
        let programme = try Self.read()
        #expect(FactLabels(programme)["acceptable"]?.text(in: .sv) == "Godtagbart")
        #expect(programme.amounts.map(\.attribution.source) == ["The handbook", "assumption", "The handbook"])
        #expect(programme.amounts.map(\.attribution.isAssumption) == [false, true, false])
    }

    @Test(
        "Mistakes are told with their places",
        arguments: [
            ("sum: [staff, onCosts]", "sum: [staf, onCosts]", "staf is no amount of the finance table; did you mean staff?"),
            ("sum: [staff, onCosts]", "sum: [staff, rest]", "rest is no amount of the finance table"),
            ("sum: [staff, onCosts]", "sum: [staff, staff]", "staff occurs more than once"),
            ("sum: [staff, onCosts]", "sum: []", "an amount sums at least one other"),
            ("less: [income]", "less: [staff]", "staff is both added and taken off"),
            ("less: [income]", "minus: [income]", "unknown key minus"),
            ("id: publicMoney", "id: cash", "cash already names an amount of every programme"),
            ("id: publicMoney", "id: staff", "staff already names a cost category"),
            ("id: publicMoney", "id: first-money", "first-money is not a name: a letter, then letters and digits"),
            (", assumption: true", "", "missing key source, or assumption: true where it stands in no source"),
            ("sv: Rest", "fi: Rest", "the text is missing in sv"),
        ])
    func mistakes(old: String, new: String, message: String) {
        let mistakes = FileMistakes.of { try Self.read(Self.amounts.replacing(old, with: new)) }
        #expect(mistakes.contains { $0.message.hasPrefix(message) && $0.line > 14 && $0.column > 1 }, "\(mistakes)")
    }
}
