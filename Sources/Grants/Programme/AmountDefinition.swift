package import Localisation

/// An amount that a programme adds to the finance table: a sum of other amounts, less some, by year and in total.
package struct AmountDefinition: Sendable {
    package var id: String
    package var label: LocalizedText
    /// Ids of categories, flat rates, built-in amounts and earlier amounts.
    package var sum: [String]
    package var less: [String]
    package var attribution: Attribution
}
