package import Decimals

/// One planned payment of a grant.
package struct Instalment: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable, CaseIterable {
        case planned, released, paid, cancelled
    }

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case advance, instalment, retention
    }

    /// From 1 in the schedule's order.
    package let number: Int
    /// A business day of the payer's country.
    package let due: CalendarDate
    package let amount: Decimal128
    /// The days of the project that it pays for, where it stands for a period.
    package let periodStart: CalendarDate?
    package let periodEnd: CalendarDate?
    package let condition: PayoutCondition?
    package let status: Status
    package let kind: Kind

    /// Whether it is planned, but waits for its condition.
    package var isHeld: Bool { status == .planned && condition != nil }

    package init(
        number: Int, due: CalendarDate, amount: Decimal128, periodStart: CalendarDate? = nil, periodEnd: CalendarDate? = nil,
        condition: PayoutCondition? = nil, status: Status = .planned, kind: Kind = .instalment
    ) {
        self.kind = kind
        self.number = number
        self.due = due
        self.amount = amount
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.condition = condition
        self.status = status
    }

    func paying(_ amount: Decimal128) -> Instalment {
        Instalment(
            number: number, due: due, amount: amount, periodStart: periodStart, periodEnd: periodEnd, condition: condition, status: status,
            kind: kind)
    }

    func numbered(_ number: Int) -> Instalment {
        Instalment(
            number: number, due: due, amount: amount, periodStart: periodStart, periodEnd: periodEnd, condition: condition, status: status,
            kind: kind)
    }
}
