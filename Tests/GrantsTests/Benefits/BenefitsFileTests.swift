import Decimals
import ExactJSON
import Testing

@testable import Grants

@Suite("Benefits plans in programme files")
struct BenefitsFileTests {
    @Test("The section says which columns of the plan are whose gains and costs")
    func reading() throws {
        let benefits = try #require(try SmallPlan.read().benefits)
        #expect(benefits.parties.map(\.id) == ["own", "others"])
        #expect(
            benefits.amountIDs == [
                "ownGross", "ownLastingCost", "ownNet", "othersGross", "othersLastingCost", "othersNet", "gross", "lastingCost", "net", "budgetCut",
                "presentValue",
            ])
        #expect(benefits.budgetCut?.rounding == Rounding(unit: 1, mode: .halfUp, scope: .year))
        #expect(benefits.presentValue?.attribution.source == "circular")
        #expect(benefits.budgetCut?.attribution.source == "call", "a part without a source has the section's")
    }

    @Test(
        "Mistakes are told with their places",
        arguments: [
            ("plan: plan", "plan: plam", "there is no question plam; did you mean plan?"),
            ("plan: plan", "plan: word", "the question word is of type text, a plan's is list"),
            ("gross: gain,", "gross: gan,", "the plan has no item gan of type number or amount; did you mean gain?"),
            ("gross: gain,", "gross: note,", "the plan has no item note of type number or amount"),
            ("gross: gain,", "gross: otherGain,", "the item otherGain is used more than once"),
            ("id: others", "id: own", "the party own occurs more than once"),
            ("party: own", "party: owm", "there is no party owm; did you mean own?"),
            ("share: cutShare", "share: cutShares", "unknown name \"cutShares\""),
            ("rate: rate", "rate: '\"4\"'", "expected an expression of type number"),
            ("unit: \"1\"", "unit: \"0\"", "the unit must be above zero"),
            ("  source: call", "  assumption: false", "missing key source, or assumption: true"),
            ("presentValue:", "presentvalue:", "unknown key presentvalue; did you mean presentValue?"),
            ("- {id: cutShare,", "- {id: benefits,", "benefits already names"),
        ])
    func mistakes(old: String, new: String, message: String) {
        let mistakes = FileMistakes.of { try SmallPlan.read(SmallPlan.section.replacing(old, with: new)) }
        #expect(mistakes.contains { $0.message.hasPrefix(message) && $0.line > 13 && $0.column > 1 }, "\(mistakes)")
    }

    @Test("A plan's question has an item year of type number")
    func year() {
        let mistakes = FileMistakes.of { try SmallPlan.read(questions: SmallPlan.questions.replacing("id: year", with: "id: when")) }
        #expect(mistakes.map(\.message) == ["the question plan has no item year of type number"])
    }

    @Test("Without the section, benefits is a name like any other")
    func noSection() {
        let mistakes = FileMistakes.of { try SmallProgramme.read("", rule: "benefits.net > 0") }
        #expect(mistakes.contains { $0.message.hasPrefix("unknown name \"benefits\"") })
    }
}
