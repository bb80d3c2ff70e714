import Decimals
import ExactJSON
import FoundationEssentials
import Grants
import Persistence

extension EligibilityReport {
    var counts: JSON {
        [
            "verdicts": .object(JSONObject(Verdict.allCases.map { ($0.rawValue, JSON(verdicts[$0] ?? 0)) })),
            "rules": .array(rules.map(\.json)),
        ]
    }
}

extension EligibilityReport.RuleCount {
    fileprivate var json: JSON {
        .members(
            [("programme", .string(programme)), ("rule", .string(rule)), ("severity", .string(severity.rawValue))]
                + RuleResult.Outcome.allCases.map { ($0.rawValue, JSON(outcomes[$0] ?? 0)) })
    }
}

extension EligibilityReport.Case {
    var json: JSON {
        .members([
            ("application", .string(application.text)), ("call", .string(call)), ("organisation", .string(owner)),
            ("organisationName", ownerName.map(JSON.string)), ("title", title.map(JSON.string)), ("status", .string(status.rawValue)),
            ("receivedAt", .string(receivedAt.description)), ("verdict", .string(verdict.rawValue)), ("requested", requested.moneyJSON),
            ("permitted", permitted?.moneyJSON ?? .null), ("currency", .string(currency)), ("failed", .array(failed.map(JSON.string))),
            ("undetermined", .array(undetermined.map(JSON.string))), ("evaluation", .string(evaluation.text)),
            ("evaluatedAt", .string(evaluatedAt.description)),
        ])
    }

    static let csvHeader = [
        "application", "call", "organisation", "organisationName", "title", "status", "receivedAt", "verdict", "requested", "permitted",
        "currency", "failed", "undetermined", "evaluation", "evaluatedAt",
    ]

    var csv: [CSV.Cell] {
        [
            .plain(application.text), .plain(call), .text(owner), .text(ownerName), .text(title), .plain(status.rawValue),
            .plain(receivedAt.description), .plain(verdict.rawValue), .plain(requested.moneyText), .plain(permitted?.moneyText),
            .plain(currency), .plain(failed.joined(separator: " ")), .plain(undetermined.joined(separator: " ")),
            .plain(evaluation.text), .plain(evaluatedAt.description),
        ]
    }
}
