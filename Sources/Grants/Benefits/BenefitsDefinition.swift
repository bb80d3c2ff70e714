package import Localisation

/// How a programme reads the benefits plan of an application: years times parties, each with a gross gain and a lasting cost.
package struct BenefitsDefinition: Sendable {
    /// Who has the gain; the columns are those of the plan's question.
    package struct Party: Sendable {
        package var id: String
        package var label: LocalizedText
        /// Id of the column with the gross gain.
        package var gross: String
        /// Id of the column with the lasting cost; without it the net gain is the gross.
        package var lastingCost: String?
    }

    /// A share of one party's net gain that is taken out of its budget, in each year in which the net gain is above zero.
    package struct BudgetCut: Sendable {
        package var party: String
        /// Percent.
        package var share: Formula
        package var rounding: Rounding?
        package var attribution: Attribution
    }

    /// The net gain of all parties, discounted to a base year.
    package struct PresentValue: Sendable {
        /// Percent a year.
        package var rate: Formula
        /// The year that is not discounted.
        package var year: Formula
        package var rounding: Rounding?
        package var attribution: Attribution
    }

    /// Id of the question of type `list`.
    package var plan: String
    package var parties: [Party]
    package var budgetCut: BudgetCut?
    package var presentValue: PresentValue?
    package var attribution: Attribution

    /// The column of the plan that says which year a row is of.
    package static let yearColumn = "year"
    static let budgetCutID = "budgetCut"
    static let presentValueID = "presentValue"

    /// The amounts of the benefits table, in its order.
    package var amountIDs: [String] {
        parties.flatMap { Figure.allCases.map($0.amountID) } + Figure.allCases.map(\.rawValue)
            + [budgetCut.map { _ in Self.budgetCutID }, presentValue.map { _ in Self.presentValueID }].compactMap(\.self)
    }

    package enum Figure: String, Sendable, CaseIterable {
        case gross, lastingCost, net
    }

    /// The plan's columns that hold amounts.
    var columns: [String] { parties.flatMap { [$0.gross, $0.lastingCost].compactMap(\.self) } }
}

extension BenefitsDefinition.Party {
    /// Such as `ownNet`.
    package func amountID(_ figure: BenefitsDefinition.Figure) -> String {
        id + figure.rawValue.prefix(1).uppercased() + figure.rawValue.dropFirst()
    }
}
