/// A day of the proleptic Gregorian calendar as the server has it: 4714-11-24 BC (year -4713) to 5874897-12-31.
/// Years are astronomical: year 0 is 1 BC. The server's infinities are not dates and are refused on reading.
package struct PostgresDate: Hashable, Sendable {
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int

    package static let minimum = PostgresDate(daysSince2000: Self.firstDay)
    package static let maximum = PostgresDate(daysSince2000: Self.lastDay)

    private static let firstDay: Int32 = -2_451_545
    private static let lastDay: Int32 = 2_145_031_948

    /// Throws `.encoding` if there is no such day, or the server has none.
    package init(year: Int, month: Int, day: Int) throws(PostgresError) {
        guard (-4713...5_874_897).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, ofYear: year)
        else { throw PostgresError(.encoding, "\(year)-\(month)-\(day) is not a date of PostgreSQL") }
        self.year = year
        self.month = month
        self.day = day
        guard Int(Self.firstDay)...Int(Self.lastDay) ~= Int(daysSince2000) else {
            throw PostgresError(.encoding, "\(year)-\(month)-\(day) is before the first date of PostgreSQL")
        }
    }

    private init(daysSince2000 days: Int32) {
        // Days from 0000-03-01, in eras of 400 years (146 097 days), so that the leap day is a year's last.
        let shifted = Int(days) + 730_425
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    private var daysSince2000: Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 730_425)
    }

    private static func days(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension PostgresDate: PostgresCodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .date }
    package static var postgresArrayType: PostgresType { .dateArray }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: daysSince2000)
    }

    package static func accepts(_ type: PostgresType) -> Bool { type == .date }

    package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> PostgresDate {
        let days = try bytes.bigEndian(Int32.self)
        guard firstDay...lastDay ~= days else { throw .invalid(days < 0 ? "-infinity is not a date" : "infinity is not a date") }
        return PostgresDate(daysSince2000: days)
    }
}

extension PostgresDate: Comparable, CustomStringConvertible {
    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// ISO 8601: `2018-02-28`.
    package var description: String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value.magnitude)
            return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
        }
        return (year < 0 ? "-" : "") + padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }
}
