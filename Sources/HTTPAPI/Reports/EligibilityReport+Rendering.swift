import Decimals
package import ExactJSON
import FoundationEssentials
import Grants
package import Localisation
package import Persistence

extension EligibilityReport {
    /// The member `counts` of the report.
    package func counts(in language: Language) -> JSON {
        [
            "verdicts": .object(JSONObject(Verdict.allCases.map { ($0.rawValue, JSON(verdicts[$0] ?? 0)) })),
            "organisationKinds": .object(JSONObject(OrganisationKind.allCases.map { ($0.rawValue, JSON(organisationKinds[$0] ?? 0)) })),
            "years": .array(years.map { ["year": JSON($0.year), "applications": JSON($0.cases)] }),
            "areas": .array(areas.map { ["area": .string($0.area), "applications": JSON($0.cases)] }),
            "rules": .array(rules.map { $0.json(in: language) }),
        ]
    }

    /// The counts as one CSV file, a row for each number.
    package func countsFile(in language: Language) -> String {
        let header = ["breakdown", "value", "programme", "programmeVersion", "title", "severity", "outcome", "applications"]
        func row(_ breakdown: String, _ value: CSV.Cell, _ count: Int) -> String {
            CSV.row([.plain(breakdown), value] + Array(repeating: .plain(nil), count: 5) + [.plain("\(count)")])
        }
        var rows = [CSV.row(header.map(CSV.Cell.plain))]
        rows += Verdict.allCases.map { row("verdict", .plain($0.rawValue), verdicts[$0] ?? 0) }
        rows += OrganisationKind.allCases.map { row("organisationKind", .plain($0.rawValue), organisationKinds[$0] ?? 0) }
        rows += years.map { row("year", .plain("\($0.year)"), $0.cases) }
        rows += areas.map { row("area", .text($0.area), $0.cases) }
        for rule in rules {
            rows += RuleResult.Outcome.allCases.map { outcome in
                CSV.row([
                    .plain("rule"), .plain(rule.rule), .plain(rule.programme), .plain("\(rule.programmeVersion)"),
                    .text(rule.title?.text(in: language)), .plain(rule.severity.rawValue), .plain(outcome.rawValue),
                    .plain("\(rule.outcomes[outcome] ?? 0)"),
                ])
            }
        }
        return rows.joined()
    }
}

extension EligibilityReport.RuleCount {
    fileprivate func json(in language: Language) -> JSON {
        .members(
            [
                ("programme", .string(programme)), ("programmeVersion", JSON(programmeVersion)), ("rule", .string(rule)),
                ("title", title.map { .string($0.text(in: language)) }), ("severity", .string(severity.rawValue)),
            ] + RuleResult.Outcome.allCases.map { ($0.rawValue, JSON(outcomes[$0] ?? 0)) })
    }
}

extension EligibilityReport.Case {
    package var json: JSON {
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
