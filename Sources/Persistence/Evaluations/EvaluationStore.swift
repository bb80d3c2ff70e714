import Decimals
import ExactJSON
package import FoundationEssentials
package import Grants
package import Postgres

/// Statements on stored evaluations.
package enum EvaluationStore {
    /// Statements that store an evaluation of a frozen version with its amounts and rule results; three, whatever its size.
    package static func insert(
        _ evaluation: Evaluation, id: UUID, application: UUID, version: Int, receipt: Receipt
    ) -> [SQL] {
        let finance = evaluation.finance
        let amounts = finance.amounts.flatMap { amount in
            zip(finance.years, amount.byYear).map { (id: amount.id, year: Int?.some($0), value: $1) }
                + [(id: amount.id, year: nil, value: amount.total)]
        }
        let rules = evaluation.rules
        let receiptText = String(decoding: receipt.bytes, as: UTF8.self)
        return [
            """
            INSERT INTO evaluations (
                id, application_id, version, gate, evaluated_at, call_code, programme_code, programme_version, programme_sha256,
                verdict, requested, permitted, binding_limit, currency, receipt, receipt_sha256)
            VALUES (
                \(id), \(application), \(version), \(evaluation.gate), \(evaluation.at), \(evaluation.call), \(evaluation.programme),
                \(evaluation.programmeVersion), \(evaluation.programmeHash), \(evaluation.verdict), \(finance.requested),
                \(finance.permitted), \(finance.bindingLimit), \(finance.currency), \(receiptText), \(receipt.hash))
            """,
            """
            INSERT INTO evaluation_amounts SELECT \(id), t.amount_id, t.year, t.amount
            FROM unnest(\(amounts.map(\.id)), \(amounts.map(\.year)), \(amounts.map(\.value))) AS t (amount_id, year, amount)
            """,
            """
            INSERT INTO rule_results SELECT \(id), t.rule_id, t.ordinal, t.outcome, t.severity, t.pointer, t."values"::json,
                ARRAY(SELECT json_array_elements_text(t.missing::json))
            FROM unnest(\(rules.map(\.id)), \(rules.map(\.outcome)), \(rules.map(\.severity)), \(rules.map(\.pointer)),
                \(rules.map { json($0.values).text() }), \(rules.map { JSON.array($0.missing.map(JSON.string)).text() }))
                WITH ORDINALITY AS t (rule_id, outcome, severity, pointer, "values", missing, ordinal)
            """,
        ]
    }

    /// Which of an application's evaluations.
    package enum Choice: Sendable {
        case all
        /// The one that its eligibility rests on.
        case eligibility
        case one(UUID)

        fileprivate var condition: SQL {
            switch self {
            case .all: "true"
            case .eligibility: "e.id = a.evaluation_id"
            case .one(let id): "e.id = \(id)"
            }
        }
    }

    /// The evaluations that may be seen, the one that the eligibility rests on first, then latest first, each with its rules; for
    /// `records(_:of:)`.
    package static func select(_ choice: Choice, of application: UUID, visibleTo visibility: Visibility) -> SQL {
        """
        SELECT e.id, e.version, e.gate, e.evaluated_at, e.call_code, e.programme_code, e.programme_version, e.programme_sha256,
            e.verdict, e.requested, e.permitted, e.binding_limit, e.currency, e.receipt_sha256, r.rule_id, r.outcome, r.severity,
            r.pointer, r."values", r.missing
        \(sources)
        LEFT JOIN rule_results r ON r.evaluation_id = e.id
        WHERE a.id = \(application) AND \(visibility.condition) AND \(choice.condition)
        ORDER BY e.id = a.evaluation_id DESC, e.evaluated_at DESC, e.id DESC, r.ordinal
        """
    }

    package static func records(_ rows: PostgresRows, of application: UUID) throws -> [EvaluationRecord] {
        var records: [EvaluationRecord] = []
        for row in rows {
            let id = try row.decode(UUID.self, "id")
            if records.last?.id != id { records.append(try record(row, id: id, application: application)) }
            if let result = try result(row) { records[records.count - 1].rules.append(result) }
        }
        return records
    }

    /// The receipt of one evaluation, for `receipt(_:)`; no row where there is none to see.
    package static func receipt(_ choice: Choice, of application: UUID, visibleTo visibility: Visibility) -> SQL {
        "SELECT e.receipt \(sources) WHERE a.id = \(application) AND \(visibility.condition) AND \(choice.condition)"
    }

    /// Canonical JSON.
    package static func receipt(_ rows: PostgresRows) throws -> String? {
        try rows.first?.decode(String.self, 0)
    }

    private static let sources: SQL = """
        FROM applications a
        LEFT JOIN calls c ON c.code = a.call_code
        LEFT JOIN programmes p ON p.code = c.programme_code
        JOIN evaluations e ON e.application_id = a.id
        """

    private static func json(_ values: [RuleResult.NamedValue]) -> JSON {
        .object(JSONObject(values.map { ($0.name, $0.value) }))
    }

    private static func record(_ row: PostgresRow, id: UUID, application: UUID) throws(PostgresError) -> EvaluationRecord {
        EvaluationRecord(
            id: id, application: application, version: try row.decode(Int.self, "version"), gate: try row.decode(Gate.self, "gate"),
            at: try row.decode(Instant.self, "evaluated_at"), call: try row.decode(String.self, "call_code"),
            programme: try row.decode(String.self, "programme_code"), programmeVersion: try row.decode(Int.self, "programme_version"),
            programmeHash: try row.decode(String.self, "programme_sha256"), verdict: try row.decode(Verdict.self, "verdict"),
            requested: try row.decode(Decimal128.self, "requested"), permitted: try row.decode(Decimal128?.self, "permitted"),
            bindingLimit: try row.decode(String?.self, "binding_limit"), currency: try row.decode(String.self, "currency"),
            receiptHash: try row.decode(String.self, "receipt_sha256"), rules: [])
    }

    private static func result(_ row: PostgresRow) throws -> RuleResult? {
        guard let rule = try row.decode(String?.self, "rule_id") else { return nil }
        let values = try JSON(parsing: try row.decode(PostgresJSON.self, "values").text)
        return RuleResult(
            id: rule, outcome: try row.decode(RuleResult.Outcome.self, "outcome"),
            severity: try row.decode(Rule.Severity.self, "severity"), pointer: try row.decode(String.self, "pointer"),
            values: (values.objectValue ?? JSONObject()).map { RuleResult.NamedValue(name: $0.name, value: $0.value) },
            missing: try row.decode([String].self, "missing"), trace: [])
    }
}
