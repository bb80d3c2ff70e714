import Decimals
import Explanation
import FEEL
import Localisation

/// The inputs of the examples, with what people call them.
enum Example {
    static let declarations = Declarations([
        "finance": .context(["requested": .number, "total": .number]),
        "share": .number, "code": .string, "approved": .boolean, "start": .date, "end": .date, "sent": .dateTime,
        "length": .yearsMonthsDuration, "lead": .daysTimeDuration, "kinds": .list(.string),
        "partners": .list(.context(["name": .string, "cash": .number])), "missing": .number, "open": .any,
    ])

    static let slots: [Value] = [
        .context(["requested": 3_697_755, "total": 7_395_500]), .number(number("61.28")), "company", false,
        date("2018-01-17"), date("2018-01-14"), instant("2018-01-17T12:00:00+01:00"),
        .yearsMonthsDuration(months(18)), .daysTimeDuration(duration("P2DT3H")), ["training", "travel"],
        [
            .context(["name": "Sundsvall", "cash": 100]), .context(["name": "Timrå", "cash": -1]),
            .context(["name": "Ånge", "cash": -20]),
        ], .null, .null,
    ]

    static func labels(_ path: String) -> LocalizedText? {
        switch path {
        case "finance.requested":
            [.nb: "omsøkt støtte", .nn: "søkt støtte", .sv: "sökt stöd", .fi: "haettu tuki", .en: "requested support"]
        case "finance.total":
            [
                .nb: "samlet finansiering", .nn: "samla finansiering", .sv: "total finansiering", .fi: "kokonaisrahoitus",
                .en: "total financing",
            ]
        case "share": [.nb: "støtteandel", .nn: "støttedel", .sv: "stödandel", .fi: "tukiosuus", .en: "aid rate"]
        case "code": [.nb: "selskapsform", .nn: "selskapsform", .sv: "bolagsform", .fi: "yhtiömuoto", .en: "legal form"]
        case "approved":
            [.nb: "vedtaket foreligger", .nn: "vedtaket ligg føre", .sv: "beslut finns", .fi: "päätös on tehty", .en: "decided"]
        case "start": [.nb: "start", .nn: "start", .sv: "start", .fi: "alku", .en: "start"]
        case "end": [.nb: "slutt", .nn: "slutt", .sv: "slut", .fi: "loppu", .en: "end"]
        case "sent": [.nb: "innsendt", .nn: "innsendt", .sv: "inskickad", .fi: "lähetetty", .en: "sent"]
        case "length": [.nb: "varighet", .nn: "lengd", .sv: "längd", .fi: "kesto", .en: "duration"]
        case "lead": [.nb: "frist", .nn: "frist", .sv: "frist", .fi: "määräaika", .en: "notice"]
        case "kinds": [.nb: "typer", .nn: "typar", .sv: "slag", .fi: "lajit", .en: "kinds"]
        case "partners": [.nb: "partnere", .nn: "partnarar", .sv: "partner", .fi: "kumppanit", .en: "partners"]
        case "partners.cash": [.nb: "bidrag", .nn: "bidrag", .sv: "bidrag", .fi: "osuus", .en: "contribution"]
        case "missing": [.nb: "inntekt", .nn: "inntekt", .sv: "inkomst", .fi: "tulo", .en: "income"]
        default: nil
        }
    }

    static func explanation(_ source: String) throws -> Explanation {
        let condition = try FEELExpression.compile(source: source, against: declarations)
        return try Explanation(of: condition, slots: slots)
    }

    static func number(_ text: String) -> Decimal128 { Decimal128(exactly: text) ?? .zero }
    static func date(_ text: String) -> Value { CalendarDate(text).map(Value.date) ?? .null }
    static func instant(_ text: String) -> Value { DateTime(text).map(Value.dateTime) ?? .null }
    static func months(_ count: Int) -> YearsMonthsDuration { YearsMonthsDuration(months: count) ?? months(0) }
    static func duration(_ text: String) -> DaysTimeDuration { DaysTimeDuration(text) ?? DaysTimeDuration(days: 0) }
}
