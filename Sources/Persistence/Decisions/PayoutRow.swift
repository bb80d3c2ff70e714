import Decimals
package import FoundationEssentials
package import Grants

/// One instalment of one grant with what a payment needs to know.
package struct PayoutRow: Sendable {
    package var application: UUID
    package var call: String
    package var programme: String
    package var title: String?
    package var owner: String
    package var ownerName: String?
    package var accountType: String?
    package var accountNumber: String?
    package var currency: String
    package var instalment: Instalment
}

/// What a list of instalments is narrowed to; nil is everything.
package struct PayoutFilter: Sendable, Equatable {
    package var call: String?
    package var programme: String?
    /// First and last due day.
    package var from: CalendarDate?
    package var to: CalendarDate?
    package var status: Instalment.Status?

    package init(
        call: String? = nil, programme: String? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil,
        status: Instalment.Status? = nil
    ) {
        self.call = call
        self.programme = programme
        self.from = from
        self.to = to
        self.status = status
    }
}
