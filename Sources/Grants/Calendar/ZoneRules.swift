package import FEEL

/// One zone of the IANA database: what its clocks show at an instant, and when they show a local time.
package struct ZoneRules: Sendable, Hashable, CustomStringConvertible {
    /// The IANA name, such as `Europe/Stockholm`.
    package let identifier: String
    /// The zone as rules see it.
    package let zone: Zone

    package init(_ identifier: String) throws(CalendarError) {
        guard let zone = Zone(named: identifier) else { throw .unknownZone(identifier) }
        self.identifier = identifier
        self.zone = zone
    }

    package var description: String { identifier }

    /// How many seconds the zone's clocks are ahead of UTC at that instant.
    package func secondsFromUTC(at instant: Instant) -> Int {
        secondsFromUTC(atSecond: instant.microsecondsSince1970.flooredQuotient(1_000_000))
    }

    package func local(at instant: Instant) -> LocalDateTime {
        instant.local(secondsFromUTC: secondsFromUTC(at: instant))
    }

    /// The date in the zone at that instant.
    package func date(at instant: Instant) -> CalendarDate {
        local(at: instant).date
    }

    /// What to do with a local time that the clocks skip or show twice.
    package enum Disambiguation: Sendable {
        /// Refuse it.
        case reject
        /// The first of two; a skipped time as the clock would have run after the change.
        case earlier
        /// The second of two; a skipped time as the clock would have run without the change.
        case later
    }

    /// The instant at which the zone's clocks show the local time.
    package func instant(of local: LocalDateTime, _ disambiguation: Disambiguation = .reject) throws(CalendarError) -> Instant {
        let seconds = local.microsecondsSince1970.flooredQuotient(1_000_000)
        // A zone changes its clocks far less often than once in two days.
        let before = secondsFromUTC(atSecond: seconds - 86_400)
        let after = secondsFromUTC(atSecond: seconds + 86_400)
        let fitting = Set([before, after]).filter { secondsFromUTC(atSecond: seconds - Int64($0)) == $0 }
        let offset: Int
        if let only = fitting.first, fitting.count == 1 {
            offset = only
        } else {
            switch disambiguation {
            case .reject where fitting.isEmpty: throw .skipped(local, zone: identifier)
            case .reject: throw .repeated(local, zone: identifier)
            case .earlier: offset = max(before, after)
            case .later: offset = min(before, after)
            }
        }
        return try Instant(local, secondsFromUTC: offset)
    }

    /// The first instant of that day in the zone, also where the clocks skip midnight.
    package func startOfDay(_ date: CalendarDate) throws(CalendarError) -> Instant {
        let midnight = LocalDateTime(date, microsecondOfDay: 0)
        do {
            return try instant(of: midnight)
        } catch .skipped {
            return try instant(of: midnight, .later)
        } catch .repeated {
            return try instant(of: midnight, .earlier)
        }
    }

    private func secondsFromUTC(atSecond second: Int64) -> Int {
        zone.offset(at: Int(second))
    }
}
