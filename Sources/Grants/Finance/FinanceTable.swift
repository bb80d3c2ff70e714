package import Decimals

/// The whole computed table of an application: amounts by year, shares with their bases, limits and the support they permit.
package struct FinanceTable: Sendable, Equatable {
    /// One named amount for every year that occurs and for the project. `byYear` is parallel to `years`.
    package struct Amount: Sendable, Equatable {
        package var id: String
        package var byYear: [Decimal128]
        package var total: Decimal128
    }

    /// A percentage with its numerator, base and scope; `exact` and `displayed` are nil where the base is zero.
    package struct Share: Sendable, Equatable {
        package struct Value: Sendable, Equatable {
            package var numerator: Decimal128
            package var base: Decimal128
            /// Percent, up to 34 significant digits.
            package var exact: Decimal128?
            /// Percent, rounded from the exact ratio to the programme's digits.
            package var displayed: Decimal128?
        }

        package var id: String
        package var numerator: String
        package var base: String
        package var byYear: [Value]
        package var total: Value
    }

    /// A maximum of the support; `amount` is nil while its facts are missing.
    package struct Limit: Sendable, Equatable {
        package var id: String
        package var amount: Decimal128?
        package var source: String
    }

    /// A rounding that a programme file asked for, as it was carried out.
    package struct RoundingStep: Sendable, Equatable {
        package var id: String
        /// nil where the whole project's amount was rounded.
        package var year: Int?
        package var exact: Decimal128
        package var rounded: Decimal128
        package var rule: Rounding
    }

    package var currency: String
    package var years: [Int]
    package var amounts: [Amount]
    package var shares: [Share]
    package var limits: [Limit] = []
    package var requested: Decimal128
    /// The least of the limits; nil where the programme has none that applies or one of them is undetermined.
    package var permitted: Decimal128?
    package var bindingLimit: String?
    package var roundingSteps: [RoundingStep]

    /// Permitted less requested: what could still be asked for, negative where too much was.
    package var headroom: Decimal128? {
        permitted.flatMap { $0.adding(-requested) }
    }

    package var hasUndeterminedLimit: Bool { limits.contains { $0.amount == nil } }

    package subscript(id: String) -> Amount? {
        amounts.first { $0.id == id }
    }
}

/// Administrative rounding as a programme file states it: to a unit of the currency, per year or on the project's total.
package struct Rounding: Sendable, Equatable {
    package enum Scope: String, Sendable, CaseIterable {
        case year, total
    }

    package var unit: Decimal128
    package var mode: RoundingMode
    package var scope: Scope

    package init(unit: Decimal128, mode: RoundingMode, scope: Scope = .year) {
        self.unit = unit
        self.mode = mode
        self.scope = scope
    }
}
