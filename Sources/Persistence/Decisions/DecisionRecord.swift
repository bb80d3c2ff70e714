package import Decimals
package import FoundationEssentials
package import Grants

/// A decision on an application: a grant with its amount, or a refusal.
package struct DecisionRecord: Sendable {
    package enum Outcome: String, Sendable, CaseIterable {
        case granted, rejected
    }

    package var application: UUID
    package var version: Int
    package var outcome: Outcome
    /// Of a grant.
    package var amount: Decimal128?
    /// Of a grant: paid after the decision and taken out of the first instalments.
    package var advance: Decimal128?
    /// Of a grant: it lapses unless its terms are accepted by then.
    package var acceptBy: CalendarDate?
    package var currency: String
    package var reasons: String
    /// The evaluation it rests on.
    package var evaluation: UUID
    package var decidedAt: Instant
    package var decidedBy: Actor

    package init(
        application: UUID, version: Int, outcome: Outcome, amount: Decimal128?, advance: Decimal128? = nil, acceptBy: CalendarDate? = nil,
        currency: String, reasons: String, evaluation: UUID, decidedAt: Instant, decidedBy: Actor
    ) {
        self.application = application
        self.version = version
        self.outcome = outcome
        self.amount = amount
        self.advance = advance
        self.acceptBy = acceptBy
        self.currency = currency
        self.reasons = reasons
        self.evaluation = evaluation
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
    }
}
