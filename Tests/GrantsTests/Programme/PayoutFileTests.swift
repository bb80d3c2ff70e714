import Decimals
import Testing

@testable import Grants

@Suite("Payout plans in programme files")
struct PayoutFileTests {
    private static let tranches = """
        {kind: annualTranches, due: 03-01, condition: approvedReport, firstCondition: acceptedAgreement, maximumCarryOvers: 2, years: [2009, 2010, 2011], \
        acceptWithinDays: 30, advance: {share: "50", maximum: "400000", onRequest: true}, retention: {share: "10", daysAfterEnd: 90}}
        """

    private static func read(_ payout: String = tranches) throws -> Programme {
        try SmallProgramme.read("", rule: "answers.first < 5", payout: payout)
    }

    @Test("Annual tranches have conditions, years, carry-overs, and every kind an advance, a retention and days for acceptance")
    func tranches() throws {
        let plan = try Self.read().payout
        #expect(
            plan.kind
                == .annualTranches(
                    PayoutPlan.AnnualTranches(
                        due: try MonthDay(month: 3, day: 1), condition: .approvedReport, firstCondition: .acceptedAgreement,
                        years: [2009, 2010, 2011], maximumCarryOvers: 2)))
        #expect(plan.acceptWithinDays == 30)
        #expect(plan.advance == PayoutPlan.Advance(share: 50, maximum: 400_000, isOnRequest: true))
        #expect(plan.retention == PayoutPlan.Retention(share: 10, condition: .approvedFinalReport, daysAfterEnd: 90))
    }

    @Test(
        "Mistakes are told with their places",
        arguments: [
            ("firstCondition: acceptedAgreement", "firstCondition: acceptedAgrement", "expected one of"),
            ("years: [2009, 2010, 2011]", "years: [2009, 2011, 2010]", "the years must stand in their order, each once"),
            ("years: [2009, 2010, 2011]", "years: [20090]", "expected a year from 1990 to 2199, found 20090"),
            ("years: [2009, 2010, 2011]", "years: []", "money is paid in at least one year"),
            ("maximumCarryOvers: 2", "maximumCarryOver: 2", "unknown key maximumCarryOver; did you mean maximumCarryOvers?"),
            ("acceptWithinDays: 30", "acceptWithinDays: 0", "expected a whole number from 1 to 3650, found 0"),
            ("share: \"50\", maximum: \"400000\", ", "", "an advance has a share, a maximum or both"),
            ("share: \"50\"", "share: \"100.1\"", "expected a percentage above 0 and at most 100"),
            ("share: \"50\"", "share: \"0\"", "expected a percentage above 0 and at most 100"),
            ("maximum: \"400000\"", "maximum: \"-1\"", "the maximum must be an amount above zero"),
            ("onRequest: true", "onRequest: maybe", "expected true or false, found maybe"),
            (", daysAfterEnd: 90", "", "missing key daysAfterEnd"),
            ("daysAfterEnd: 90}", "daysAfterEnd: 90}, assumptions: [retentoin]", "retentoin is no key of this plan; did you mean retention?"),
            ("daysAfterEnd: 90}", "daysAfterEnd: 90}, assumptions: [residual]", "residual is no key of this plan"),
            ("onRequest: true}", "onRequest: true}, rounding: {unit: \"1\", mode: floor}", "the rounding of a payout plan has a unit only"),
            ("kind: annualTranches", "kind: claims", "a plan of kind claims has no years"),
        ])
    func mistakes(old: String, new: String, message: String) {
        let mistakes = FileMistakes.of { try Self.read(Self.tranches.replacing(old, with: new)) }
        #expect(mistakes.contains { $0.message.hasPrefix(message) && $0.line > 20 && $0.column > 1 }, "\(mistakes)")
    }
}
