import Decimals
import FEEL
import Testing

@testable import Grants

@Suite("What holds for every payout schedule")
struct PayoutScheduleProperties {
    @Test("Instalments are never negative, sum to the grant exactly, and fall on business days", arguments: 1...8)
    func invariants(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<600 {
            let award = try randomAward(&random)
            let plan = try randomPlan(&random)
            let schedule = try plan.schedule(for: award)
            #expect(try schedule.map(\.amount).sum() == award.grant, "\(plan) \(award)")
            #expect(schedule.map(\.number) == Array(1...schedule.count))
            #expect(zip(schedule, schedule.dropFirst()).allSatisfy { $0.due <= $1.due })
            for instalment in schedule {
                #expect(!instalment.amount.isNegative, "\(plan) \(award)")
                #expect(award.calendar.isBusinessDay(instalment.due))
                if case .claims = plan.kind, instalment.kind == .instalment {} else { #expect(instalment.due >= award.decidedOn) }
                #expect(instalment.status == .planned)
            }
            try checkUnits(plan, award, schedule)
            // An advance or a retention may take a claim wholly.
            if case .claims(let period, _) = plan.kind, schedule.allSatisfy({ $0.kind == .instalment }) {
                checkPeriods(schedule.filter { $0.kind == .instalment }, award, months: period.months)
            }
            try checkAdvance(plan, award, schedule)
        }
    }

    @Test("All parts but one are whole units and within a unit of their share, and all sum to the amount", arguments: 1...4)
    func apportionment(seed: UInt64) throws {
        var random = SplitMix64(seed: seed &+ 2000)
        for _ in 0..<1000 {
            let amount = try randomAmount(&random)
            let units = ["1", "0.01", "100", "0.05", "7"]
            let unit = try #require(Decimal128(exactly: units.randomElement(using: &random) ?? "1"))
            let residual: PayoutPlan.Residual = Bool.random(using: &random) ? .last : .first
            let weights = (0..<Int.random(in: 1...6, using: &random)).map { _ in Decimal128(Int.random(in: 0...9_999, using: &random)) }
            let apportionment = Apportionment(unit: unit, residual: residual)
            let taker = residual == .last ? weights.count - 1 : 0
            let sum = try weights.sum()
            let running = try apportionment.cumulatively(amount, weights: weights), floored = try apportionment.byShare(amount, weights: weights)
            for parts in [running, floored] {
                #expect(try parts.sum() == amount)
                for place in weights.indices where place != taker {
                    #expect(try parts[place].remainder(dividingBy: unit).isZero, "\(amount) \(unit) \(weights) \(residual)")
                    guard !sum.isZero else { continue }
                    let share = try amount * weights[place] / sum
                    #expect(try (parts[place] - share).magnitude <= unit, "\(amount) \(unit) \(weights) \(residual)")
                }
                #expect(parts.allSatisfy { !$0.isNegative }, "\(amount) \(unit) \(weights) \(residual)")
            }
            guard !sum.isZero else { continue }
            #expect(try (running[taker] - amount * weights[taker] / sum).magnitude <= unit)
        }
    }

    @Test("Each year's claims stay within a unit of its exact part of the grant", arguments: 1...4)
    func yearsKeepTheirPart(seed: UInt64) throws {
        var random = SplitMix64(seed: seed &+ 1000)
        for _ in 0..<400 {
            var award = try randomAward(&random)
            let years = award.start.year...award.end.year
            var support: [Int: Decimal128] = [:]
            for year in years { support[year] = Decimal128(Int.random(in: 1...9_999_999, using: &random)) }
            award = Award(
                grant: award.grant, supportByYear: support, start: award.start, end: award.end, decidedOn: award.decidedOn, calendar: award.calendar)
            let requested = try support.values.sum()
            let schedule = try PayoutPlan(.claims(period: .quarter)).schedule(for: award)
            for year in years {
                let paid = try schedule.filter { $0.periodStart?.year == year }.map(\.amount).sum()
                let exact = try award.grant * (support[year] ?? 0) / requested
                #expect(try (paid - exact).magnitude < 2, "\(year) \(award)")
            }
        }
    }

    /// An advance is within its bounds and takes what is due after it, the first first; a retention is no more than its share.
    private func checkAdvance(_ plan: PayoutPlan, _ award: Award, _ schedule: [Instalment]) throws {
        if let advance = schedule.first(where: { $0.kind == .advance }) {
            let maximum = try #require(try plan.maximumAdvance(of: award.grant))
            #expect(advance.amount <= maximum)
        }
        if let retention = schedule.first(where: { $0.kind == .retention }) {
            #expect(try retention.amount <= award.grant * (plan.retention?.share ?? 0) / 100)
        }
        #expect(schedule.count { $0.kind != .instalment } <= 2)
    }

    /// Claim periods cover the project's days without gap or overlap, and none crosses a year's end.
    private func checkPeriods(_ schedule: [Instalment], _ award: Award, months: Int) {
        #expect(schedule.first?.periodStart == award.start)
        #expect(schedule.last?.periodEnd == award.end)
        for (index, instalment) in schedule.enumerated() {
            guard let start = instalment.periodStart, let end = instalment.periodEnd else {
                Issue.record("a claim without its period")
                continue
            }
            #expect(start <= end && start.year == end.year)
            #expect(start.monthsTouched(through: end) <= months)
            if index > 0 { #expect(schedule[index - 1].periodEnd?.adding(days: 1) == start) }
        }
    }

    /// At most one instalment a year is no multiple of the unit, and where the grant is one every instalment is.
    private func checkUnits(_ plan: PayoutPlan, _ award: Award, _ schedule: [Instalment]) throws {
        func isMultiple(_ amount: Decimal128) throws -> Bool { try amount.remainder(dividingBy: plan.unit).isZero }
        if try isMultiple(award.grant) {
            for instalment in schedule { #expect(try isMultiple(instalment.amount), "\(plan) \(award)") }
        } else {
            #expect(try schedule.count { try !isMultiple($0.amount) } <= 1, "\(plan) \(award)")
        }
    }

    private func randomAward(_ random: inout SplitMix64) throws -> Award {
        let start = try CalendarDate(ofYear: Int.random(in: 2004...2030, using: &random), month: 1, day: 1).plus(
            days: Int.random(in: 0...365, using: &random))
        let days = [0, Int.random(in: 0...40, using: &random), Int.random(in: 0...3650, using: &random)].randomElement(using: &random) ?? 0
        let end = try start.plus(days: days)
        var support: [Int: Decimal128] = [:]
        if Int.random(in: 0..<5, using: &random) > 0 {
            for year in (start.year - 1)...(end.year + 1) where Int.random(in: 0..<4, using: &random) > 0 {
                support[year] = try randomAmount(&random)
            }
        }
        return Award(
            grant: try randomAmount(&random), supportByYear: support, start: start, end: end,
            decidedOn: try start.plus(days: Int.random(in: -300...600, using: &random)),
            calendar: BusinessCalendar.allCases.randomElement(using: &random) ?? .norway)
    }

    private func randomAmount(_ random: inout SplitMix64) throws -> Decimal128 {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return Decimal128(Int.random(in: 0...3, using: &random))
        case 1: return try #require(Decimal128(coefficient: Int128(Int.random(in: 1...999, using: &random)), exponent: -2))
        case 2: return try #require(Decimal128(coefficient: Int128(Int.random(in: 1...9_999_999_999_999_999, using: &random)), exponent: -4))
        case 3: return Decimal128(Int.random(in: 1...99, using: &random) * 100_000)
        default: return Decimal128(Int.random(in: 1...99_999_999, using: &random))
        }
    }

    private func randomPlan(_ random: inout SplitMix64) throws -> PayoutPlan {
        let units = ["1", "0.01", "100", "1000", "0.05", "7"]
        let unit = try #require(Decimal128(exactly: units.randomElement(using: &random) ?? "1"))
        let residual: PayoutPlan.Residual = Bool.random(using: &random) ? .last : .first
        let roll = BusinessDayRoll.allCases.randomElement(using: &random) ?? .following
        let kind: PayoutPlan.Kind
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            let period = try #require(ClaimPeriod(months: Int.random(in: 1...6, using: &random)))
            kind = .claims(period: period, dueDaysAfter: Int.random(in: 0...60, using: &random))
        case 1:
            let due = try MonthDay(month: Int.random(in: 1...12, using: &random), day: Int.random(in: 1...29, using: &random))
            let first = Int.random(in: 2000...2035, using: &random)
            let years = [[], [first], [first, first + 1, first + 4]].randomElement(using: &random) ?? []
            kind = .annualTranches(
                PayoutPlan.AnnualTranches(
                    due: due, daysAfterDecision: Int.random(in: 0...30, using: &random), condition: .approvedReport,
                    firstCondition: .acceptedAgreement, years: years))
        default:
            var left = 10_000
            var parts: [PayoutPlan.Part] = []
            for _ in 0..<Int.random(in: 0...5, using: &random) {
                let share = Int.random(in: 0...left, using: &random)
                left -= share
                parts.append(.init(share: try Decimal128(share) / 100, when: .daysAfterDecision(Int.random(in: 0...900, using: &random))))
            }
            kind = .instalments(parts + [.init(share: try Decimal128(left) / 100, when: .daysAfterEnd(30))])
        }
        let advance = PayoutPlan.Advance(
            share: Bool.random(using: &random) ? nil : Decimal128(Int.random(in: 1...100, using: &random)),
            maximum: Decimal128(Int.random(in: 1...500_000, using: &random)), daysAfterDecision: Int.random(in: 0...90, using: &random))
        let retention = PayoutPlan.Retention(
            share: Decimal128(Int.random(in: 1...100, using: &random)), daysAfterEnd: Int.random(in: 0...200, using: &random))
        return PayoutPlan(
            kind, unit: unit, residual: residual, roll: roll, advance: Bool.random(using: &random) ? advance : nil,
            retention: Bool.random(using: &random) ? retention : nil)
    }
}

private struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
