import Decimals
import ExactJSON
package import FoundationEssentials
package import Grants
package import Postgres

/// What replays say of each application.
package enum ReplayResultStore {
    /// One statement for any number of results. `at` is the replay's own instant.
    package static func insert(_ results: [(source: ReplaySource, result: ReplayResult)], replay: UUID, at instant: Instant?) -> SQL {
        let sources = results.map(\.source)
        let after = results.map { $0.result.after }
        return """
            INSERT INTO replay_results (
                replay_id, application_id, version, evaluation_id, call_code, judged_by_version, evaluated_at, result, verdict_before,
                verdict_after, requested, permitted_before, permitted_after, supportable_before, supportable_after, changes, problem)
            SELECT \(replay), t.*
            FROM unnest(
                \(sources.map(\.application)), \(sources.map { Int32(clamping: $0.version) }), \(sources.map(\.evaluation)), \(sources.map(\.call)),
                \(sources.map { Int32(clamping: $0.judgedBy.version) }), \(sources.map { instant ?? $0.evaluatedAt }),
                \(results.map { $0.result.kind }), \(sources.map(\.before.verdict)), \(after.map { $0?.verdict }),
                \(sources.map(\.before.requested)), \(sources.map(\.before.permitted)), \(after.map { $0?.permitted }),
                \(sources.map(\.before.supportable)), \(after.map { $0?.supportable }), \(results.map { PostgresJSON($0.result.changes.text()) }),
                \(results.map { $0.result.problem.map { PostgresJSON($0.text()) } })) AS t
            """
    }

    /// By application.
    package nonisolated(nonsending) static func list(
        of replay: UUID, _ filter: ReplayCase.Filter, page: PageRequest, on connection: PostgresConnection
    ) async throws -> Page<ReplayCase> {
        var conditions: [SQL] = ["r.replay_id = \(replay)"]
        // As words of the statement, so that the index of the flipped ones serves.
        if let flipped = filter.flipped { conditions.append(flipped ? "r.flipped" : "NOT r.flipped") }
        if let from = filter.from { conditions.append("r.verdict_before = \(from)") }
        if let to = filter.to { conditions.append("r.verdict_after = \(to)") }
        if let result = filter.result { conditions.append("r.result = \(result)") }
        if let rule = filter.rule { conditions.append("r.changes @> jsonb_build_array(jsonb_build_object('rule', \(rule)::text))") }
        if let key = page.after {
            guard key.count == 1, let id = UUID(uuidString: key[0]) else { throw InvalidCursor() }
            conditions.append("r.application_id > \(id)")
        }
        let rows = try await connection.query(
            """
            SELECT r.*, a.owner, a.owner_name, v.title
            FROM replay_results r
            JOIN applications a ON a.id = r.application_id
            JOIN application_versions v ON v.application_id = r.application_id AND v.version = r.version
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY r.application_id LIMIT \(page.limit + 1) OFFSET \(page.offset)
            """)
        return Page(try rows.map(Self.case), limit: page.limit) { [$0.application.uuidString.lowercased()] }
    }

    private static func `case`(_ row: PostgresRow) throws -> ReplayCase {
        ReplayCase(
            application: try row.decode(UUID.self, "application_id"), version: try row.decode(Int.self, "version"),
            call: try row.decode(String.self, "call_code"), owner: try row.decode(String.self, "owner"),
            ownerName: try row.decode(String?.self, "owner_name"), title: try row.decode(String?.self, "title"),
            evaluation: try row.decode(UUID.self, "evaluation_id"), judgedByVersion: try row.decode(Int.self, "judged_by_version"),
            evaluatedAt: try row.decode(Instant.self, "evaluated_at"), result: try row.decode(ReplayCase.Result.self, "result"),
            from: try row.decode(Verdict.self, "verdict_before"), to: try row.decode(Verdict?.self, "verdict_after"),
            isFlipped: try row.decode(Bool.self, "flipped"), requested: try row.decode(Decimal128.self, "requested"),
            permittedBefore: try row.decode(Decimal128?.self, "permitted_before"),
            permittedAfter: try row.decode(Decimal128?.self, "permitted_after"),
            supportableBefore: try row.decode(Decimal128.self, "supportable_before"),
            supportableAfter: try row.decode(Decimal128?.self, "supportable_after"),
            changes: try JSON(parsing: try row.decode(PostgresJSON.self, "changes").text),
            problem: try row.decode(PostgresJSON?.self, "problem").map { try JSON(parsing: $0.text) })
    }
}

extension ReplayCase.Result: PostgresEnum {}
extension ReplayStatus: PostgresEnum {}

extension ReplayResult {
    fileprivate var kind: ReplayCase.Result {
        switch self {
        case .compared: .compared
        case .doesNotFit: .doesNotFit
        case .notEvaluable: .notEvaluable
        }
    }

    fileprivate var after: ReplayOutcome? {
        if case .compared(let comparison) = self { comparison.after } else { nil }
    }

    fileprivate var changes: JSON {
        guard case .compared(let comparison) = self else { return [] }
        return .array(
            comparison.changes.map { change in
                .members([
                    ("rule", .string(change.rule)), ("from", change.from.map(\.json)), ("to", change.to.map(\.json)),
                    ("decides", .bool(change.decides)),
                ])
            })
    }

    fileprivate var problem: JSON? {
        switch self {
        case .compared: nil
        case .doesNotFit(_, let issues, let count):
            [
                "issues": .array(
                    issues.map { issue in
                        [
                            "pointer": .string(issue.pointer.description), "code": .string(issue.code.rawValue),
                            "arguments": .object(JSONObject(issue.arguments.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
                        ]
                    }), "count": JSON(count),
            ]
        case .notEvaluable(_, let reason): ["error": .string(reason)]
        }
    }
}

extension ReplayOutcome.RuleState {
    fileprivate var json: JSON { ["outcome": .string(outcome.rawValue), "severity": .string(severity.rawValue)] }
}
