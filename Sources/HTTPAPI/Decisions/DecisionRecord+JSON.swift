import Decimals
import ExactJSON
import FEEL
import FoundationEssentials
import Grants
import Persistence

extension DecisionRecord {
    var json: JSONObject {
        var object: JSONObject = [
            "application": .string(application.text), "version": JSON(version), "outcome": .string(outcome.rawValue),
        ]
        object["amount"] = amount?.moneyJSON
        object["advance"] = advance?.moneyJSON
        object["acceptBy"] = acceptBy.map { .string($0.description) }
        object["currency"] = .string(currency)
        object["reasons"] = .string(reasons)
        object["evaluation"] = .string(evaluation.text)
        object["decidedAt"] = .string(decidedAt.description)
        // Organisations decide; who in it is for the audit trail.
        object["decidedBy"] = .string(decidedBy.organisation)
        return object
    }
}
