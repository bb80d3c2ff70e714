package import Decimals

/// How a programme pays out a grant: when, how much at a time, on which condition.
package struct PayoutPlan: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// In arrears: one instalment for each claim period within the project's period, none across a year's end, due
        /// on the first day after its end plus a number of days.
        case claims(period: ClaimPeriod, dueDaysAfter: Int = 0)
        /// One instalment for each year with support, due on a day of that year, never before the decision has stood for a
        /// number of days.
        case annualTranches(AnnualTranches)
        /// Shares of the grant, in percent, 100 together.
        case instalments([Part])
    }

    package struct AnnualTranches: Sendable, Hashable {
        package var due: MonthDay
        package var daysAfterDecision = 0
        /// Of all tranches but the first.
        package var condition: PayoutCondition?
        /// Of the first tranche.
        package var firstCondition: PayoutCondition?
        /// The only years in which money is paid, ascending; empty where every year with support is one. Support of another year is
        /// paid with the nearest of them, of two as near the earlier.
        package var years: [Int] = []
        /// How often unused money may be moved to the next year (see `Award.carryOvers`); nil where the file does not say, which is never.
        package var maximumCarryOvers: Int?
    }

    /// Money paid after the decision and taken out of the first instalments.
    package struct Advance: Sendable, Hashable {
        /// Percent of the grant at most.
        package var share: Decimal128?
        package var maximum: Decimal128?
        /// Whether it is paid only where the decision says so, and how much; else it is the most that it may be.
        package var isOnRequest = false
        package var daysAfterDecision = 0
        package var condition: PayoutCondition?
        /// Where it comes from, if not from the plan's source.
        package var source: String?
    }

    /// Money held back from the last instalments until the project is done.
    package struct Retention: Sendable, Hashable {
        /// Percent of the grant.
        package var share: Decimal128
        package var condition: PayoutCondition = .approvedFinalReport
        /// Counted from the last day of the project.
        package var daysAfterEnd: Int
    }

    /// One share of the grant.
    package struct Part: Sendable, Hashable {
        /// Percent of the grant.
        package let share: Decimal128
        package let when: When
        package let condition: PayoutCondition?

        package init(share: Decimal128, when: When, condition: PayoutCondition? = nil) {
            self.share = share
            self.when = when
            self.condition = condition
        }
    }

    package enum When: Sendable, Hashable {
        case date(CalendarDate)
        case daysAfterDecision(Int)
        /// Counted from the last day of the project.
        case daysAfterEnd(Int)
    }

    /// Which instalment takes what rounding leaves over.
    package enum Residual: String, Sendable, Hashable, CaseIterable {
        case first, last
    }

    package let kind: Kind
    /// Instalments are whole multiples of this, but for the one that takes the residual.
    package let unit: Decimal128
    package let residual: Residual
    package let roll: BusinessDayRoll
    /// The days after the decision within which its terms must be accepted, or the grant lapses; nil where there is no such term.
    package let acceptWithinDays: Int?
    package let advance: Advance?
    package let retention: Retention?
    /// Where the plan comes from; nil where the file does not say.
    package let source: String?
    /// Keys of the plan in the file that stand in no source.
    package let assumptions: [String]

    package init(
        _ kind: Kind, unit: Decimal128 = 1, residual: Residual = .last, roll: BusinessDayRoll = .following,
        acceptWithinDays: Int? = nil, advance: Advance? = nil, retention: Retention? = nil, source: String? = nil,
        assumptions: [String] = []
    ) {
        self.source = source
        self.assumptions = assumptions
        self.acceptWithinDays = acceptWithinDays
        self.advance = advance
        self.retention = retention
        self.kind = kind
        self.unit = unit
        self.residual = residual
        self.roll = roll
    }
}

/// How many months one claim covers, counted from January so that none crosses a year's end.
package struct ClaimPeriod: Sendable, Hashable {
    /// 1...6
    package let months: Int

    package static let quarter = ClaimPeriod(unchecked: 3)
    package static let halfYear = ClaimPeriod(unchecked: 6)

    /// Nil unless it is 1 to 6 months. Where 12 is no multiple of it, each year's last claim is shorter.
    package init?(months: Int) {
        guard (1...6).contains(months) else { return nil }
        self.init(unchecked: months)
    }

    private init(unchecked months: Int) {
        self.months = months
    }
}

/// What must have happened before an instalment is paid; the raw value is the word in programme files.
package enum PayoutCondition: String, Sendable, Hashable, CaseIterable {
    case acceptedAgreement, approvedPlan, approvedReport, approvedClaim, approvedFinalReport
}
