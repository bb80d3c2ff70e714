import Decimals
import ExactJSON
import FoundationEssentials
import Grants
import Localisation
import Persistence

extension EvaluationRecord {
    private var receipt: JSON {
        ["href": .string("/v1/applications/\(application.text)/evaluations/\(id.text)/receipt"), "sha256": .string(receiptHash)]
    }

    var summary: JSON {
        [
            "id": .string(id.text), "version": JSON(version), "gate": .string(gate.rawValue), "at": .string(at.description),
            "verdict": .string(verdict.rawValue), "requested": requested.moneyJSON, "permitted": permitted?.moneyJSON ?? .null,
            "bindingLimit": JSON(bindingLimit), "currency": .string(currency), "receipt": receipt,
        ]
    }

    /// The evaluation as it was stored; the receipt has its finance table and its decisions.
    func json(receipt canonical: JSON, programme: Programme, in language: Language) -> JSONObject {
        var object: JSONObject = ["id": .string(id.text), "application": .string(application.text), "version": JSON(version)]
        for name in ["currency", "years", "amounts", "shares", "limits", "support"] { object[name] = canonical["finance"]?[name] }
        object["verdict"] = .string(verdict.rawValue)
        object["rules"] = .array(RuleResult.json(rules, in: language, under: programme))
        object["benefits"] = canonical["benefits"]
        object["criteria"] = canonical["criteria"]?.arrayValue.map { .array(CriterionScore.json($0, under: programme, in: language)) }
        object["ranking"] = canonical["ranking"].map { RankingValue.json($0, under: programme, in: language) }
        if let decisions = canonical["decisions"]?.arrayValue {
            object["decisions"] = .array(DecisionTaken.json(decisions, under: programme, in: language))
        }
        object["programme"] = ["code": .string(self.programme), "version": JSON(programmeVersion), "sha256": .string(programmeHash)]
        object["call"] = .string(call)
        object["gate"] = .string(gate.rawValue)
        object["at"] = .string(at.description)
        object["receipt"] = receipt
        return object
    }
}
