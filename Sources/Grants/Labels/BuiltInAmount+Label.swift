package import Localisation

extension BuiltInAmount {
    /// What the amount is called as a row of the finance table.
    package var label: LocalizedText {
        switch self {
        case .flatRates: [.en: "Flat rates", .nb: "Sjabloner", .nn: "Sjablongar", .sv: "Schabloner", .fi: "Vakiokorvaukset"]
        case .unitCosts: [.en: "Unit costs", .nb: "Enhetskostnader", .nn: "Einingskostnader", .sv: "Enhetskostnader", .fi: "Yksikkökustannukset"]
        case .lumpSums: [.en: "Lump sums", .nb: "Engangsbeløp", .nn: "Eingongsbeløp", .sv: "Klumpsummor", .fi: "Kertakorvaukset"]
        case .income: [.en: "Income", .nb: "Inntekter", .nn: "Inntekter", .sv: "Projektintäkter", .fi: "Tulot"]
        case .actualCosts:
            [
                .en: "Actual costs", .nb: "Faktiske kostnader", .nn: "Faktiske kostnader", .sv: "Faktiska kostnader",
                .fi: "Tosiasialliset kustannukset",
            ]
        case .publicInKind:
            [
                .en: "In kind, public", .nb: "Egeninnsats, offentlig", .nn: "Eigeninnsats, offentleg", .sv: "Annat än pengar, offentligt",
                .fi: "Luontoissuoritukset, julkiset",
            ]
        case .privateInKind:
            [
                .en: "In kind, private", .nb: "Egeninnsats, privat", .nn: "Eigeninnsats, privat", .sv: "Annat än pengar, privat",
                .fi: "Luontoissuoritukset, yksityiset",
            ]
        case .inKind: [.en: "In kind", .nb: "Egeninnsats", .nn: "Eigeninnsats", .sv: "Bidrag i annat än pengar", .fi: "Luontoissuoritukset"]
        case .totalCosts:
            [.en: "Total costs", .nb: "Totale kostnader", .nn: "Totale kostnader", .sv: "Totala kostnader", .fi: "Kokonaiskustannukset"]
        case .publicCash:
            [.en: "Cash, public", .nb: "Kontant, offentlig", .nn: "Kontant, offentleg", .sv: "Kontant, offentligt", .fi: "Rahoitus, julkinen"]
        case .privateCash:
            [.en: "Cash, private", .nb: "Kontant, privat", .nn: "Kontant, privat", .sv: "Kontant, privat", .fi: "Rahoitus, yksityinen"]
        case .cash: [.en: "Cash", .nb: "Kontant", .nn: "Kontant", .sv: "Kontant", .fi: "Rahoitus"]
        case .publicCoFinancing:
            [
                .en: "Co-financing, public", .nb: "Medfinansiering, offentlig", .nn: "Medfinansiering, offentleg", .sv: "Medfinansiering, offentlig",
                .fi: "Omarahoitus, julkinen",
            ]
        case .privateCoFinancing:
            [
                .en: "Co-financing, private", .nb: "Medfinansiering, privat", .nn: "Medfinansiering, privat", .sv: "Medfinansiering, privat",
                .fi: "Omarahoitus, yksityinen",
            ]
        case .coFinancing: [.en: "Co-financing", .nb: "Medfinansiering", .nn: "Medfinansiering", .sv: "Medfinansiering", .fi: "Omarahoitus"]
        case .support: [.en: "Support", .nb: "Støtte", .nn: "Stønad", .sv: "Stöd", .fi: "Tuki"]
        case .totalFinancing:
            [.en: "Total financing", .nb: "Total finansiering", .nn: "Total finansiering", .sv: "Total finansiering", .fi: "Kokonaisrahoitus"]
        case .financingGap:
            [
                .en: "Costs less financing", .nb: "Kostnader minus finansiering", .nn: "Kostnader minus finansiering",
                .sv: "Kostnader minus finansiering", .fi: "Kustannukset miinus rahoitus",
            ]
        }
    }
}
