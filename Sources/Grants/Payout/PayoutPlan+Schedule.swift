import Decimals
import FEEL

extension PayoutPlan {
    /// How many calendar years a project may touch.
    package static let maximumYears = 50

    /// The planned instalments of a grant, in order of due date; none is negative and they sum to the grant exactly.
    ///
    /// The grant is spread over the years in proportion to the support by year; where no year has support, in proportion
    /// to the project's months. Throws `PayoutError` for what the plan or the award must not be, `CalendarError` where a
    /// due date would leave the calendar.
    package func schedule(for award: Award) throws -> [Instalment] {
        try check(award)
        if !award.carryOvers.isEmpty {
            guard case .annualTranches = kind else { throw PayoutError.noCarryOvers }
        }
        let instalments =
            switch kind {
            case .claims(let period, let dueDaysAfter): try claims(award, every: period.months, dueDaysAfter: dueDaysAfter)
            case .annualTranches(let tranches): try annualTranches(award, tranches)
            case .instalments(let parts): try self.instalments(award, parts)
            }
        return try withAdvanceAndRetention(instalments, for: award)
    }

    private var apportionment: Apportionment { Apportionment(unit: unit, residual: residual) }

    // MARK: Claims

    private func claims(_ award: Award, every months: Int, dueDaysAfter: Int) throws -> [Instalment] {
        guard dueDaysAfter >= 0 else { throw PayoutError.negativeDays(dueDaysAfter) }
        let periods = try award.periods(ofMonths: months)
        var amounts = Array(repeating: Decimal128.zero, count: periods.count)
        for (year, amount) in try yearlyAmounts(award) {
            var indices = periods.indices.filter { periods[$0].start.year == year }
            // Support of a year without a claim is claimed in the nearest period.
            if indices.isEmpty { indices = [year < award.start.year ? 0 : periods.count - 1] }
            let weights = indices.map { Decimal128(periods[$0].start.monthsTouched(through: periods[$0].end)) }
            for (index, part) in zip(indices, try apportionment.byShare(amount, weights: weights)) {
                amounts[index] = try amounts[index] + part
            }
        }
        return try periods.indices.map { index in
            let period = periods[index]
            // The forecast keeps the claim period's own date, also where the decision came later.
            let due = try roll.rolled(period.end.plus(days: 1 + dueDaysAfter), in: award.calendar)
            return Instalment(
                number: index + 1, due: due, amount: amounts[index], periodStart: period.start, periodEnd: period.end, condition: .approvedClaim)
        }
    }

    // MARK: Annual tranches

    private func annualTranches(_ award: Award, _ plan: AnnualTranches) throws -> [Instalment] {
        guard plan.daysAfterDecision >= 0 else { throw PayoutError.negativeDays(plan.daysAfterDecision) }
        let earliest = try award.decidedOn.plus(days: plan.daysAfterDecision).plus(days: 1)
        let planned = try yearlyAmounts(award, in: plan.years)
        let tranches = try plan.carryingOver(award.carryOvers, of: planned)
        return try tranches.enumerated().map { index, tranche in
            let start = max(award.start, try CalendarDate(ofYear: tranche.year, month: 1, day: 1))
            let end = min(award.end, try CalendarDate(ofYear: tranche.year, month: 12, day: 31))
            return Instalment(
                number: index + 1,
                due: try dueDate(plan.due.date(in: tranche.year), notBefore: earliest, in: award.calendar),
                amount: tranche.amount,
                periodStart: start <= end ? start : nil,
                periodEnd: start <= end ? end : nil,
                condition: tranche.year == planned.first?.year ? plan.firstCondition : plan.condition)
        }
    }

    // MARK: Instalments

    private func instalments(_ award: Award, _ parts: [Part]) throws -> [Instalment] {
        guard !parts.isEmpty else { throw PayoutError.noParts }
        if let negative = parts.first(where: { $0.share.isNegative }) { throw PayoutError.negativeShare(negative.share) }
        for part in parts { try Self.checkRange(part.share) }
        let sum = try parts.map(\.share).sum()
        guard sum == 100 else { throw PayoutError.sharesNotHundred(sum) }
        let amounts = try apportionment.byShare(award.grant, weights: parts.map(\.share))
        return try parts.indices.map { index in
            let date = try parts[index].when.date(for: award)
            return Instalment(
                number: index + 1, due: try dueDate(date, notBefore: award.decidedOn, in: award.calendar), amount: amounts[index],
                condition: parts[index].condition)
        }
    }

    // MARK: Shared

    /// What of the grant falls on each year with support, in order of year; with `allowed`, on the nearest of those years.
    private func yearlyAmounts(_ award: Award, in allowed: [Int] = []) throws -> [(year: Int, amount: Decimal128)] {
        var weights = award.supportByYear.filter { !$0.value.isZero }
        if weights.isEmpty {
            for period in try award.periods(ofMonths: 12) {
                weights[period.start.year] = Decimal128(period.start.monthsTouched(through: period.end))
            }
        }
        if !allowed.isEmpty {
            var moved: [Int: Decimal128] = [:]
            for (year, weight) in weights {
                guard let nearest = allowed.min(by: { (abs($0 - year), $0) < (abs($1 - year), $1) }) else { continue }
                moved[nearest] = try (moved[nearest] ?? .zero) + weight
            }
            weights = moved
        }
        let years = weights.keys.sorted()
        let amounts = try apportionment.cumulatively(award.grant, weights: years.compactMap { weights[$0] })
        return Array(zip(years, amounts))
    }

    /// The date moved to a business day by the plan's convention, or the first business day on or after `earliest`.
    func dueDate(_ date: CalendarDate, notBefore earliest: CalendarDate, in calendar: BusinessCalendar) throws -> CalendarDate {
        let rolled = try roll.rolled(date, in: calendar)
        return rolled >= earliest ? rolled : try calendar.following(earliest)
    }

    private func check(_ award: Award) throws {
        guard !award.grant.isNegative else { throw PayoutError.negativeGrant(award.grant) }
        guard !unit.isNegative, !unit.isZero else { throw PayoutError.unitNotPositive(unit) }
        guard unit.normalized.scale <= Money.decimals else { throw PayoutError.unitTooSmall(unit) }
        for (year, amount) in award.supportByYear {
            if amount.isNegative { throw PayoutError.negativeSupport(year: year, amount) }
            try Self.checkRange(amount)
        }
        try Self.checkRange(award.grant)
        try Self.checkRange(unit)
        try Self.checkRange(award.supportByYear.values.sum())
        for moved in award.carryOvers { try Self.checkRange(moved.amount ?? .zero) }
        guard award.start <= award.end else { throw PayoutError.endBeforeStart(award.start, award.end) }
        guard award.end.year - award.start.year < Self.maximumYears else { throw PayoutError.tooLong(award.start, award.end) }
    }

    /// Amounts of plans and awards are below this.
    static let bound: Decimal128 = 10_000_000_000_000

    /// Products of two amounts within these bounds have at most 34 digits, so none is rounded unasked.
    private static func checkRange(_ amount: Decimal128) throws {
        guard amount < bound, amount.normalized.scale <= 4 else { throw PayoutError.amountOutOfRange(amount) }
    }
}

extension PayoutPlan.When {
    fileprivate func date(for award: Award) throws -> CalendarDate {
        switch self {
        case .date(let date): return date
        case .daysAfterDecision(let days), .daysAfterEnd(let days):
            guard days >= 0 else { throw PayoutError.negativeDays(days) }
            if case .daysAfterEnd = self { return try award.end.plus(days: days) }
            return try award.decidedOn.plus(days: days)
        }
    }
}

extension Award {
    /// The project's days cut into stretches of so many months, beginning anew each January.
    fileprivate func periods(ofMonths months: Int) throws -> [(start: CalendarDate, end: CalendarDate)] {
        var periods: [(start: CalendarDate, end: CalendarDate)] = []
        for year in start.year...end.year {
            for month in stride(from: 1, through: 12, by: months) {
                let first = max(start, try CalendarDate(ofYear: year, month: month, day: 1))
                let last = min(end, try CalendarDate(ofYear: year, month: min(12, month + months - 1), day: 1).lastOfMonth)
                if first <= last { periods.append((first, last)) }
            }
        }
        return periods
    }
}
