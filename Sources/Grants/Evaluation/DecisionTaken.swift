import DMN
package import ExactJSON
import FEEL

/// What a decision table or a decision of a DMN model gave in an evaluation, and by which of its rules.
package struct DecisionTaken: Sendable {
    /// Tables, and matched rules of each, that are kept of one decision.
    static let mostTables = 200

    /// One table that was evaluated for it.
    package struct Table: Sendable {
        /// The decision of the model that the table belongs to; nil for a table of the programme's file, whose texts stand there.
        package var decision: String?
        /// The label as a model has it; those of a programme's own table stand in its file.
        package var inputs: [(label: String?, value: JSON)]
        /// The first rules that matched, counted from 1, with what a model says beside them.
        package var matched: [(rule: Int, note: String?)]
        package var matchedLeftOut: Int
        /// The rule that gave the value, where the hit policy takes one of several that matched.
        package var decidedBy: Int?
        /// Why the table gave nothing, as `DecisionTableTrace.NullReason.canonical` has it.
        package var reason: JSON?
    }

    package var id: String
    package var value: JSON
    /// The first tables that were evaluated for it.
    package var tables: [Table]
    package var tablesLeftOut: Int
    /// Why something in the model was null, with its place; in English, and no part of receipts.
    package var messages: [String]

    /// `decision` is that of the model; nil for a table of the programme's file.
    init(id: String, value: Value, tables: [(trace: DecisionTableTrace, decision: String?)], messages: [String]) {
        self.id = id
        self.value = value.shortenedJSON
        self.tables = tables.prefix(Self.mostTables).map { Table($0.trace, decision: $0.decision) }
        tablesLeftOut = max(0, tables.count - Self.mostTables)
        self.messages = messages
    }

    /// As receipts keep it: no texts that depend on a language.
    var canonical: JSON {
        .members([
            ("id", .string(id)), ("value", value), ("tables", tables.isEmpty ? nil : .array(tables.map(\.canonical))),
            ("tablesLeftOut", tablesLeftOut == 0 ? Optional.none : .some(JSON(tablesLeftOut))),
        ])
    }
}

extension DecisionTaken.Table {
    fileprivate init(_ trace: DecisionTableTrace, decision: String?) {
        self.decision = decision
        inputs = trace.inputs.map { (label: decision == nil ? nil : $0.label, value: $0.value.shortenedJSON) }
        let matches = trace.matches
        matched = matches.prefix(DecisionTaken.mostTables).map { rule in
            (rule: rule.number, note: decision == nil || rule.annotations.isEmpty ? nil : rule.annotations.joined(separator: "; "))
        }
        matchedLeftOut = max(0, matches.count - DecisionTaken.mostTables)
        decidedBy = matches.count > 1 && trace.decidedBy.count == 1 ? trace.decidedBy[0] : nil
        reason = trace.nullReason?.canonical
    }

    fileprivate var canonical: JSON {
        .members([
            ("decision", decision.map(JSON.string)),
            ("inputs", .array(inputs.map { .members([("label", $0.label.map(JSON.string)), ("value", $0.value)]) })),
            ("matched", .array(matched.map { .members([("rule", JSON($0.rule)), ("note", $0.note.map(JSON.string))]) })),
            ("matchedLeftOut", matchedLeftOut == 0 ? Optional.none : .some(JSON(matchedLeftOut))),
            ("decidedBy", decidedBy.map { JSON($0) }), ("reason", reason),
        ])
    }
}
