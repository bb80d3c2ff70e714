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
        case .annualTranches(let tranches):
            members = [
                ("kind", "annualTranches"), ("due", .string("\(tranches.due)")), ("daysAfterDecision", JSON(tranches.daysAfterDecision)),
                ("condition", tranches.condition.map { .string($0.rawValue) }),
                ("firstCondition", tranches.firstCondition.map { .string($0.rawValue) }),
                ("years", tranches.years.isEmpty ? nil : .array(tranches.years.map { .string("\($0)") })),
                ("maximumCarryOvers", tranches.maximumCarryOvers.map { JSON($0) }),
            ]
        case .instalments(let parts):
            members = [("kind", "instalments"), ("parts", .array(parts.map(\.json)))]
        }
        members += [
            ("unit", unit.json), ("residual", .string(residual.rawValue)), ("roll", .string(roll.rawValue)),
            ("acceptWithinDays", acceptWithinDays.map { JSON($0) }),
            ("advance", advance?.json), ("retention", retention?.json), ("source", source.map(JSON.string)),
            ("assumptions", assumptions.isEmpty ? nil : .array(assumptions.map(JSON.string))),
        ]
        return .members(members)
    }
}

extension PayoutPlan.Advance {
    fileprivate var json: JSON {
        .members([
            ("share", share?.json), ("maximum", maximum?.moneyJSON), ("onRequest", .bool(isOnRequest)),
            ("daysAfterDecision", JSON(daysAfterDecision)), ("condition", condition.map { .string($0.rawValue) }),
            ("source", source.map(JSON.string)),
        ])
    }
}

extension PayoutPlan.Retention {
    fileprivate var json: JSON {
        ["share": share.json, "condition": .string(condition.rawValue), "daysAfterEnd": JSON(daysAfterEnd)]
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
