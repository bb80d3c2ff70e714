import DMN
package import ExactJSON
package import Localisation

/// What a decision table or a decision of a DMN model gave in an evaluation, and by which of its rules.
package struct DecisionTaken: Sendable {
    /// One table that was evaluated for it.
    package struct Table: Sendable {
        /// The decision of the model that the table belongs to; nil for a table of the programme's file.
        package var decision: String?
        /// The label as a model has it; those of a programme's own table stand in its file.
        package var inputs: [(label: String?, value: JSON)]
        /// The rules that matched, counted from 1, with what a model says beside them.
        package var matched: [(rule: Int, note: String?)]
        /// Why the table gave nothing.
        package var reason: String?
    }

    package var id: String
    package var value: JSON
    package var tables: [Table]
    /// Why something in the model was null, with its place.
    package var messages: [String]

    /// As receipts keep it: no texts that depend on a language.
    var canonical: JSON {
        let tables = tables.map { table -> JSON in
            .members([
                ("decision", table.decision.map(JSON.string)),
                ("inputs", .array(table.inputs.map { .members([("label", $0.label.map(JSON.string)), ("value", $0.value)]) })),
                ("matched", .array(table.matched.map { .members([("rule", JSON($0.rule)), ("note", $0.note.map(JSON.string))]) })),
                ("reason", table.reason.map(JSON.string)),
            ])
        }
        return .members([
            ("id", .string(id)), ("value", value), ("tables", tables.isEmpty ? nil : .array(tables)),
            ("messages", messages.isEmpty ? nil : .array(messages.map(JSON.string))),
        ])
    }

    /// A receipt's `decisions` with the labels and notes of the programme's tables in a language.
    package static func json(_ canonical: [JSON], under programme: Programme, in language: Language) -> [JSON] {
        canonical.map { decision in
            guard case .object(var object) = decision, let id = decision["id"]?.stringValue,
                case .table(let table)? = programme.derived.first(where: { $0.id == id })?.logic
            else { return decision }
            object["tables"] = .array((decision["tables"]?.arrayValue ?? []).map { labelled($0, table, language) })
            return .object(object)
        }
    }

    private static func labelled(_ taken: JSON, _ table: TableLogic, _ language: Language) -> JSON {
        guard case .object(var object) = taken else { return taken }
        let inputs = taken["inputs"]?.arrayValue ?? []
        object["inputs"] = .array(
            zip(inputs, zip(table.table.inputs, table.inputLabels)).map { input, column in
                ["label": .string(column.1?.text(in: language) ?? column.0.expression.text), "value": input["value"] ?? .null]
            })
        object["matched"] = .array(
            (taken["matched"]?.arrayValue ?? []).map { match in
                let rule = match["rule"]?.numberValue.flatMap { Int($0.text) } ?? 0
                let note = table.notes.indices.contains(rule - 1) ? table.notes[rule - 1] : nil
                return .members([("rule", JSON(rule)), ("note", note.map { .string($0.text(in: language)) })])
            })
        return .object(object)
    }
}
