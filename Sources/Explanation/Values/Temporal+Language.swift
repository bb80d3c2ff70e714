package import FEEL
package import Localisation

extension CalendarDate {
    /// `17.01.2018` in Norwegian, `2018-01-17` in Swedish, `17.1.2018` in Finnish, `17 January 2018` in English.
    package func text(in language: Language) -> String {
        switch language {
        case .nb, .nn: "\(twoDigits(day)).\(twoDigits(month)).\(year)"
        case .sv: description
        case .fi: "\(day).\(month).\(year)"
        case .en: "\(day) \(Self.months[month - 1]) \(year)"
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension ClockTime {
    /// `12:00`, in Finnish `12.00`, with seconds where there are any, and the zone: `12:00 (UTC+01:00)`.
    package func text(in language: Language) -> String { clockText(in: language) + (zone.map { " (\($0.text))" } ?? "") }

    fileprivate func clockText(in language: Language) -> String {
        let mark = language == .fi ? "." : ":"
        var text = twoDigits(hour) + mark + twoDigits(minute)
        guard second != 0 || nanosecond != 0 else { return text }
        text += mark + twoDigits(second)
        return nanosecond == 0 ? text : text + (language == .en ? "." : ",") + fraction(nanosecond)
    }
}

extension DateTime {
    /// `17.01.2018 kl. 12:00 (UTC+01:00)`, `17.1.2018 klo 12.00 (Europe/Helsinki)`.
    package func text(in language: Language) -> String {
        let between =
            switch language {
            case .nb, .nn, .sv: " kl. "
            case .fi: " klo "
            case .en: " at "
            }
        return date.text(in: language) + between + time.text(in: language)
    }
}

extension Zone {
    fileprivate var text: String {
        switch self {
        case .named(let name): return name
        case .offset(0): return "UTC"
        case .offset(let seconds):
            let size = abs(seconds)
            let rest = size % 60 == 0 ? "" : ":" + twoDigits(size % 60)
            return "UTC" + (seconds < 0 ? "-" : "+") + twoDigits(size / 3600) + ":" + twoDigits(size / 60 % 60) + rest
        }
    }
}

extension YearsMonthsDuration {
    /// `1 year 6 months`.
    package func text(in language: Language) -> String {
        let size = UInt128(months.magnitude)
        return counted([(size / 12, Words.years), (size % 12, Words.months)], none: Words.months, isNegative: months < 0, in: language)
    }
}

extension DaysTimeDuration {
    /// `2 days 3 hours 1.5 seconds`.
    package func text(in language: Language) -> String {
        let size = nanoseconds.magnitude
        let second: UInt128 = 1_000_000_000
        let rest = Int(size % second)
        let decimals = rest == 0 ? "" : (language == .en ? "." : ",") + fraction(rest)
        return counted(
            [
                (size / (86_400 * second), Words.days), (size / (3600 * second) % 24, Words.hours),
                (size / (60 * second) % 60, Words.minutes), (size / second % 60, Words.seconds),
            ], decimals: decimals, none: Words.days, isNegative: nanoseconds < 0, in: language)
    }
}

/// The units of which there are any, `decimals` belonging to the last; zero counts in `none`.
private func counted(
    _ parts: [(count: UInt128, unit: Words.Unit)], decimals: String = "", none: Words.Unit, isNegative: Bool, in language: Language
) -> String {
    var words = parts.dropLast().filter { $0.count != 0 }.map { "\($0.count) " + $0.unit.text($0.count, in: language) }
    if let last = parts.last, last.count != 0 || !decimals.isEmpty {
        words.append("\(last.count)\(decimals) " + last.unit.text(decimals.isEmpty ? last.count : 2, in: language))
    }
    if words.isEmpty { words = ["0 " + none.text(0, in: language)] }
    return (isNegative ? [Words.minus.text(in: language)] + words : words).joined(separator: " ")
}

private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

/// Nanoseconds as the shortest decimal fraction, without the point.
private func fraction(_ nanoseconds: Int) -> String {
    var digits = String(String(nanoseconds + 1_000_000_000).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return digits
}
