import Crypto
import Decimals
import ExactJSON
import FEEL

/// What an evaluation did, in a canonical form that anyone can recompute: the same bytes from the same facts.
package struct Receipt: Sendable {
    /// The version of the evaluation as a computation; raised whenever the same facts could give another receipt.
    package static let engine = "medfin-2"

    /// Canonical JSON (RFC 8785 members, exact numbers).
    package let bytes: [UInt8]
    /// SHA-256 of the bytes, lower-case hexadecimal.
    package let hash: String

    /// `contentHash` is the SHA-256 of the canonical application version that was evaluated; the evaluation was traced.
    package init(of evaluation: Evaluation, application: String, applicationVersion: Int, contentHash: String, rules: [Rule]) {
        let sources = Dictionary(rules.map { ($0.id, $0.source) }, uniquingKeysWith: { first, _ in first })
        var object: JSONObject = [
            "engine": .string(Self.engine),
            "programme": [
                "code": .string(evaluation.programme), "version": JSON(evaluation.programmeVersion),
                "sha256": .string(evaluation.programmeHash),
            ],
            "call": .string(evaluation.call),
            "application": ["id": .string(application), "version": JSON(applicationVersion), "sha256": .string(contentHash)],
            "gate": .string(evaluation.gate.rawValue),
            "at": .string(evaluation.at.description),
            "parameters": .array(evaluation.parameters.map(Self.json)),
            "rounding": .array(evaluation.finance.roundingSteps.map(Self.json)),
            "verdict": .string(evaluation.verdict.rawValue),
            "rules": .array(evaluation.rules.map { Self.json($0, source: sources[$0.id] ?? "") }),
        ]
        if !evaluation.decisions.isEmpty { object["decisions"] = .array(evaluation.decisions.map(\.canonical)) }
        object["benefits"] = evaluation.benefits?.json
        if !evaluation.criteria.isEmpty {
            object["criteria"] = .array(evaluation.criteria.map { Self.json($0.canonical, trace: $0.trace) })
        }
        object["ranking"] = evaluation.ranking.map { Self.json($0.canonical, trace: $0.trace) }
        object["finance"] = .object(JSONObject(evaluation.finance.members))
        bytes = JSON.object(object).canonical
        hash = Self.sha256(bytes)
    }

    package static func sha256(_ bytes: [UInt8]) -> String {
        ProgrammeFile.hexadecimal(SHA256.hash(data: bytes))
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

    private static func json(_ trace: [RuleResult.TracedValue]) -> JSON {
        .array(trace.map { ["expression": .string($0.expression), "value": $0.value] })
    }
}
