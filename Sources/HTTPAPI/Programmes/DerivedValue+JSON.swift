import DMN
import ExactJSON
import Grants
import Localisation

extension DerivedValue {
    func formulaJSON(in language: Language) -> JSON? {
        guard case .formula(let formula) = logic else { return nil }
        return .members([
            ("id", .string(id)), ("label", label.map { .string($0.text(in: language)) }), ("value", .string(formula.source)),
        ])
    }

    func decisionJSON(in language: Language) -> JSON? {
        guard case .decision(let decision) = logic else { return nil }
        return .members(
            [("id", .string(id)), ("label", label.map { .string($0.text(in: language)) })] + decision.members
                + [("source", decision.source.map(JSON.string))])
    }

    /// The table with its cells as the file has them.
    func tableJSON(in language: Language) -> JSON? {
        guard case .table(let logic) = logic else { return nil }
        let table = logic.table
        let inputs = zip(table.inputs, logic.inputLabels).map { input, label -> JSON in
            .members([
                ("label", label.map { .string($0.text(in: language)) }), ("value", .string(input.expression.text)),
                ("allowed", input.allowedValues.map { .string($0.text) }),
            ])
        }
        let outputs = zip(table.outputs, logic.outputLabels).map { output, label -> JSON in
            .members([
                ("name", output.name.map(JSON.string)), ("label", label.map { .string($0.text(in: language)) }),
                ("allowed", output.allowedValues.map { .string($0.text) }), ("default", output.defaultEntry.map { .string($0.text) }),
            ])
        }
        let rules = zip(table.rules, logic.notes).map { rule, note -> JSON in
            .members([
                ("when", .array(rule.inputEntries.map { .string($0.text) })), ("then", .array(rule.outputEntries.map { .string($0.text) })),
                ("note", note.map { .string($0.text(in: language)) }),
            ])
        }
        return .members([
            ("id", .string(id)), ("label", label.map { .string($0.text(in: language)) }), ("hitPolicy", .string(logic.hitPolicy)),
            ("aggregation", logic.aggregation.map(JSON.string)), ("inputs", .array(inputs)), ("outputs", .array(outputs)),
            ("rules", .array(rules)), ("incomplete", logic.isIncomplete ? true : nil), ("source", .string(logic.source)),
        ])
    }
}

extension ModelDecision {
    /// The model, its decision and the FEEL text of each input.
    var members: [(String, JSON?)] {
        [
            ("model", .string(model)), ("decision", .string(decision)),
            ("inputs", .object(JSONObject(inputs.map { ($0.name, .string($0.formula.source)) }))),
        ]
    }
}
