import Foundation
import Synchronization

/// The IANA time zones, as Foundation carries them: the only use of Foundation in this module.
enum ZoneDatabase {
    static func contains(_ name: String) -> Bool { known.withLock { $0.zone(name) != nil } }

    /// Seconds east of UTC at an instant in seconds since 1970.
    static func offset(of name: String, at instant: Int) -> Int { known.withLock { $0.offset(name, at: instant) } }

    private static let known = Mutex(KnownZones())
}

/// Zones that were asked for, and their offsets: Foundation takes a microsecond for each answer.
private struct KnownZones {
    private struct Entry {
        let zone: TimeZone
        /// Offsets of quarters of an hour in which the offset does not change.
        var offsets: [Int: Int] = [:]
    }

    // Only names of the database stand here, some hundred.
    private var entries: [String: Entry] = [:]

    mutating func zone(_ name: String) -> TimeZone? {
        if let entry = entries[name] { return entry.zone }
        let isName = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "/_-+".utf8.contains(byte)
        }
        guard isName, name.utf8.count <= 64, name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else {
            return nil
        }
        entries[name] = Entry(zone: zone)
        return zone
    }

    mutating func offset(_ name: String, at instant: Int) -> Int {
        let quarter = instant >= 0 ? instant / 900 : (instant - 899) / 900
        if let offset = entries[name]?.offsets[quarter] { return offset }
        guard let zone = zone(name) else { return 0 }
        // Whole seconds are exact in Foundation's date up to the year 285 million.
        func offset(_ instant: Int) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant))) }
        let first = offset(quarter * 900)
        guard first == offset(quarter * 900 + 899) else { return offset(instant) }
        if entries[name]?.offsets.count ?? 0 >= 2048 { entries[name]?.offsets = [:] }
        entries[name]?.offsets[quarter] = first
        return first
    }
}
