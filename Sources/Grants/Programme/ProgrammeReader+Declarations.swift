import FEEL

/// Each declares the ids of entries that could not be read after those that could: formulas may name them.
extension ProgrammeReader {
    mutating func declareDocument(_ questions: [Question], _ lost: [String]) {
        DocumentFacts.declare(in: &layout.declarations, questions: questions, lost: lost)
        for name in layout.declarations.names { names[name] = "a fact of every application" }
        layout.answers = ContextValue.Shape(questions.map(\.id))
    }

    mutating func declare(_ parameters: [Parameter], _ lost: [String]) {
        layout.parameters = layout.declarations.count
        for parameter in parameters { layout.declarations.append(parameter.id, parameter.kind.factType) }
        for id in lost { layout.declarations.append(id, .any) }
    }

    mutating func declareAmounts(categories: [Programme.Category], flatRates: [FlatRate], _ lost: [String]) {
        layout.amounts = layout.declarations.count
        for id in categories.map(\.id) + flatRates.map(\.id) + BuiltInAmount.allCases.map(\.rawValue) + lost {
            layout.declarations.append(id, .number)
        }
        for amount in BuiltInAmount.allCases {
            if let other = names[amount.rawValue] {
                reader.report(nil, "\(amount.rawValue) is an amount of every programme and can't name \(other)")
            }
            names[amount.rawValue] = "an amount of every programme"
        }
    }

    mutating func declareYearsAndShares(_ shares: [ShareDefinition], _ lost: [String]) {
        let ids = shares.map(\.id) + lost
        let amounts = layout.declarations.names[layout.amounts...].map { FEELType.Field($0, .number) }
        let fields = [FEELType.Field("year", .number)] + amounts + ids.map { FEELType.Field($0, FactLayout.shareType) }
        layout.year = ContextValue.Shape(fields.map(\.name))
        layout.years = layout.declarations.append("years", .list(.context(fields)))
        layout.shares = layout.declarations.count
        for id in ids { layout.declarations.append(id, FactLayout.shareType) }
        layout.requested = layout.declarations.append("requested", .number)
        names["years"] = "the list of years"
        names["requested"] = "the requested support"
    }

    mutating func declareSupport() {
        layout.support = layout.declarations.append("permitted", .number)
        layout.declarations.append("headroom", .number)
        layout.declarations.append("bindingLimit", .string)
        for name in ["permitted", "headroom", "bindingLimit"] { names[name] = "a result of the limits" }
    }
}

extension Parameter.Kind {
    var factType: FEELType {
        switch self {
        case .percentage, .amount, .number: .number
        case .text: .string
        case .date: .date
        case .boolean: .boolean
        case .duration: .any
        }
    }
}
