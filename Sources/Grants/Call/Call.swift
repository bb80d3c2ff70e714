package import Decimals
package import Localisation

/// An opening of a programme: when it opens and closes, and the money that is available.
package struct Call: Sendable {
    package struct Event: Sendable {
        package var date: CalendarDate
        package var title: LocalizedText
    }

    package enum Phase: String, Sendable, CaseIterable {
        case coming, open, closed
    }

    package var code: String
    package var programme: String
    package var programmeVersion: Int
    package var name: LocalizedText
    /// The first instant that is in time.
    package var opens: Instant
    /// The last whole second that is in time; any instant within it is.
    package var closes: Instant
    /// The IANA zone in which the call's dates are stated.
    package var zone: ZoneRules
    /// Money available for grants; nil where no source states it.
    package var envelope: Decimal128?
    package var currency: String
    package var events: [Event]
    package var source: String?
    /// Whether a date or figure stands in no source.
    package var isAssumption: Bool
    /// The file's text, as published.
    package var text: String

    /// The first instant that is too late: a second after the closing one.
    package var end: Instant { (try? closes.adding(seconds: 1)) ?? .latest }

    package func phase(at instant: Instant) -> Phase {
        instant < opens ? .coming : instant < end ? .open : .closed
    }
}
