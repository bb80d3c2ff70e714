import Decimals
import FEEL

extension BenefitsDefinition {
    /// Name of the table in formulas.
    static let name = "benefits"

    /// The type of the table: a list of years and the totals, each with every amount.
    var factType: FEELType {
        let amounts = amountIDs.map { FEELType.Field($0, .number) }
        return .context([FEELType.Field("years", .list(.context([FEELType.Field("year", .number)] + amounts)))] + amounts)
    }
}

extension BenefitsTable {
    /// As formulas see it.
    var fact: Value {
        let ids = amounts.map(\.id)
        let yearShape = ContextValue.Shape(["year"] + ids)
        let rows = years.indices.map { index in
            Value.context(ContextValue(shape: yearShape, values: [.number(years[index])] + amounts.map { .of($0.byYear[index]) }))
        }
        return .context(ContextValue(shape: ContextValue.Shape(["years"] + ids), values: [.list(rows)] + amounts.map { .of($0.total) }))
    }
}
