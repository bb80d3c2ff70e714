package import DMN
package import FEEL
package import Localisation

/// A named value that formulas use: a formula's, a decision table's or a DMN decision's.
package struct DerivedValue: Sendable {
    package var id: String
    package var label: LocalizedText?
    package var stage: Stage
    package var logic: Logic

    /// The point of an evaluation at which everything that the value rests on is known.
    package enum Stage: Sendable, CaseIterable {
        /// From the document and the parameters: flat rates and all that follows can use it.
        case beforeAmounts
        /// From the amounts and shares too: limits and all that follows can use it.
        case beforeLimits
        case last
    }

    package enum Logic: Sendable {
        case formula(Formula)
        case table(TableLogic)
        case decision(ModelDecision)
    }

    /// What the logic gives, as far as the checker can tell.
    var type: FEELType {
        switch logic {
        case .formula(let formula): formula.compiled.type
        case .table(let table): table.compiled.type
        case .decision(let decision): decision.type
        }
    }
}

/// A decision table of a programme file.
package struct TableLogic: Sendable {
    /// As the file has it.
    package var table: DecisionTable
    package var compiled: CompiledDecisionTable
    /// Labels of the inputs, then of the outputs.
    package var inputLabels: [LocalizedText?]
    package var outputLabels: [LocalizedText?]
    /// What each rule's note says, by the rule's place.
    package var notes: [LocalizedText?]
    package var source: String
    /// Whether what no rule covers is meant to be null.
    package var isIncomplete: Bool

    /// The input expressions by themselves, to tell the facts that they lack.
    var inputs: [FEELExpression] { compiled.inputExpressions }

    /// The hit policy and the aggregation as programme files name them.
    package var hitPolicy: String { TableHitPolicy(table.hitPolicy).rawValue }
    package var aggregation: String? { table.aggregation.map { $0.rawValue.lowercased() } }
}

/// A decision taken from a DMN model, with the formulas that give its inputs.
package struct ModelDecision: Sendable {
    package var model: String
    package var decision: String
    package var inputs: [(name: String, formula: Formula)]
    package var type: FEELType
    /// Where the decision comes from; nil for a rule's own, which has the rule's source.
    package var source: String?
    var compiled: DecisionModel
}
