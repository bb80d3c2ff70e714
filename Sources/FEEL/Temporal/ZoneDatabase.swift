import Foundation

/// The IANA time zones, as Foundation carries them: the only use of Foundation in this module.
enum ZoneDatabase {
    static func contains(_ name: String) -> Bool { zone(name) != nil }

    /// Seconds east of UTC at an instant in seconds since 1970.
    static func offset(of name: String, at instant: Int) -> Int {
        guard let zone = zone(name) else { return 0 }
        // Whole seconds are exact in Foundation's date up to the year 285 million.
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant)))
    }

    private static func zone(_ name: String) -> TimeZone? {
        let isName = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "/_-+".utf8.contains(byte)
        }
        guard isName, name.utf8.count <= 64, name == "UTC" || name.contains("/") else { return nil }
        return TimeZone(identifier: name)
    }
}
