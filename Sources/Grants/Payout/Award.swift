package import Decimals

/// What a payout schedule is computed from.
package struct Award: Sendable, Hashable {
    package let grant: Decimal128
    /// The requested support by calendar year; it says how the grant is spread, not how much it is. May be empty.
    package let supportByYear: [Int: Decimal128]
    /// The project's first and last day.
    package let start: CalendarDate
    package let end: CalendarDate
    package let decidedOn: CalendarDate
    /// What the decision says is paid in advance; nil where it says nothing.
    package let advance: Decimal128?
    /// The payer's country.
    package let calendar: BusinessCalendar
    /// Unused money that is moved to the next year.
    package let carryOvers: [CarryOver]

    package init(
        grant: Decimal128, supportByYear: [Int: Decimal128] = [:], start: CalendarDate, end: CalendarDate, decidedOn: CalendarDate,
        calendar: BusinessCalendar, advance: Decimal128? = nil, carryOvers: [CarryOver] = []
    ) {
        self.carryOvers = carryOvers
        self.advance = advance
        self.grant = grant
        self.supportByYear = supportByYear
        self.start = start
        self.end = end
        self.decidedOn = decidedOn
        self.calendar = calendar
    }
}
