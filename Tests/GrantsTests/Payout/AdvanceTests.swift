import Decimals
import FEEL
import Testing

@testable import Grants

@Suite("Advances, retentions and terms of acceptance")
struct AdvanceTests {
    private func award(
        _ grant: Decimal128, _ support: [Int: Decimal128] = [:], from start: String = "2020-01-01", to end: String = "2020-12-31",
        decided: String = "2019-12-10", in calendar: BusinessCalendar = .sweden, advance: Decimal128? = nil
    ) throws -> Award {
        try Award(
            grant: grant, supportByYear: support, start: CalendarDate(parsing: start), end: CalendarDate(parsing: end),
            decidedOn: CalendarDate(parsing: decided), calendar: calendar, advance: advance)
    }

    private func rows(_ plan: PayoutPlan, _ award: Award) throws -> [String] {
        try plan.schedule(for: award).map { item in
            "\(item.number) \(item.kind) \(item.due) \(item.amount.canonical) \(item.condition?.rawValue ?? "-")"
        }
    }

    private static let onRequest = PayoutPlan.Advance(share: 50, maximum: 400_000, isOnRequest: true)

    @Test("An advance on request is paid as the decision says and taken out of the first claims")
    func onRequest() throws {
        let plan = PayoutPlan(.claims(period: .quarter), advance: Self.onRequest)
        // 1 January and Saturday 1 May are holidays of Sweden, 1 October 2020 is a Thursday.
        #expect(
            try rows(plan, award(1_000_000, advance: 300_000)) == [
                "1 advance 2019-12-10 300000 -", "2 instalment 2020-07-01 200000 approvedClaim",
                "3 instalment 2020-10-01 250000 approvedClaim", "4 instalment 2021-01-04 250000 approvedClaim",
            ])
        #expect(try plan.schedule(for: award(1_000_000)).map(\.kind).contains(.advance) == false, "no request, no advance")
    }

    @Test(
        "An advance is at most its share of the grant and its maximum",
        arguments: [
            ("500000", "250000", true), ("500000", "250000.01", false), ("1000000", "400000", true), ("1000000", "400000.01", false),
            ("3", "1.50", true),
            ("3", "1.51", false),
        ])
    func limits(grant: String, advance: String, isAllowed: Bool) throws {
        let plan = PayoutPlan(.claims(period: .halfYear), advance: Self.onRequest)
        let grant = try #require(Decimal128(exactly: grant)), advance = try #require(Decimal128(exactly: advance))
        let award = try award(grant, advance: advance)
        let schedule = try? plan.schedule(for: award)
        #expect((schedule != nil) == isAllowed)
        if let schedule { #expect(try schedule.map(\.amount).sum() == grant) }
    }

    @Test("A plan without an advance refuses one")
    func notAllowed() throws {
        let plan = PayoutPlan(.claims(period: .halfYear))
        let asking = try award(100, advance: 1)
        #expect(throws: PayoutError.noAdvance(1)) { try plan.schedule(for: asking) }
        #expect(try plan.maximumAdvance(of: 100) == nil)
        let negative = try award(100, advance: -1)
        #expect(throws: PayoutError.negativeAdvance(-1)) {
            try PayoutPlan(.claims(period: .halfYear), advance: Self.onRequest).schedule(for: negative)
        }
    }

    @Test("An advance that is not on request is paid in whole units, on a business day after the decision")
    func automatic() throws {
        let advance = PayoutPlan.Advance(share: 30, daysAfterDecision: 14, condition: .acceptedAgreement)
        let plan = PayoutPlan(.claims(period: .halfYear), advance: advance)
        // 24 December 2019 and the days after are no business days in Sweden until the 27th.
        #expect(
            try rows(plan, award(1001)) == [
                "1 advance 2019-12-27 300 acceptedAgreement", "2 instalment 2020-07-01 200 approvedClaim",
                "3 instalment 2021-01-04 501 approvedClaim",
            ])
        #expect(try rows(plan, award(1001, in: .norway)).first == "1 advance 2019-12-24 300 acceptedAgreement")
        #expect(try rows(plan, award(1001, in: .finland)).first == "1 advance 2019-12-27 300 acceptedAgreement")
    }

    @Test("A retention is held back from the last instalments and due after the project's end")
    func retention() throws {
        let plan = PayoutPlan(.claims(period: .quarter), retention: .init(share: 30, daysAfterEnd: 90))
        // 90 days after 31 December 2020 is 31 March 2021.
        #expect(
            try rows(plan, award(1000)) == [
                "1 instalment 2020-04-01 250 approvedClaim", "2 instalment 2020-07-01 250 approvedClaim",
                "3 instalment 2020-10-01 200 approvedClaim", "4 retention 2021-03-31 300 approvedFinalReport",
            ])
        #expect(try plan.schedule(for: award(1000)).allSatisfy(\.isHeld))
    }

    @Test("Advance and retention together never take more than the grant")
    func both() throws {
        let plan = PayoutPlan(
            .claims(period: .halfYear), advance: .init(share: 100), retention: .init(share: 10, condition: .approvedReport, daysAfterEnd: 0))
        // The project's last day is New Year's Eve, a bank holiday in Sweden.
        #expect(
            try rows(plan, award(999)) == [
                "1 advance 2019-12-10 900 -", "2 retention 2021-01-04 99 approvedReport",
            ])
        #expect(try plan.maximumAdvance(of: 999) == 900)
    }

    @Test("A period that has nothing to claim keeps its place beside an advance; one that the advance takes wholly goes")
    func nothingToClaim() throws {
        let plan = PayoutPlan(.claims(period: .halfYear), advance: .init(share: 100, maximum: 50))
        #expect(
            try rows(plan, award(100, [2021: 100], to: "2021-12-31")) == [
                "1 advance 2019-12-10 50 -", "2 instalment 2020-07-01 0 approvedClaim", "3 instalment 2021-01-04 0 approvedClaim",
                "4 instalment 2022-01-03 50 approvedClaim",
            ])
    }

    @Test("Where no instalment follows the advance, it is taken out of the last ones before it")
    func lateDecision() throws {
        let plan = PayoutPlan(.claims(period: .halfYear), advance: Self.onRequest)
        #expect(
            try rows(plan, award(1000, decided: "2026-11-20", advance: 400)) == [
                "1 instalment 2020-07-01 500 approvedClaim", "2 instalment 2021-01-04 100 approvedClaim", "3 advance 2026-11-20 400 -",
            ])
    }

    @Test("The terms are to be accepted within days of the decision")
    func acceptBy() throws {
        let plan = PayoutPlan(.claims(period: .halfYear), acceptWithinDays: 30)
        #expect(try plan.acceptBy(decidedOn: CalendarDate(parsing: "2020-01-31"))?.description == "2020-03-01")
        #expect(try PayoutPlan(.claims(period: .halfYear)).acceptBy(decidedOn: CalendarDate(parsing: "2020-01-31")) == nil)
    }

    // MARK: Annual tranches

    private static func package2009(_ years: [Int] = [2009, 2010, 2011]) throws -> PayoutPlan {
        try PayoutPlan(
            .annualTranches(
                PayoutPlan.AnnualTranches(
                    due: MonthDay(month: 3, day: 1), daysAfterDecision: 14, condition: .approvedReport, firstCondition: .acceptedAgreement,
                    years: years)),
            acceptWithinDays: 30)
    }

    @Test("The package of 2009 is paid in its three years, once the terms are accepted and then after each report")
    func package2009() throws {
        let award = try award(
            400_000, [2009: 100_000, 2010: 200_000, 2011: 100_000], from: "2009-05-01", to: "2011-12-31", decided: "2009-04-02", in: .norway)
        // 17 April 2009 is a Friday; 1 March 2010 a Monday, 2011 a Tuesday.
        #expect(
            try rows(Self.package2009(), award) == [
                "1 instalment 2009-04-17 100000 acceptedAgreement", "2 instalment 2010-03-01 200000 approvedReport",
                "3 instalment 2011-03-01 100000 approvedReport",
            ])
    }

    @Test("Support of other years is paid with the nearest of the years in which money is paid, of two as near the earlier")
    func otherYears() throws {
        let support: [Int: Decimal128] = [2008: 1, 2009: 1, 2010: 1, 2011: 1, 2012: 3]
        let award = try award(700, support, from: "2008-01-01", to: "2012-12-31", decided: "2008-01-10", in: .norway)
        #expect(try rows(Self.package2009(), award).map { $0.dropFirst(13).prefix(14) } == ["2009-03-02 200", "2010-03-01 100", "2011-03-01 400"])
        #expect(try rows(Self.package2009([2009, 2011]), award).map { $0.dropFirst(13).prefix(14) } == ["2009-03-02 300", "2011-03-01 400"])
        #expect(try rows(Self.package2009([2030]), award).map { $0.dropFirst(13).prefix(14) } == ["2030-03-01 700"])
    }

    @Test("A grant whose support by year is not known is spread by months over the years in which money is paid")
    func monthsInYears() throws {
        let award = try award(1200, from: "2009-07-01", to: "2012-06-30", decided: "2009-04-02", in: .norway)
        // 6 months in 2009, 12 in 2010, 12 and 6 more in 2011.
        #expect(try Self.package2009().schedule(for: award).map(\.amount) == [200, 400, 600])
    }

    @Test("Medfinansiering is paid by year: after the approved plan, then after each report due on 1 March")
    func medfinansiering() throws {
        let plan = try Repository.programme("no-difi-medfinansiering-2").payout
        let award = try award(
            10_000_000, [2018: 2_500_000, 2019: 5_000_000, 2020: 2_400_000, 2021: 100_000], from: "2018-03-01", to: "2021-02-28",
            decided: "2018-03-15", in: .norway)
        #expect(
            try rows(plan, award) == [
                "1 instalment 2018-04-03 2500000 approvedPlan", "2 instalment 2019-03-01 5000000 approvedReport",
                "3 instalment 2020-03-02 2400000 approvedReport", "4 instalment 2021-03-01 100000 approvedReport",
            ])
        #expect(try plan.acceptBy(decidedOn: award.decidedOn)?.description == "2018-04-14")
        let lowered = try self.award(
            9_999_999, [2018: 2_500_000, 2019: 5_000_000, 2020: 2_400_000, 2021: 100_000], from: "2018-03-01", to: "2021-02-28",
            decided: "2018-03-15", in: .norway)
        #expect(try plan.schedule(for: lowered).map(\.amount).sum() == 9_999_999)
    }

    // MARK: Carry-overs

    private func medfinansiering(_ carryOvers: [CarryOver]) throws -> Award {
        try Award(
            grant: 10_000_000, supportByYear: [2018: 2_500_000, 2019: 5_000_000, 2020: 2_500_000], start: CalendarDate(parsing: "2018-03-01"),
            end: CalendarDate(parsing: "2020-12-31"), decidedOn: CalendarDate(parsing: "2018-03-15"), calendar: .norway, carryOvers: carryOvers)
    }

    @Test("Money of medfinansiering that a year does not use is paid with the next year's, twice at most, on the next year's day")
    func carryOver() throws {
        let plan = try Repository.programme("no-difi-medfinansiering-2").payout
        #expect(
            try rows(plan, medfinansiering([CarryOver(year: 2019, amount: 1_000_000), CarryOver(year: 2020)])) == [
                "1 instalment 2018-04-03 2500000 approvedPlan", "2 instalment 2019-03-01 4000000 approvedReport",
                "3 instalment 2021-03-01 3500000 approvedReport",
            ])
        // The money of 2018 is moved twice, so nothing else can be.
        let moved = [CarryOver(year: 2019, amount: 7_500_000), CarryOver(year: 2018)]
        #expect(try rows(plan, medfinansiering(moved)) == ["1 instalment 2020-03-02 10000000 approvedReport"])
        let third = try medfinansiering(moved + [CarryOver(year: 2020, amount: 1)])
        #expect(throws: PayoutError.tooManyCarryOvers(3, maximum: 2)) { try plan.schedule(for: third) }
    }

    @Test("Money is not moved from a year that has less, past the last year in which money is paid, or where the plan does not say so")
    func noCarryOver() throws {
        func refused(_ plan: PayoutPlan, _ moves: [CarryOver], _ error: PayoutError) throws {
            let award = try medfinansiering(moves)
            #expect(throws: error) { try plan.schedule(for: award) }
        }
        let plan = try Repository.programme("no-difi-medfinansiering-2").payout
        try refused(plan, [CarryOver(year: 2017)], .carryOverBeyondTranche(year: 2017, 0, tranche: 0))
        try refused(plan, [CarryOver(year: 2018, amount: 2_500_001)], .carryOverBeyondTranche(year: 2018, 2_500_001, tranche: 2_500_000))
        try refused(plan, [CarryOver(year: 2018, amount: -1)], .carryOverBeyondTranche(year: 2018, -1, tranche: 2_500_000))
        try refused(PayoutPlan(.claims(period: .halfYear)), [CarryOver(year: 2018)], .noCarryOvers)
        var tranches = PayoutPlan.AnnualTranches(due: try MonthDay(month: 3, day: 1), years: [2018, 2019, 2020])
        try refused(PayoutPlan(.annualTranches(tranches)), [CarryOver(year: 2018)], .tooManyCarryOvers(1, maximum: 0))
        tranches.maximumCarryOvers = 3
        try refused(PayoutPlan(.annualTranches(tranches)), [CarryOver(year: 2018), CarryOver(year: 2020)], .carryOverBeyondYears(2020))
    }

    @Test(
        "1 March is moved to the business day of the country in any year",
        arguments: [
            (2018, "2018-03-01"), (2020, "2020-03-02"), (2025, "2025-03-03"), (2026, "2026-03-02"), (2031, "2031-03-03"), (2100, "2100-03-01"),
        ])
    func anyYear(year: Int, due: String) throws {
        for calendar in BusinessCalendar.allCases {
            let award = try award(100, [year: 1], from: "\(year)-01-01", to: "\(year)-12-31", decided: "\(year)-01-05", in: calendar)
            #expect(try Self.package2009([]).schedule(for: award).map(\.due.description) == [due])
        }
    }

    @Test("The Swedish programme's claims with its advance come to the grant to the krona")
    func eruf() throws {
        let plan = try Repository.programme("se-eruf-mellersta-norrland-2").payout
        let support: [Int: Decimal128] = [2020: 1_761_460, 2021: 1_812_434, 2022: 123_861]
        let award = try award(3_697_755, support, to: "2022-02-28", advance: 400_000)
        #expect(
            try plan.schedule(for: award).map { "\($0.due) \($0.amount)" } == [
                "2019-12-10 400000", "2020-07-01 480730", "2021-01-04 880730", "2021-07-01 906217", "2022-01-03 906217", "2022-03-01 123861",
            ])
    }
}
