/// Reads dates and times from text, one piece after another.
struct TextReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    func isAt(_ mark: Unicode.Scalar) -> Bool { index < bytes.count && UInt32(bytes[index]) == mark.value }

    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard isAt(mark) else { return false }
        index += 1
        return true
    }

    /// Skips all of the text if it comes next.
    mutating func skip(all text: String) -> Bool {
        guard bytes[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }

    /// A run of digits of an allowed length, all of it; nil otherwise.
    mutating func readDigits(_ lengths: ClosedRange<Int>) -> Int? {
        var value = 0, end = index
        while end < bytes.count, (0x30...0x39).contains(bytes[end]) {
            guard end - index < lengths.upperBound else { return nil }
            value = value * 10 + Int(bytes[end] - 0x30)
            end += 1
        }
        guard lengths.contains(end - index) else { return nil }
        index = end
        return value
    }

    /// `.` and digits as nanoseconds; further digits are cut off.
    mutating func readFraction() -> Int? {
        guard isAt(".") else { return nil }
        index += 1
        var value = 0, count = 0
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
            if count < 9 {
                value = value * 10 + Int(bytes[index] - 0x30)
                count += 1
            }
            index += 1
        }
        while count < 9 {
            value *= 10
            count += 1
        }
        return value
    }

    mutating func readDate() -> CalendarDate? {
        let negative = skip("-")
        let start = index
        guard let year = readDigits(4...9) else { return nil }
        if index - start > 4, bytes[start] == 0x30 { return nil }
        guard skip("-"), let month = readDigits(2...2), skip("-"), let day = readDigits(2...2) else { return nil }
        return CalendarDate(year: negative ? -year : year, month: month, day: day)
    }

    mutating func readTime() -> ClockTime? {
        guard let hour = readDigits(2...2), skip(":"), let minute = readDigits(2...2), skip(":"),
            let second = readDigits(2...2)
        else { return nil }
        guard let time = ClockTime(hour: hour, minute: minute, second: second, nanosecond: readFraction() ?? 0) else {
            return nil
        }
        return withZone(time)
    }

    /// The zone, if any, of a time 00:00:00 whose digits are read.
    mutating func readMidnight() -> ClockTime? { withZone(.midnight) }

    private mutating func withZone(_ time: ClockTime) -> ClockTime? {
        isAtEnd ? time : readZone().map { time.with(zone: $0) }
    }

    private mutating func readZone() -> Zone? {
        if skip("Z") || skip("z") { return .utc }
        if skip("@") {
            let name = String(decoding: bytes[index...], as: UTF8.self)
            index = bytes.count
            return Zone(named: name)
        }
        let negative = isAt("-")
        guard skip("-") || skip("+"), let hours = readDigits(2...2), skip(":"), let minutes = readDigits(2...2) else {
            return nil
        }
        var seconds = 0
        if skip(":") {
            guard let written = readDigits(2...2) else { return nil }
            seconds = written
        }
        let offset = hours * 3600 + minutes * 60 + seconds
        guard minutes < 60, seconds < 60, offset <= 18 * 3600 else { return nil }
        return .offset(negative ? -offset : offset)
    }
}
