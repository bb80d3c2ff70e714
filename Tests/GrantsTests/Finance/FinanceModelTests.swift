import Decimals
import ExactJSON
import Testing

@testable import Grants

@Suite("The finance table against an independent model in whole öre")
struct FinanceModelTests {
    private static let categories = ["staff", "externalServices", "travel", "investments"]

    @Test("Generated budgets come out to the öre and the displayed percentage", arguments: 0..<400)
    func generated(seed: Int) throws {
        let programme = try Repository.programme("se-eruf-mellersta-norrland")
        let call = try Repository.call("se-eruf-mellersta-norrland-open")
        var random = SplitMix(seed: UInt64(seed))
        let isUniversity = seed % 7 == 0
        let (model, document) = Self.application(&random, call: call.code, isUniversity: isUniversity)
        let content = try ApplicationContent(document)
        let evaluation = try Evaluator(programme, call: call).evaluate(content, at: try Instant(parsing: "2026-11-21T12:00:00Z"))
        let table = evaluation.finance
        let percent = isUniversity ? 20 : 15

        #expect(table.years == model.years)
        try Self.check(table, "payrollOnCosts", model) { model.payrollOnCosts($0) }
        try Self.check(table, "indirectCosts", model) { model.indirectCosts($0, percent: percent) }
        for category in Self.categories { try Self.check(table, category, model) { model.category(category, $0) } }
        try Self.check(table, "actualCosts", model) { model.actualCosts($0, percent: percent) }
        try Self.check(table, "inKind", model) { model.inKind($0) }
        try Self.check(table, "totalCosts", model) { model.totalCosts($0, percent: percent) }
        try Self.check(table, "coFinancing", model) { model.cash($0) + model.inKind($0) }
        try Self.check(table, "totalFinancing", model) { model.totalFinancing($0) }
        try Self.check(table, "financingGap", model) { model.totalCosts($0, percent: percent) - model.totalFinancing($0) }

        let requested = model.total { model.support[$0] ?? 0 }
        let financing = model.total { model.totalFinancing($0) }
        let share = try #require(table.shares.first { $0.id == "supportOfTotalFinancing" })
        #expect(share.total.displayed?.plainText == IntegerModel.percentage(requested, of: financing, digits: 2))
        for (index, year) in table.years.enumerated() {
            let displayed = IntegerModel.percentage(model.support[year] ?? 0, of: model.totalFinancing(year), digits: 2)
            #expect(share.byYear[index].displayed?.plainText == displayed)
        }
        // Half of an odd number of öre is half an öre: the limit is exact.
        let half = financing % 2 == 0 ? IntegerModel.money(financing / 2) : nil
        #expect(table.requested.moneyText == IntegerModel.money(requested))
        if let half { #expect(table.limits.first { $0.id == "maxShare" }?.amount?.moneyText == half) }
    }

    private static func check(
        _ table: FinanceTable, _ id: String, _ model: IntegerModel, _ amount: (Int) -> Int
    ) throws {
        let row = try #require(table[id])
        #expect(row.byYear.map(\.moneyText) == model.years.map { IntegerModel.money(amount($0)) }, "\(id)")
        #expect(row.total.moneyText == IntegerModel.money(model.total(amount)), "\(id)")
    }

    /// A budget of one to ten years, with gaps, öre, zeros and no to forty co-financiers, and the same for the model.
    private static func application(
        _ random: inout SplitMix, call: String, isUniversity: Bool
    ) -> (IntegerModel, JSON) {
        var model = IntegerModel()
        let first = 2018 + random.below(10)
        let years = Array(first..<first + 1 + random.below(10))
        let inOre = random.below(2) == 0
        func amounts(_ random: inout SplitMix) -> [Int: Int] {
            var amounts: [Int: Int] = [:]
            for year in years where random.below(4) != 0 {
                let kronor = random.below(5) == 0 ? 0 : random.below(3_000_000)
                amounts[year] = kronor * 100 + (inOre ? random.below(100) : 0)
            }
            return amounts
        }
        for _ in 0..<random.below(15) {
            model.lines.append(.init(category: categories[random.below(categories.count)], amounts: amounts(&random)))
        }
        if random.below(3) == 0 { model.lines.append(.init(category: "externalServices", isIncome: true, amounts: amounts(&random))) }
        for _ in 0..<(random.below(4) == 0 ? 40 : random.below(6)) {
            model.coFinanciers.append(.init(isPublic: random.below(2) == 0, cash: amounts(&random), inKind: amounts(&random)))
        }
        model.support = amounts(&random)
        let document: JSON = [
            "call": .string(call), "title": "A generated application",
            "applicant": [
                "organisation": [
                    "register": "0007", "number": "222000-0638", "name": "An applicant",
                    "kind": .string(isUniversity ? "university" : "municipality"),
                ]
            ],
            "budget": [
                "lines": .array(
                    model.lines.map { line in
                        [
                            "category": .string(line.category), "kind": .string(line.isIncome ? "income" : "actual"),
                            "amounts": json(line.amounts),
                        ]
                    })
            ],
            "financing": [
                "requestedSupport": json(model.support),
                "coFinanciers": .array(
                    model.coFinanciers.map { coFinancier in
                        [
                            "sector": .string(coFinancier.isPublic ? "public" : "private"), "cash": json(coFinancier.cash),
                            "inKind": json(coFinancier.inKind),
                        ]
                    }),
            ],
        ]
        return (model, document)
    }

    private static func json(_ amounts: [Int: Int]) -> JSON {
        .object(JSONObject(amounts.sorted { $0.key < $1.key }.map { ("\($0.key)", .string(IntegerModel.money($0.value))) }))
    }
}

/// A small generator with a seed, so that a failing case can be run again.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
