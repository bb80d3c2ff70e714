package import ExactJSON
package import Localisation

extension Evaluation {
    /// The answer of api.md section 4: the finance table, the verdict and every rule with its message in a language.
    package func json(in language: Language, under version: Programme) -> JSON {
        var object = JSONObject(finance.members)
        object["verdict"] = .string(verdict.rawValue)
        object["rules"] = .array(RuleResult.json(rules, in: language, under: version))
        object["benefits"] = benefits?.json
        if !criteria.isEmpty {
            object["criteria"] = .array(CriterionScore.json(criteria.map { .object($0.canonical) }, under: version, in: language))
        }
        object["ranking"] = ranking.map { RankingValue.json(.object($0.canonical), under: version, in: language) }
        if !decisions.isEmpty {
            let shown = DecisionTaken.json(decisions.map(\.canonical), under: version, in: language)
            object["decisions"] = .array(
                zip(shown, decisions).map { shown, decision in
                    guard case .object(var object) = shown, !decision.messages.isEmpty else { return shown }
                    object["messages"] = .array(decision.messages.map(JSON.string))
                    return .object(object)
                })
        }
        object["remedy"] = remedy?.json(in: language, under: version)
        object["programme"] = ["code": .string(programme), "version": JSON(programmeVersion), "sha256": .string(programmeHash)]
        object["call"] = .string(call)
        object["gate"] = .string(gate.rawValue)
        object["at"] = .string(at.description)
        return .object(object)
    }
}

extension RuleResult {
    /// Results as answers show them; messages are made from the stored values and the rule's texts.
    package static func json(_ results: [RuleResult], in language: Language, under programme: Programme) -> [JSON] {
        let labels = results.contains { $0.explanation != nil } ? FactLabels(programme) : nil
        let byID = Dictionary(programme.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return results.map { result in
            let rule = byID[result.id]
            var object: JSONObject = [
                "id": .string(result.id), "outcome": .string(result.outcome.rawValue),
                "severity": .string(result.severity.rawValue),
                "title": .string(rule?.title.text(in: language) ?? result.id),
                "message": .string(rule?.text(of: result, in: language) ?? result.id),
                "pointer": .string(result.pointer),
                "values": .object(JSONObject(result.values.map { ($0.name, $0.value) })),
                "source": .string(rule?.source ?? ""),
            ]
            if result.outcome == .undetermined { object["missing"] = .array(result.missing.map(JSON.string)) }
            if let labels, let explanation = result.explanation {
                object["explanation"] = .string(explanation.text(in: language, labels))
                object["remedies"] = .array(explanation.remedies.map { $0.json(in: language, labels) })
                if explanation.isCutShort { object["searchCutShort"] = true }
            }
            return .object(object)
        }
    }
}
