import Decimals
import ExactJSON
import Localisation
import Testing

@testable import Grants

/// The real ERDF application of the seeds: to the krona and to the printed percentage.
@Suite("The reference application")
struct ReferenceApplicationTests {
    private static let day = "2019-10-01T12:00:00+02:00"

    private static func evaluate(_ document: JSON, call: String? = nil, at instant: String = day) throws -> (Evaluation, Programme) {
        let programme = try Repository.programme("se-eruf-mellersta-norrland")
        let call = try Repository.call(call ?? document["call"]?.stringValue ?? "")
        let content = try ApplicationContent(document)
        #expect(content.submissionIssues(under: programme).isEmpty)
        return (try Evaluator(programme, call: call).evaluate(content, at: Instant(parsing: instant), traced: true), programme)
    }

    private static func example() throws -> JSON {
        try JSON(parsing: Repository.text("Config/examples/digitaliseringsguiden.json"))
    }

    @Test("Version 2 of the programme says the same of it: every amount, share, limit and rule")
    func secondVersion() throws {
        let (first, _) = try Self.evaluate(Self.example())
        let programme = try Repository.programme("se-eruf-mellersta-norrland-2")
        let second = try Evaluator(programme, call: Repository.call("se-eruf-mellersta-norrland-2019"))
            .evaluate(ApplicationContent(Self.example()), at: Instant(parsing: Self.day))
        #expect(second.finance == first.finance)
        #expect(second.verdict == first.verdict)
        #expect(second.rules.map(\.id) == first.rules.map(\.id))
        #expect(second.rules.map(\.outcome) == first.rules.map(\.outcome))
        #expect(second.rules.map(\.values) == first.rules.map(\.values))
        #expect(programme.criteria.count == 7 && second.criteria.isEmpty)
    }

    @Test(
        "Every amount by year and in total",
        arguments: [
            ("staff", ["756000", "771120", "128520"], "1655640"), ("externalServices", ["1549000", "1570000", "0"], "3119000"),
            ("travel", ["50000", "80000", "0"], "130000"), ("investments", ["10000", "10000", "0"], "20000"),
            ("portfolioInvestments", ["0", "0", "0"], "0"), ("payrollOnCosts", ["342014", "348855", "58142"], "749011"),
            ("indirectCosts", ["164702", "167996", "27999"], "360697"), ("flatRates", ["506716", "516851", "86141"], "1109708"),
            ("actualCosts", ["2871716", "2947971", "214661"], "6034348"), ("publicInKind", ["680576", "680576", "0"], "1361152"),
            ("inKind", ["680576", "680576", "0"], "1361152"), ("totalCosts", ["3552292", "3628547", "214661"], "7395500"),
            ("publicCash", ["1110256", "1135537", "90800"], "2336593"), ("coFinancing", ["1790832", "1816113", "90800"], "3697745"),
            ("support", ["1761460", "1812434", "123861"], "3697755"), ("totalFinancing", ["3552292", "3628547", "214661"], "7395500"),
            ("financingGap", ["0", "0", "0"], "0"),
        ])
    func amounts(id: String, byYear: [String], total: String) throws {
        let (evaluation, _) = try Self.evaluate(Self.example())
        let amount = try #require(evaluation.finance[id])
        #expect(evaluation.finance.years == [2020, 2021, 2022])
        #expect(amount.byYear.map(\.moneyText) == byYear)
        #expect(amount.total.moneyText == total)
    }

    @Test(
        "Every share by year and in total, as printed",
        arguments: [
            ("supportOfActualCosts", ["61.34", "61.48", "57.70"], "61.28"),
            ("supportOfTotalFinancing", ["49.59", "49.95", "57.70"], "50.00"),
            ("otherPublicOfTotalFinancing", ["50.41", "50.05", "42.30"], "50.00"),
            ("otherPublicCashOfTotalFinancing", ["31.25", "31.29", "42.30"], "31.59"),
            ("privateOfTotalFinancing", ["0.00", "0.00", "0.00"], "0.00"),
        ])
    func shares(id: String, byYear: [String], total: String) throws {
        let (evaluation, _) = try Self.evaluate(Self.example())
        let share = try #require(evaluation.finance.shares.first { $0.id == id })
        #expect(share.byYear.map { $0.displayed?.plainText } == byYear)
        #expect(share.total.displayed?.plainText == total)
    }

    @Test("The exact share shows what the printed 50 % hides")
    func exactShare() throws {
        let (evaluation, _) = try Self.evaluate(Self.example())
        let share = try #require(evaluation.finance.shares.first { $0.id == "supportOfTotalFinancing" })
        #expect(share.total.exact?.plainText.hasPrefix("50.0000676086809546345750794402") == true)
        #expect(evaluation.finance.requested.moneyText == "3697755")
        #expect(evaluation.finance.permitted?.moneyText == "3697750")
        #expect(evaluation.finance.headroom?.moneyText == "-5")
        #expect(evaluation.finance.bindingLimit == "maxShare")
    }

    @Test("It is eligible with conditions, and every rule says so in both languages")
    func verdict() throws {
        let (evaluation, programme) = try Self.evaluate(Self.example())
        #expect(evaluation.verdict == .eligibleWithConditions)
        for language in [Language.sv, .en] {
            for rule in RuleResult.json(evaluation.rules, in: language, under: programme) {
                let message = try #require(rule["message"]?.stringValue)
                #expect(!message.isEmpty && !message.contains("{"), "\(rule["id"]?.stringValue ?? ""): \(message)")
            }
        }
    }

    @Test("Evaluated again it gives the same receipt, byte for byte")
    func receipt() throws {
        let receipts = [try ReceiptSample.reference.made().receipt, try ReceiptSample.reference.made().receipt]
        #expect(receipts[0].bytes == receipts[1].bytes)
        #expect(receipts[0].hash == Receipt.sha256(receipts[0].bytes))
        let receipt = try JSON(parsing: receipts[0].bytes)
        #expect(receipt["rounding"]?.arrayValue?.count == 6)
        #expect(receipt["parameters"]?.arrayValue?.isEmpty == false)
    }

    @Test(
        "The document of the shared golden file gives the golden file's figures",
        .enabled(if: Repository.shared("golden/digitaliseringsguiden.json") != nil))
    func golden() throws {
        let golden = try #require(Repository.shared("golden/digitaliseringsguiden.json"))
        let document = try #require(Repository.shared("golden/digitaliseringsguiden-application.json"))
        let (evaluation, _) = try Self.evaluate(document)
        let names = [
            "actual_costs": "actualCosts", "in_kind_public": "publicInKind", "in_kind_private": "privateInKind",
            "total_costs": "totalCosts", "cash_cofinancing_public": "publicCash", "cash_cofinancing_private": "privateCash",
            "cofinancing_total": "coFinancing", "eu_support": "support", "total_financing": "totalFinancing",
        ]
        let shares = [
            "eu_share_of_actual_costs": "supportOfActualCosts", "eu_share_of_total_financing": "supportOfTotalFinancing",
            "other_public_share_incl_in_kind": "otherPublicOfTotalFinancing", "private_share": "privateOfTotalFinancing",
        ]
        for (column, scope) in ["2020", "2021", "2022", "total"].enumerated() {
            let expected = try #require(golden["expected"]?[scope])
            for (theirs, ours) in names {
                let amount = try #require(evaluation.finance[ours])
                let found = scope == "total" ? amount.total : amount.byYear[column]
                #expect(found.moneyText == expected[theirs]?.numberValue?.text, "\(ours) \(scope)")
            }
            for (theirs, ours) in shares {
                let share = try #require(evaluation.finance.shares.first { $0.id == ours })
                let found = scope == "total" ? share.total : share.byYear[column]
                #expect(found.displayed?.plainText == expected["shares_percent_2dp_half_up"]?[theirs]?.stringValue, "\(ours) \(scope)")
            }
        }
        #expect(evaluation.verdict == .eligibleWithConditions)
    }
}
