import Grants
import HTTPConventions
import Localisation

extension QueryReader {
    /// A code or id to look for.
    mutating func code(_ name: String) -> String? {
        value(
            name,
            expected: [
                .nb: "en kode uten styretegn", .nn: "ein kode utan styreteikn", .sv: "en kod utan styrtecken", .fi: "koodi ilman ohjausmerkkejä",
                .en: "a code without control characters",
            ]
        ) { $0.isStorable ? $0 : nil }
    }

    /// A calendar year, 0001 to 9999.
    mutating func year(_ name: String) -> Int? {
        value(
            name,
            expected: [
                .nb: "et årstall som 2020", .nn: "eit årstal som 2020", .sv: "ett årtal som 2020", .fi: "vuosiluku, kuten 2020",
                .en: "a year such as 2020",
            ]
        ) { text in
            text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text).flatMap { $0 > 0 ? $0 : nil } : nil
        }
    }

    /// A day, YYYY-MM-DD.
    mutating func date(_ name: String) -> CalendarDate? {
        value(
            name,
            expected: [
                .nb: "en dato som 2020-01-31", .nn: "ein dato som 2020-01-31", .sv: "ett datum som 2020-01-31",
                .fi: "päivämäärä, kuten 2020-01-31", .en: "a date such as 2020-01-31",
            ]
        ) { try? CalendarDate(parsing: $0) }
    }
}

extension String {
    /// Whether the database can hold it: PostgreSQL's texts have no U+0000.
    var isStorable: Bool { !utf8.contains(0) }
}
