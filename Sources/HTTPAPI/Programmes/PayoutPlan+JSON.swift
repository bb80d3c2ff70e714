import Decimals
import ExactJSON
import FEEL
import Grants

extension PayoutPlan {
    var json: JSON {
        var members: [(String, JSON?)]
        switch kind {
        case .claims(let period, let dueDaysAfter):
            members = [("kind", "claims"), ("periodMonths", JSON(period.months)), ("dueDaysAfter", JSON(dueDaysAfter))]
        case .annualTranches(let due, let days, let condition):
            members = [
                ("kind", "annualTranches"), ("due", .string("\(due)")), ("daysAfterDecision", JSON(days)),
                ("condition", condition.map { .string($0.rawValue) }),
            ]
        case .instalments(let parts):
            members = [("kind", "instalments"), ("parts", .array(parts.map(\.json)))]
        }
        members += [("unit", unit.json), ("residual", .string(residual.rawValue))]
        return .members(members)
    }
}

extension PayoutPlan.Part {
    fileprivate var json: JSON {
        let (name, value): (String, JSON) =
            switch when {
            case .date(let date): ("date", .string(date.description))
            case .daysAfterDecision(let days): ("daysAfterDecision", JSON(days))
            case .daysAfterEnd(let days): ("daysAfterEnd", JSON(days))
            }
        return .members([("share", share.json), (name, value), ("condition", condition.map { .string($0.rawValue) })])
    }
}
