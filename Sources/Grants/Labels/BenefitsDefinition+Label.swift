import Localisation

extension BenefitsDefinition {
    /// The labels of the table's amounts by their paths, such as `benefits.ownNet`, and of the table itself, which is its plan's.
    func labels(of plan: LocalizedText?) -> [String: LocalizedText] {
        var labels: [String: LocalizedText] = [:]
        func set(_ path: String, _ label: LocalizedText?) {
            labels["\(Self.name).\(path)"] = label
            labels["\(Self.name).years.\(path)"] = label
        }
        labels[Self.name] = plan
        labels["\(Self.name).years"] = plan
        for figure in Figure.allCases {
            for party in parties { set(party.amountID(figure), figure.label(of: party.label)) }
            set(figure.rawValue, figure.label(of: Self.everyone))
        }
        set(Self.budgetCutID, Self.budgetCutLabel)
        set(Self.presentValueID, Self.presentValueLabel)
        return labels
    }

    private static let everyone: LocalizedText = [.en: "All", .nb: "Alle", .nn: "Alle", .sv: "Alla", .fi: "Kaikki"]
    private static let budgetCutLabel: LocalizedText = [
        .en: "Budget cut", .nb: "Budsjettreduksjon", .nn: "Budsjettreduksjon", .sv: "Anslagsminskning", .fi: "Määrärahan vähennys",
    ]
    private static let presentValueLabel: LocalizedText = [
        .en: "Present value of the net gain", .nb: "Nåverdi av netto gevinst", .nn: "Noverdi av netto gevinst",
        .sv: "Nuvärde av nettonyttan", .fi: "Nettohyödyn nykyarvo",
    ]
}

extension BenefitsDefinition.Figure {
    fileprivate func label(of party: LocalizedText) -> LocalizedText {
        LocalizedText(Dictionary(uniqueKeysWithValues: party.texts.map { ($0, "\($1), \(name.text(in: $0))") }))
    }

    private var name: LocalizedText {
        switch self {
        case .gross: [.en: "gross gain", .nb: "brutto gevinst", .nn: "brutto gevinst", .sv: "bruttonytta", .fi: "bruttohyöty"]
        case .lastingCost: [.en: "lasting cost", .nb: "varig kostnad", .nn: "varig kostnad", .sv: "varaktig kostnad", .fi: "pysyvä kustannus"]
        case .net: [.en: "net gain", .nb: "netto gevinst", .nn: "netto gevinst", .sv: "nettonytta", .fi: "nettohyöty"]
        }
    }
}
