package import Decimals

/// How a programme pays out a grant: when, how much at a time, on which condition.
package struct PayoutPlan: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// In arrears: one instalment for each claim period within the project's period, none across a year's end, due
        /// on the first day after its end plus a number of days.
        case claims(period: ClaimPeriod, dueDaysAfter: Int = 0)
        /// One instalment for each year with support, due on a day of that year, never before the decision has stood for a
        /// number of days. All but the first need the condition.
        case annualTranches(due: MonthDay, daysAfterDecision: Int = 0, condition: PayoutCondition? = nil)
        /// Shares of the grant, in percent, 100 together.
        case instalments([Part])
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

    package init(_ kind: Kind, unit: Decimal128 = 1, residual: Residual = .last, roll: BusinessDayRoll = .following) {
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
