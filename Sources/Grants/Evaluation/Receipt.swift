import Crypto
import Decimals
import ExactJSON
import FEEL

/// What an evaluation was computed from and what it gave, in a canonical form that anyone can recompute: the same bytes from the same
/// facts (docs/receipts.md).
package struct Receipt: Sendable {
    /// The version of the evaluation as a computation; raised whenever the same facts could give another receipt.
    package static let engine = "medfin-4"

    /// Canonical JSON (RFC 8785 members, exact numbers).
    package let bytes: [UInt8]
    /// SHA-256 of the bytes, lower-case hexadecimal.
    package let hash: String

    /// The receipt of a traced evaluation.
    ///
    /// - Parameters:
    ///   - evaluator: the programme and call by which the content was evaluated.
    ///   - application: its id; with the version it is carried along, not computed from.
    package init(
        of evaluation: Evaluation, by evaluator: Evaluator, content: ApplicationContent, application: String, applicationVersion: Int
    ) {
        let document = content.json
        var object: JSONObject = [
            "engine": .string(Self.engine),
            "programme": Self.programme(evaluation),
            "call": evaluator.call.receiptFacts,
            "application": [
                "id": .string(application),
                "version": JSON(applicationVersion),
                "content": document,
                "sha256": .string(Self.sha256(document.canonical)),
            ],
            "gate": .string(evaluation.gate.rawValue),
            "at": .string(evaluation.at.description),
        ]
        object["grantedSupport"] = evaluation.grantedSupport?.moneyJSON
        for (name, value) in Self.results(evaluation, rules: evaluator.programme.rules) { object[name] = value }
        object[Self.seal] = .string(Self.seal(of: object))
        bytes = JSON.object(object).canonical
        hash = Self.sha256(bytes)
    }

    /// The member with the hash of all the others.
    static let seal = "sha256"

    /// SHA-256 of the canonical form of the object without its seal.
    static func seal(of object: JSONObject) -> String {
        var rest = object
        rest[seal] = nil
        return sha256(JSON.object(rest).canonical)
    }

    package static func sha256(_ bytes: [UInt8]) -> String {
        ProgrammeFile.hexadecimal(SHA256.hash(data: bytes))
    }

    private static func programme(_ evaluation: Evaluation) -> JSON {
        [
            "code": .string(evaluation.programme),
            "version": JSON(evaluation.programmeVersion),
            "sha256": .string(evaluation.programmeHash),
        ]
    }

    /// What was computed, one member for each part.
    private static func results(_ evaluation: Evaluation, rules: [Rule]) -> [(String, JSON)] {
        let sources = Dictionary(rules.map { ($0.id, $0.source) }, uniquingKeysWith: { first, _ in first })
        var members: [(String, JSON)] = [
            ("parameters", .array(evaluation.parameters.map(json))),
            ("finance", .object(JSONObject(evaluation.finance.members))),
            ("rounding", .array(evaluation.finance.roundingSteps.map(json))),
            ("rules", .array(evaluation.rules.map { json($0, source: sources[$0.id] ?? "") })),
            ("verdict", .string(evaluation.verdict.rawValue)),
        ]
        if !evaluation.decisions.isEmpty { members.append(("decisions", .array(evaluation.decisions.map(\.canonical)))) }
        if let benefits = evaluation.benefits { members.append(("benefits", benefits.json)) }
        if !evaluation.criteria.isEmpty {
            members.append(("criteria", .array(evaluation.criteria.map { json($0.canonical, trace: $0.trace) })))
        }
        if let ranking = evaluation.ranking { members.append(("ranking", json(ranking.canonical, trace: ranking.trace))) }
        return members
    }

    private static func json(_ parameter: (id: String, value: Parameter.Dated)) -> JSON {
        var object: JSONObject = [
            "id": .string(parameter.id), "value": .string(parameter.value.text), "source": .string(parameter.value.source),
        ]
        object["from"] = parameter.value.from.map { .string($0.description) }
        object["until"] = parameter.value.until.map { .string($0.description) }
        return .object(object)
    }

    private static func json(_ step: FinanceTable.RoundingStep) -> JSON {
        var object: JSONObject = [
            "id": .string(step.id), "exact": step.exact.json, "rounded": step.rounded.json,
            "unit": step.rule.unit.json, "mode": .string(step.rule.mode.rawValue),
        ]
        object["year"] = step.year.map { .string("\($0)") }
        return .object(object)
    }

    private static func json(_ result: RuleResult, source: String) -> JSON {
        [
            "id": .string(result.id), "outcome": .string(result.outcome.rawValue), "severity": .string(result.severity.rawValue),
            "values": .object(JSONObject(result.values.map { ($0.name, $0.value) })),
            "missing": .array(result.missing.map(JSON.string)),
            "trace": json(result.trace),
            "source": .string(source),
        ]
    }

    private static func json(_ object: JSONObject, trace: [RuleResult.TracedValue]) -> JSON {
        var object = object
        object["trace"] = json(trace)
        return .object(object)
    }

    private static func json(_ trace: [RuleResult.TracedValue]) -> JSON { .array(trace.map(json)) }

    /// `span` counts Unicode scalars of the formula, the end excluded.
    private static func json(_ part: RuleResult.TracedValue) -> JSON {
        [
            "formula": .string(part.formula.rawValue),
            "span": [JSON(part.span.lowerBound), JSON(part.span.upperBound)],
            "expression": .string(part.expression),
            "value": part.value,
        ]
    }
}
