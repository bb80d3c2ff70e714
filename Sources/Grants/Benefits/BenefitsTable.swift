package import Decimals

/// The benefits plan of one application, computed: gains, lasting costs and net gains of each party and of all, by year and in total,
/// with the budget cut and the present value.
package struct BenefitsTable: Sendable, Equatable {
    /// Values are nil while a figure that they need is missing; `byYear` is parallel to the table's years.
    package struct Amount: Sendable, Equatable {
        package var id: String
        package var byYear: [Decimal128?]
        package var total: Decimal128?
    }

    /// The years of the plan, ascending, each once.
    package var years: [Int]
    package var amounts: [Amount]
    /// The year that is not discounted; nil where nothing is, or the year is missing.
    package var baseYear: Int?
    /// Percent a year.
    package var discountRate: Decimal128?

    package subscript(id: String) -> Amount? { amounts.first { $0.id == id } }
}
