package import Decimals
package import ExactJSON
package import Localisation

/// The score that a programme computes for one of its criteria.
package struct CriterionScore: Sendable {
    package var id: String
    /// As computed, also where it is outside the scale; nil while facts are missing.
    package var score: Decimal128?
    package var weight: Decimal128
    package var lowest: Decimal128
    package var highest: Decimal128
    package var threshold: Decimal128?
    /// Paths of the facts that were missing, where there is no score.
    package var missing: [String]
    /// Every sub-expression with its value; only of a traced evaluation.
    package var trace: [RuleResult.TracedValue]

    /// A score below the lowest or above the highest of the scale: a mistake of the programme's formula, shown and not mended.
    package var isOutsideScale: Bool { score.map { $0 < lowest || $0 > highest } ?? false }

    /// As receipts have it, but for the trace.
    var canonical: JSONObject {
        var object: JSONObject = ["id": .string(id), "score": score?.json ?? .null, "weight": weight.json]
        object["lowest"] = lowest.json
        object["highest"] = highest.json
        object["threshold"] = threshold?.json
        if isOutsideScale { object["outsideScale"] = true }
        if score == nil { object["missing"] = .array(missing.map(JSON.string)) }
        return object
    }

    /// A receipt's `criteria` with their labels in a language.
    package static func json(_ canonical: [JSON], under programme: Programme, in language: Language) -> [JSON] {
        canonical.map { score in
            guard case .object(var object) = score else { return score }
            let criterion = programme.criteria.first { $0.id == object["id"]?.stringValue }
            object["label"] = criterion.map { .string($0.label.text(in: language)) }
            object["trace"] = nil
            return .object(object)
        }
    }
}

/// The value that an application is ranked by among those of its call.
package struct RankingValue: Sendable {
    /// Nil while facts are missing.
    package var value: Decimal128?
    package var missing: [String]
    package var trace: [RuleResult.TracedValue]

    /// As receipts have it, but for the trace.
    var canonical: JSONObject {
        var object: JSONObject = ["value": value?.json ?? .null]
        if value == nil { object["missing"] = .array(missing.map(JSON.string)) }
        return object
    }

    /// A receipt's `ranking` with its label in a language.
    package static func json(_ canonical: JSON, under programme: Programme, in language: Language) -> JSON {
        guard case .object(var object) = canonical else { return canonical }
        object["label"] = programme.ranking.map { .string($0.label.text(in: language)) }
        object["trace"] = nil
        return .object(object)
    }
}
