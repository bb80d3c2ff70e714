import Decimals
import ExactJSON
import Localisation
import Testing

@testable import Grants

@Suite("The benefits table")
struct BenefitsTableTests {
    private static func table(_ plan: JSON, start: String? = "2020-06-01", under programme: Programme) throws -> BenefitsTable? {
        try SmallPlan.evaluate(plan, start: start, under: programme).benefits
    }

    private static func texts(_ table: BenefitsTable?, _ id: String) -> [String] {
        guard let amount = table?[id] else { return [] }
        return amount.byYear.map { $0?.moneyText ?? "null" } + [amount.total?.moneyText ?? "null"]
    }

    private static let plan: JSON = [
        ["year": 2022, "gain": "100", "cost": "30", "otherGain": "1000.50"],
        ["year": 2020, "gain": "200", "cost": "250"],
        ["year": 2021, "gain": "101", "otherGain": "-7"],
    ]

    @Test("Gross gain, lasting cost and net gain stand by party and for all, by year in order and in total")
    func sums() throws {
        let table = try Self.table(Self.plan, under: SmallPlan.read())
        #expect(table?.years == [2020, 2021, 2022])
        #expect(Self.texts(table, "ownGross") == ["200", "101", "100", "401"])
        #expect(Self.texts(table, "ownLastingCost") == ["250", "0", "30", "280"])
        #expect(Self.texts(table, "ownNet") == ["-50", "101", "70", "121"])
        #expect(Self.texts(table, "othersLastingCost") == ["0", "0", "0", "0"], "a party without such a column has none")
        #expect(Self.texts(table, "othersNet") == ["0", "-7", "1000.50", "993.50"])
        #expect(Self.texts(table, "net") == ["-50", "94", "1070.50", "1114.50"])
    }

    @Test("The cut is a share of the net gain of the years that have one; a loss is not set off against it")
    func budgetCut() throws {
        let evaluation = try SmallPlan.evaluate(Self.plan, under: SmallPlan.read())
        #expect(Self.texts(evaluation.benefits, "budgetCut") == ["0", "51", "35", "86"], "50.5 is rounded half up")
        let steps = evaluation.finance.roundingSteps.filter { $0.id == "benefits.budgetCut" }
        #expect(steps.map(\.year) == [2020, 2021, 2022])
        #expect(steps.map(\.exact.canonical) == ["0", "50.5", "35"])
        #expect(steps.map(\.rounded) == [0, 51, 35])
    }

    @Test("Rounded on the total, the years are what the running sum adds and none is negative")
    func roundedOnTotal() throws {
        let programme = try SmallPlan.read(
            SmallPlan.section.replacing("rounding: {unit: \"1\"}", with: "rounding: {unit: \"1\", mode: floor, per: total}"))
        let plan: JSON = [["year": 2020, "gain": "1"], ["year": 2021, "gain": "1"], ["year": 2022, "gain": "-9"], ["year": 2023, "gain": "1.02"]]
        let evaluation = try SmallPlan.evaluate(plan, under: programme)
        #expect(Self.texts(evaluation.benefits, "budgetCut") == ["0", "1", "0", "0", "1"])
        let steps = evaluation.finance.roundingSteps
        #expect(steps.map(\.year) == [nil])
        #expect(steps.first?.exact.canonical == "1.51")
    }

    @Test("Without rounding nothing is rounded")
    func unrounded() throws {
        let programme = try SmallPlan.read(SmallPlan.section.replacing(", rounding: {unit: \"1\"}", with: ""))
        #expect(Self.texts(try Self.table(Self.plan, under: programme), "budgetCut") == ["0", "50.50", "35", "85.50"])
    }

    @Test("The present value is discounted to the base year, to 34 digits; years before it are worth more")
    func presentValue() throws {
        let plan: JSON = [
            ["year": 2018, "gain": "100"], ["year": 2020, "gain": "100"], ["year": 2021, "gain": "104"], ["year": 2030, "gain": "1000000"],
        ]
        let table = try Self.table(plan, under: SmallPlan.read())
        // 1000000 / 1.04^10, by Python's decimal at 34 digits.
        #expect(
            Self.texts(table, "presentValue").dropLast() == ["108.16", "100", "100", "675564.1688257988565201745231229307"])
        #expect(table?.baseYear == 2020 && table?.discountRate == 4)
        #expect(Self.texts(table, "presentValue").last == "675872.3288257988565201745231229307")
    }

    @Test("A present value can be rounded like the cut, which stands in the receipt")
    func roundedPresentValue() throws {
        let programme = try SmallPlan.read(
            SmallPlan.section.replacing("year: period.start.year,", with: "year: period.start.year, rounding: {unit: \"1\", per: total},"))
        let evaluation = try SmallPlan.evaluate([["year": 2021, "gain": "100"], ["year": 2022, "gain": "100"]], under: programme, traced: true)
        #expect(Self.texts(evaluation.benefits, "presentValue") == ["96", "93", "189"])
        let receipt = try Receipt.forTests(of: evaluation)
        let json = try JSON(parsing: receipt.bytes)
        let step = json["rounding"]?.arrayValue?.last
        #expect(step?["id"] == "benefits.presentValue" && step?["rounded"] == "189" && step?["year"] == nil)
        #expect(step?["exact"]?.stringValue?.hasPrefix("188.609467455621") == true)
        #expect(json["benefits"]?["baseYear"] == 2020)
        #expect(json["benefits"]?["discountRate"] == "4")
        #expect(json["benefits"]?["amounts"]?.arrayValue?.last == ["id": "presentValue", "byYear": ["2021": "96", "2022": "93"], "total": "189"])
    }

    @Test("Rows of one year are added up")
    func sameYear() throws {
        let table = try Self.table([["year": 2021, "gain": "-100"], ["year": 2021, "gain": "150"]], under: SmallPlan.read())
        #expect(table?.years == [2021])
        #expect(Self.texts(table, "budgetCut") == ["25", "25"])
    }

    @Test(
        "A plan that is not given, or has a row that can't be read, makes no table, and rules name what is missing",
        arguments: [
            ("null", "answers.plan"), ("[]", "answers.plan"), (#"[{"gain": "1"}]"#, "answers.plan.year"),
            (#"[{"year": 2020, "gain": "1"}, {"year": "2020.5"}]"#, "answers.plan.year"),
            (#"[{"year": 12020, "gain": "1"}]"#, "answers.plan.year"), (#"[{"year": 2020, "gain": 1e30}]"#, "answers.plan.gain"),
            (#"[{"year": 2020, "gain": "0.001"}]"#, "answers.plan.gain"),
        ])
    func missing(plan: String, fact: String) throws {
        let programme = try SmallPlan.read()
        let evaluation = try SmallPlan.evaluate(JSON(parsing: plan), under: programme)
        #expect(evaluation.benefits == nil)
        #expect(evaluation.json(in: .en, under: programme)["benefits"] == nil)
        #expect(evaluation.rules.map(\.outcome) == [.undetermined])
        #expect(evaluation.rules.first?.missing == [fact])
    }

    @Test("What a missing rate, share or year leaves unknown is null, and the rest is there")
    func missingTerms() throws {
        let programme = try SmallPlan.read(rule: "benefits.presentValue > 0")
        let before = try SmallPlan.evaluate(Self.plan, at: "2013-02-01T00:00:00Z", under: programme)
        #expect(Self.texts(before.benefits, "presentValue") == ["null", "null", "null", "null"])
        #expect(Self.texts(before.benefits, "net").last == "1114.50")
        #expect(before.rules.first?.missing == ["rate"])
        let noStart = try SmallPlan.evaluate(Self.plan, start: nil, under: programme)
        #expect(noStart.rules.first?.missing == ["period.start.year"])
        #expect(noStart.benefits?.baseYear == nil)
        #expect(noStart.json(in: .en, under: programme)["benefits"]?["amounts"]?.arrayValue?.last?["total"] == .null)
    }

    @Test("A rate at which nothing can be discounted gives no present value", arguments: ["-100", "-250"])
    func impossibleRate(rate: String) throws {
        let programme = try SmallPlan.read(SmallPlan.section.replacing("rate: rate", with: "rate: '\(rate)'"))
        #expect(Self.texts(try Self.table(Self.plan, under: programme), "presentValue").last == "null")
    }

    @Test("Rates far off stop nothing", arguments: ["-99.99999999999999999999999999999999", "9999999999999999999999999999999999"])
    func extremeRate(rate: String) throws {
        let programme = try SmallPlan.read(SmallPlan.section.replacing("rate: rate", with: "rate: \(rate)"))
        let table = try Self.table([["year": 1990, "gain": "1"], ["year": 2199, "gain": "1"]], start: "2100-01-01", under: programme)
        #expect(table?["net"]?.total == 2)
    }

    @Test("Formulas see the table: totals, and a list of years")
    func facts() throws {
        let programme = try SmallPlan.read(
            SmallPlan.section + "\nderived:\n  - {id: gains, value: 'benefits.years[item.ownNet > 0]'}",
            rule: "gains.year = [2021, 2022] and gains.budgetCut = [51, 35] and benefits.budgetCut = 86 and benefits.years[1].othersNet = 0")
        #expect(try SmallPlan.evaluate(Self.plan, under: programme).rules.map(\.outcome) == [.pass])
    }

    @Test("A limit can stand on it")
    func limit() throws {
        let text = SmallProgramme.text(SmallPlan.section, questions: SmallPlan.questions, rule: "support <= permitted")
            .replacing("amount: \"1000\"", with: "amount: benefits.budgetCut * 2")
        let programme = try ProgrammeFile.read(text)
        #expect(try SmallPlan.evaluate(Self.plan, under: programme).finance.permitted == 172)
        #expect(try SmallPlan.evaluate(.null, under: programme).finance.permitted == nil)
    }

    @Test("Its amounts have labels made of their party's")
    func labels() throws {
        let labels = FactLabels(try SmallPlan.read())
        #expect(labels["benefits.ownNet"]?.texts == [.en: "Own, net gain", .sv: "Egen, nettonytta"])
        #expect(labels["benefits.years.othersGross"]?.texts[.en] == "Others, gross gain")
        #expect(labels["benefits"]?.texts[.sv] == "Plan")
    }

    @Test("Explanations of a rule on the benefits try no change of the support")
    func explained() throws {
        let programme = try SmallPlan.read(rule: "benefits.net > 100000")
        let evaluation = try SmallPlan.evaluate(Self.plan, under: programme, explained: true)
        #expect(evaluation.rules.first?.outcome == .fail)
        #expect(evaluation.rules.first?.explanation?.remedies.isEmpty == true)
        #expect(FactDependencies(of: programme.rules[0].requirement.compiled, under: programme).facts == ["answers.plan", "period.start.year"])
        #expect(!FactDependencies(of: programme.rules[0].requirement.compiled, under: programme).readsFinance)
    }
}
