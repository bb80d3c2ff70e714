package import Localisation

/// What a programme version is made of, as a reader looks for what has changed: the raw value stands in JSON.
package enum ProgrammePart: String, Sendable, CaseIterable {
    case programme, validity, applicantKinds, parameter, decisionTable, limit, flatRate, share, amount, benefits, derived, decision, rule,
        question, category, criterion, ranking, payout, model, source

    /// What the part is called before the label of one of its entries.
    package var word: LocalizedText {
        switch self {
        case .programme: [.nb: "Ordningen", .nn: "Ordninga", .sv: "Programmet", .fi: "Ohjelma", .en: "Programme"]
        case .validity: [.nb: "Gyldighet", .nn: "Gyldigheit", .sv: "Giltighet", .fi: "Voimassaolo", .en: "Validity"]
        case .applicantKinds:
            [.nb: "Søkere", .nn: "Søkjarar", .sv: "Sökande", .fi: "Hakijat", .en: "Applicants"]
        case .parameter: [.nb: "Parameter", .nn: "Parameter", .sv: "Parameter", .fi: "Parametri", .en: "Parameter"]
        case .decisionTable:
            [.nb: "Beslutningstabell", .nn: "Avgjerdstabell", .sv: "Beslutstabell", .fi: "Päätöstaulu", .en: "Decision table"]
        case .limit: [.nb: "Grense", .nn: "Grense", .sv: "Gräns", .fi: "Raja", .en: "Limit"]
        case .flatRate: [.nb: "Sjablong", .nn: "Sjablong", .sv: "Schablon", .fi: "Vakiokorvaus", .en: "Flat rate"]
        case .share: [.nb: "Andel", .nn: "Del", .sv: "Andel", .fi: "Osuus", .en: "Share"]
        case .amount: [.nb: "Beløp", .nn: "Beløp", .sv: "Belopp", .fi: "Määrä", .en: "Amount"]
        case .benefits: [.nb: "Gevinstplan", .nn: "Gevinstplan", .sv: "Nyttoplan", .fi: "Hyötysuunnitelma", .en: "Benefits plan"]
        case .derived: [.nb: "Avledet verdi", .nn: "Avleidd verdi", .sv: "Härlett värde", .fi: "Johdettu arvo", .en: "Derived value"]
        case .decision: [.nb: "Beslutning", .nn: "Avgjerd", .sv: "Beslut", .fi: "Päätös", .en: "Decision"]
        case .rule: [.nb: "Regel", .nn: "Regel", .sv: "Regel", .fi: "Sääntö", .en: "Rule"]
        case .question: [.nb: "Spørsmål", .nn: "Spørsmål", .sv: "Fråga", .fi: "Kysymys", .en: "Question"]
        case .category: [.nb: "Kostnadskategori", .nn: "Kostnadskategori", .sv: "Kostnadsslag", .fi: "Kustannuslaji", .en: "Cost category"]
        case .criterion: [.nb: "Kriterium", .nn: "Kriterium", .sv: "Kriterium", .fi: "Arviointiperuste", .en: "Criterion"]
        case .ranking: [.nb: "Rangering", .nn: "Rangering", .sv: "Rangordning", .fi: "Paremmuusjärjestys", .en: "Ranking"]
        case .payout: [.nb: "Utbetaling", .nn: "Utbetaling", .sv: "Utbetalning", .fi: "Maksatus", .en: "Payout"]
        case .model: [.nb: "Modell", .nn: "Modell", .sv: "Modell", .fi: "Malli", .en: "Model"]
        case .source: [.nb: "Kilde", .nn: "Kjelde", .sv: "Källa", .fi: "Lähde", .en: "Source"]
        }
    }

    /// Entries whose label says what they are: figures.
    var isNamedByLabel: Bool { self == .parameter || self == .decisionTable }
}
