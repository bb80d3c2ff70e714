import Foundation

extension Instant {
    /// What the system's clock says, in whole microseconds.
    package static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let microseconds = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
        return (try? Instant(microsecondsSince1970: microseconds)) ?? .latest
    }
}
