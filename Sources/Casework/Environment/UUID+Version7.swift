package import FoundationEssentials
package import Grants

extension UUID {
    /// A UUID of version 7 (RFC 9562): milliseconds, then their thousandths, then random bits; ids sort by time of making.
    package init(version7At instant: Instant) {
        let milliseconds = instant.microsecondsSince1970 / 1000
        let thousandths = UInt64(instant.microsecondsSince1970 % 1000)
        // 12 bits of fraction: 0...999 scaled to 0...4095.
        let fraction = thousandths * 4096 / 1000
        let high = UInt64(bitPattern: milliseconds) << 16 | 0x7000 | fraction
        let low = UInt64.random(in: 0...(.max >> 2)) | 0x8000_0000_0000_0000
        func byte(_ word: UInt64, _ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64(index))) }
        self.init(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}
