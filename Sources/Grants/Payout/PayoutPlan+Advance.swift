package import Decimals
import FEEL

extension PayoutPlan {
    /// The most that may be paid in advance of a grant; nil where the plan has no advance.
    ///
    /// The least of the share of the grant, the maximum, and what a retention leaves of it. Exact, not rounded to the unit.
    package func maximumAdvance(of grant: Decimal128) throws(DecimalError) -> Decimal128? {
        guard let advance else { return nil }
        var most = try grant - retained(of: grant)
        if let share = advance.share { most = min(most, try grant * share / 100) }
        if let maximum = advance.maximum { most = min(most, maximum) }
        return most
    }

    /// The day by which the terms of a grant are to be accepted; nil where there is none.
    package func acceptBy(decidedOn day: CalendarDate) throws(CalendarError) -> CalendarDate? {
        guard let acceptWithinDays else { return nil }
        return try day.plus(days: acceptWithinDays)
    }

    /// What is held back until the project is done: whole units.
    func retained(of grant: Decimal128) throws(DecimalError) -> Decimal128 {
        guard let retention else { return .zero }
        return try (grant * retention.share / 100).rounded(toUnit: unit, mode: .floor)
    }

    /// What is paid in advance: what the decision says, or the most in whole units where an advance is not on request.
    func advance(of award: Award) throws -> Decimal128 {
        guard let most = try maximumAdvance(of: award.grant) else {
            if let advance = award.advance, !advance.isZero { throw PayoutError.noAdvance(advance) }
            return .zero
        }
        guard let asked = award.advance else {
            return advance?.isOnRequest == true ? .zero : try most.rounded(toUnit: unit, mode: .floor)
        }
        guard !asked.isNegative else { throw PayoutError.negativeAdvance(asked) }
        guard asked <= most else { throw PayoutError.advanceTooLarge(asked, maximum: most) }
        return asked
    }

    /// The instalments less advance and retention, with these as instalments of their own, numbered in order of due date.
    ///
    /// The retention is taken out of the instalments that are due last, the advance out of those that are due after it, the first
    /// first; where they don't hold it, out of the last ones before it. An instalment that is taken wholly goes.
    func withAdvanceAndRetention(_ instalments: [Instalment], for award: Award) throws -> [Instalment] {
        let instalments = instalments.sorted { $0.due < $1.due }
        var amounts = instalments.map(\.amount)
        func take(_ amount: Decimal128, from order: [Int]) throws(DecimalError) {
            var left = amount
            for index in order {
                let taken = min(left, amounts[index])
                amounts[index] = try amounts[index] - taken
                left = try left - taken
            }
        }
        let retained = try retained(of: award.grant)
        try take(retained, from: instalments.indices.reversed())
        let paidInAdvance = try advance(of: award)
        var planned: [Instalment] = []
        if let advance, !paidInAdvance.isZero {
            let date = try award.decidedOn.plus(days: advance.daysAfterDecision)
            let due = try dueDate(date, notBefore: award.decidedOn, in: award.calendar)
            let following = instalments.indices.filter { instalments[$0].due >= due }
            try take(paidInAdvance, from: following + instalments.indices.reversed().filter { !following.contains($0) })
            planned.append(Instalment(number: 0, due: due, amount: paidInAdvance, condition: advance.condition, kind: .advance))
        }
        planned += zip(instalments, amounts).filter { !$1.isZero || $0.amount.isZero }.map { $0.paying($1) }
        if let retention, !retained.isZero {
            let date = try award.end.plus(days: retention.daysAfterEnd)
            planned.append(
                Instalment(
                    number: 0, due: try dueDate(date, notBefore: award.decidedOn, in: award.calendar), amount: retained,
                    condition: retention.condition, kind: .retention))
        }
        return planned.sorted { $0.due < $1.due }.enumerated().map { $1.numbered($0 + 1) }
    }
}
