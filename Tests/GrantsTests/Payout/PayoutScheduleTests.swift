import Decimals
import FEEL
import Testing

@testable import Grants

@Suite("Payout schedules")
struct PayoutScheduleTests {
    private static let support: [Int: Decimal128] = [2020: 1_761_460, 2021: 1_812_434, 2022: 123_861]
    private static let halfYearly = PayoutPlan(.claims(period: .halfYear))

    private func award(
        _ grant: Decimal128, _ support: [Int: Decimal128] = [:], from start: String = "2020-01-01", to end: String = "2022-02-28",
        decided: String = "2019-12-10", in calendar: BusinessCalendar = .sweden
    ) throws -> Award {
        try Award(
            grant: grant, supportByYear: support, start: CalendarDate(parsing: start), end: CalendarDate(parsing: end),
            decidedOn: CalendarDate(parsing: decided), calendar: calendar)
    }

    private func rows(_ plan: PayoutPlan, _ award: Award) throws -> [String] {
        try plan.schedule(for: award).map { "\($0.due) \($0.amount.canonical)" }
    }

    // MARK: Claims

    @Test("The reference grant is claimed by half-year, and paid on the first business day after each")
    func referenceCase() throws {
        let schedule = try Self.halfYearly.schedule(for: award(3_697_755, Self.support))
        #expect(
            schedule.map { "\($0.number) \($0.due) \($0.amount) \($0.periodStart?.description ?? "-") \($0.periodEnd?.description ?? "-")" } == [
                "1 2020-07-01 880730 2020-01-01 2020-06-30", "2 2021-01-04 880730 2020-07-01 2020-12-31", "3 2021-07-01 906217 2021-01-01 2021-06-30",
                "4 2022-01-03 906217 2021-07-01 2021-12-31", "5 2022-03-01 123861 2022-01-01 2022-02-28",
            ])
        #expect(schedule.allSatisfy { $0.status == .planned && $0.condition == .approvedClaim })
    }

    @Test("A grant below the request keeps the years' proportions and is spread to the last krona")
    func loweredGrant() throws {
        // 1761460 and 3573894 times 3697750 / 3697755 are 1761457.6 and 3573889.2.
        #expect(
            try rows(Self.halfYearly, award(3_697_750, Self.support)) == [
                "2020-07-01 880729", "2021-01-04 880729", "2021-07-01 906215", "2022-01-03 906216", "2022-03-01 123861",
            ])
        let first = PayoutPlan(.claims(period: .halfYear), residual: .first)
        #expect(
            try rows(first, award(3_697_750, Self.support)) == [
                "2020-07-01 880729", "2021-01-04 880729", "2021-07-01 906216", "2022-01-03 906215", "2022-03-01 123861",
            ])
    }

    @Test("A year is split by the months that the project touches")
    func partialYears() throws {
        #expect(
            try rows(Self.halfYearly, award(1000, [2020: 1000], from: "2020-03-15", to: "2020-12-31")) == ["2020-07-01 400", "2021-01-04 600"])
        #expect(
            try rows(PayoutPlan(.claims(period: .quarter)), award(900, [2020: 900], from: "2020-02-29", to: "2020-10-01")) == [
                "2020-04-01 200", "2020-07-01 300", "2020-10-01 300", "2020-10-02 100",
            ])
    }

    @Test("Five-month periods begin anew in January, so the year's third is two months")
    func unevenPeriods() throws {
        let period = try #require(ClaimPeriod(months: 5))
        #expect(
            try rows(PayoutPlan(.claims(period: period)), award(1200, [2021: 1200], from: "2021-01-01", to: "2021-12-31", in: .norway)) == [
                "2021-06-01 500", "2021-11-01 500", "2022-01-03 200",
            ])
        #expect(ClaimPeriod(months: 6) == .halfYear)
        #expect(ClaimPeriod(months: 0) == nil)
        #expect(ClaimPeriod(months: 7) == nil)
    }

    @Test("Support of a year outside the project is claimed in the nearest period")
    func yearsOutside() throws {
        #expect(
            try rows(Self.halfYearly, award(600, [2019: 100, 2020: 200, 2023: 300], to: "2020-12-31")) == ["2020-07-01 200", "2021-01-04 400"])
    }

    @Test("Years without support keep their periods, at nothing")
    func zeroYears() throws {
        #expect(
            try rows(Self.halfYearly, award(300, [2021: 0, 2022: 300])) == [
                "2020-07-01 0", "2021-01-04 0", "2021-07-01 0", "2022-01-03 0", "2022-03-01 300",
            ])
    }

    @Test("Without support by year the grant is spread over the months", arguments: [[:], [2020: 0]] as [[Int: Decimal128]])
    func noSupport(support: [Int: Decimal128]) throws {
        #expect(
            try rows(Self.halfYearly, award(2600, support)) == [
                "2020-07-01 600", "2021-01-04 600", "2021-07-01 600", "2022-01-03 600", "2022-03-01 200",
            ])
    }

    @Test("Days for control are added before the date moves to a business day")
    func dueDays() throws {
        let plan = PayoutPlan(.claims(period: .halfYear, dueDaysAfter: 30))
        // 2020-07-31 is a Friday, 2021-01-31 a Sunday.
        #expect(try rows(plan, award(100, [2020: 100], to: "2020-12-31")) == ["2020-07-31 50", "2021-02-01 50"])
        let preceding = PayoutPlan(.claims(period: .halfYear, dueDaysAfter: 30), roll: .preceding)
        #expect(try rows(preceding, award(100, [2020: 100], to: "2020-12-31")) == ["2020-07-31 50", "2021-01-29 50"])
    }

    @Test("Claims keep their period's date, also where the decision came later")
    func lateDecision() throws {
        #expect(try rows(Self.halfYearly, award(100, [2020: 100], to: "2020-12-31", decided: "2026-11-21")) == ["2020-07-01 50", "2021-01-04 50"])
    }

    @Test("Öre are kept where the unit is an öre, and left to the last where it is a krona")
    func ore() throws {
        let grant = try #require(Decimal128(exactly: "100.55"))
        let ore = try #require(Decimal128(exactly: "0.01"))
        #expect(
            try rows(PayoutPlan(.claims(period: .halfYear), unit: ore), award(grant, to: "2020-12-31")) == ["2020-07-01 50.27", "2021-01-04 50.28"])
        #expect(try rows(Self.halfYearly, award(grant, to: "2020-12-31")) == ["2020-07-01 50", "2021-01-04 50.55"])
        let thousands = PayoutPlan(.claims(period: .halfYear), unit: 1000, residual: .first)
        #expect(try rows(thousands, award(grant, to: "2020-12-31")) == ["2020-07-01 100.55", "2021-01-04 0"])
    }

    @Test("The first holiday that follows depends on the country")
    func countries() throws {
        let dates = try BusinessCalendar.allCases.map { calendar in
            try rows(PayoutPlan(.claims(period: .quarter, dueDaysAfter: 46)), award(4, from: "2021-01-01", to: "2021-03-31", in: calendar))
        }
        // 46 days after 1 April 2021 is 17 May, Norway's Constitution Day.
        #expect(dates == [["2021-05-18 4"], ["2021-05-17 4"], ["2021-05-17 4"]])
    }

    // MARK: Annual tranches

    private func tranches(daysAfterDecision: Int = 14) throws -> PayoutPlan {
        try PayoutPlan(
            .annualTranches(
                PayoutPlan.AnnualTranches(due: MonthDay(parsing: "03-01"), daysAfterDecision: daysAfterDecision, condition: .approvedReport)))
    }

    @Test("The first tranche follows the decision, the later ones the day of their year and an approved report")
    func annualTranches() throws {
        let award = try award(
            9_000_000, [2018: 3_000_000, 2019: 4_000_000, 2020: 2_000_000], from: "2018-04-01", to: "2020-12-31", decided: "2018-03-15", in: .norway)
        let schedule = try tranches().schedule(for: award)
        // 14 days after 15 March is Maundy Thursday; 2019-03-01 is a Friday, 2020-03-01 a Sunday.
        #expect(schedule.map { "\($0.due) \($0.amount)" } == ["2018-04-03 3000000", "2019-03-01 4000000", "2020-03-02 2000000"])
        #expect(schedule.map(\.condition) == [nil, .approvedReport, .approvedReport])
        #expect(schedule.map(\.periodStart?.description) == ["2018-04-01", "2019-01-01", "2020-01-01"])
        #expect(schedule.map(\.periodEnd?.description) == ["2018-12-31", "2019-12-31", "2020-12-31"])
    }

    @Test("A decision well before the due day leaves the first tranche on it")
    func earlyDecision() throws {
        let award = try award(100, [2018: 100], from: "2018-01-01", to: "2018-12-31", decided: "2018-01-10", in: .norway)
        #expect(try rows(tranches(), award) == ["2018-03-01 100"])
    }

    @Test("Tranches of years before the decision wait for it too")
    func lateTranches() throws {
        let award = try award(300, [2009: 100, 2010: 100, 2011: 100], from: "2009-01-01", to: "2011-12-31", decided: "2010-05-12", in: .norway)
        // 13 May 2010 is Ascension Day.
        #expect(try rows(tranches(daysAfterDecision: 0), award) == ["2010-05-14 100", "2010-05-14 100", "2011-03-01 100"])
    }

    @Test("A tranche outside the project's period stands for no period")
    func trancheOutside() throws {
        let award = try award(300, [2020: 100, 2023: 200], in: .finland)
        let schedule = try tranches().schedule(for: award)
        #expect(schedule.map(\.due.description) == ["2020-03-02", "2023-03-01"])
        #expect(schedule[1].periodStart == nil && schedule[1].periodEnd == nil)
    }

    @Test("A grant that three years do not divide is spread by rounding the running total")
    func cumulativeRounding() throws {
        let award = try award(100, [2020: 1, 2021: 1, 2022: 1])
        #expect(try tranches().schedule(for: award).map(\.amount) == [33, 34, 33])
    }

    @Test("What the unit does not divide goes to the first year or the last, as the plan says")
    func residualYear() throws {
        let grant = try #require(Decimal128(exactly: "100.55"))
        let award = try award(grant, [2020: 1, 2021: 1], to: "2021-12-31")
        let amounts = try PayoutPlan.Residual.allCases.map { residual in
            try PayoutPlan(.annualTranches(PayoutPlan.AnnualTranches(due: MonthDay(month: 3, day: 1))), residual: residual).schedule(for: award).map(
                \.amount.canonical)
        }
        #expect(amounts == [["50.55", "50"], ["50", "50.55"]])
    }

    @Test("The odd part of a grant goes to the year that takes the residual, however near the others' sum is to the grant")
    func oddPart() throws {
        let award = try award(
            try #require(Decimal128(exactly: "100.70")), [2009: 9990, 2010: 10], from: "2009-03-01", to: "2010-12-31", decided: "2009-02-01",
            in: .norway)
        let last = try tranches(), first = PayoutPlan(last.kind, residual: .first)
        #expect(try last.schedule(for: award).map(\.amount.canonical) == ["100", "0.7"])
        #expect(try first.schedule(for: award).map(\.amount.canonical) == ["100.7", "0"])
    }

    // MARK: Instalments

    @Test("Instalments are numbered in order of their due dates, which needn't be that of the file")
    func order() throws {
        let parts: [PayoutPlan.Part] = [
            .init(share: 30, when: .daysAfterDecision(30)), .init(share: 40, when: .daysAfterDecision(360), condition: .approvedReport),
            .init(share: 30, when: .daysAfterEnd(30), condition: .approvedFinalReport),
        ]
        let award = try award(1000, from: "2017-10-01", to: "2018-01-31", decided: "2017-09-15", in: .norway)
        let plan = PayoutPlan(.instalments(parts), retention: .init(share: 50, daysAfterEnd: 300))
        #expect(
            try plan.schedule(for: award).map { "\($0.number) \($0.due) \($0.amount) \($0.kind)" } == [
                "1 2017-10-16 300 instalment", "2 2018-03-02 200 instalment", "3 2018-11-27 500 retention",
            ])
        #expect(
            try rows(PayoutPlan(.instalments(parts)), award) == ["2017-10-16 300", "2018-03-02 300", "2018-09-10 400"])
    }

    @Test("Shares of the grant are rounded down and the last takes the rest")
    func instalments() throws {
        let parts: [PayoutPlan.Part] = [
            .init(share: 30, when: .daysAfterDecision(30), condition: .acceptedAgreement),
            .init(share: 50, when: .date(try CalendarDate(parsing: "2020-06-06"))),
            .init(share: 20, when: .daysAfterEnd(60), condition: .approvedFinalReport),
        ]
        let award = try award(999, to: "2020-12-31", decided: "2020-01-02")
        // 30 days later is Saturday 1 February; 6 June 2020 a Saturday; 60 days after the year's end 1 March 2021.
        #expect(try rows(PayoutPlan(.instalments(parts)), award) == ["2020-02-03 299", "2020-06-08 499", "2021-03-01 201"])
        #expect(try rows(PayoutPlan(.instalments(parts), residual: .first), award).map { $0.suffix(3) } == ["301", "499", "199"])
        #expect(try PayoutPlan(.instalments(parts)).schedule(for: award).map(\.condition) == [.acceptedAgreement, nil, .approvedFinalReport])
    }

    @Test("Three equal shares with decimals sum to the grant")
    func fractionalShares() throws {
        let third = try #require(Decimal128(exactly: "33.3333"))
        let rest = try #require(Decimal128(exactly: "33.3334"))
        let parts = [third, third, rest].map { PayoutPlan.Part(share: $0, when: .daysAfterDecision(0)) }
        #expect(try PayoutPlan(.instalments(parts)).schedule(for: award(100)).map(\.amount) == [33, 33, 34])
    }

    // MARK: Refusals

    @Test("A plan or an award that cannot be is refused with the figure at fault")
    func refusals() throws {
        let fraction = try #require(Decimal128(exactly: "0.00001"))
        let minus = Decimal128(-1)
        func refused(_ plan: PayoutPlan, _ award: Award, _ error: PayoutError) {
            #expect(throws: error) { try plan.schedule(for: award) }
        }
        refused(Self.halfYearly, try award(minus), .negativeGrant(minus))
        refused(Self.halfYearly, try award(1, [2020: minus]), .negativeSupport(year: 2020, minus))
        refused(
            Self.halfYearly, try award(1, from: "2022-03-01"),
            try .endBeforeStart(CalendarDate(parsing: "2022-03-01"), CalendarDate(parsing: "2022-02-28")))
        refused(
            Self.halfYearly, try award(1, to: "2070-01-01"), try .tooLong(CalendarDate(parsing: "2020-01-01"), CalendarDate(parsing: "2070-01-01")))
        refused(PayoutPlan(.claims(period: .quarter), unit: 0), try award(1), .unitNotPositive(0))
        refused(PayoutPlan(.claims(period: .quarter), unit: minus), try award(1), .unitNotPositive(minus))
        let thousandth = try #require(Decimal128(exactly: "0.005"))
        refused(PayoutPlan(.claims(period: .quarter), unit: thousandth), try award(1), .unitTooSmall(thousandth))
        refused(PayoutPlan(.claims(period: .quarter, dueDaysAfter: -1)), try award(1), .negativeDays(-1))
        refused(try tranches(daysAfterDecision: -2), try award(1), .negativeDays(-2))
        refused(Self.halfYearly, try award(10_000_000_000_000), .amountOutOfRange(10_000_000_000_000))
        refused(Self.halfYearly, try award(fraction), .amountOutOfRange(fraction))
        refused(Self.halfYearly, try award(1, [2020: fraction]), .amountOutOfRange(fraction))
        refused(PayoutPlan(.instalments([])), try award(1), .noParts)
        let part = PayoutPlan.Part(share: 99, when: .daysAfterDecision(0))
        refused(PayoutPlan(.instalments([part])), try award(1), .sharesNotHundred(99))
        refused(
            PayoutPlan(.instalments([part, .init(share: 2, when: .daysAfterDecision(0)), .init(share: minus, when: .daysAfterDecision(0))])),
            try award(1), .negativeShare(minus))
        refused(PayoutPlan(.instalments([.init(share: 100, when: .daysAfterEnd(-3))])), try award(1), .negativeDays(-3))
        #expect(throws: CalendarError.beyondCalendar) { try Self.halfYearly.schedule(for: award(1, from: "9999-01-01", to: "9999-12-31")) }
    }

    @Test("Every refusal names what is wrong")
    func messages() throws {
        #expect(PayoutError.sharesNotHundred(99).description == "the instalments' shares sum to 99 %, but must be 100 %")
        #expect(
            try PayoutError.tooLong(CalendarDate(parsing: "2020-01-01"), CalendarDate(parsing: "2070-01-01")).description.contains(
                "more than 50 calendar years"))
    }
}
