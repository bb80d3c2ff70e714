/// Names of the built-in amounts of the finance table (domain.md section 3); categories and flat rates add their own.
package enum BuiltInAmount: String, Sendable, CaseIterable {
    case flatRates, unitCosts, lumpSums, income, actualCosts
    case publicInKind, privateInKind, inKind, totalCosts
    case publicCash, privateCash, cash
    case publicCoFinancing, privateCoFinancing, coFinancing
    case support, totalFinancing, financingGap
}
