/// A time zone: a fixed offset from UTC or a name of the IANA database.
public enum Zone: Sendable, Hashable {
    /// Seconds east of UTC, at most 18 hours.
    case offset(Int)
    case named(String)

    public static let utc = Zone.offset(0)

    /// A zone of the database; nil when it has no such name.
    public init?(named name: String) {
        guard ZoneDatabase.contains(name) else { return nil }
        self = .named(name)
    }

    /// Seconds east of UTC at an instant given in seconds since 1970.
    public func offset(at instant: Int) -> Int {
        switch self {
        case .offset(let seconds): seconds
        case .named(let name): ZoneDatabase.offset(of: name, at: instant)
        }
    }

    /// Seconds east of UTC when the wall clock shows that many seconds since 1970; in a gap or an overlap of the
    /// clock, the offset before the change.
    func offset(atLocal local: Int) -> Int {
        let guess = offset(at: local - offset(at: local))
        let before = offset(at: local - max(guess, offset(at: local - 86_400)))
        return offset(at: local - before) == before ? before : guess
    }

    /// Seconds east of UTC for a clock time without a date: the offset at the start of 1970.
    func offset(ofStandardTime: ()) -> Int { offset(at: 0) }

    /// `Z`, `+02:00`, `@Europe/Oslo`.
    var suffix: String {
        switch self {
        case .named(let name): return "@" + name
        case .offset(0): return "Z"
        case .offset(let seconds):
            let size = abs(seconds)
            return (seconds < 0 ? "-" : "+") + twoDigits(size / 3600) + ":" + twoDigits(size / 60 % 60)
                + (size % 60 == 0 ? "" : ":" + twoDigits(size % 60))
        }
    }
}
