package import Decimals
package import ExactJSON
import FEEL
import FoundationEssentials
import Grants
import HTTPConventions
package import Localisation
package import Persistence

extension ReplayRecord {
    var path: String { "/v1/programmes/\(programme)/versions/\(programmeVersion)/replays/\(id.text)" }

    /// The revision, by which it is cancelled, and how far it has come, which changes more often: `3-2500`.
    var tag: ETag { ETag("\(revision)-\(done)-\(total ?? 0)") ?? ETag(version: Int(revision)) }

    /// What lists show of it.
    private var heading: JSONObject {
        var object: JSONObject = [
            "id": .string(id.text), "programme": .string(programme), "version": JSON(programmeVersion), "sha256": .string(programmeHash),
            "calls": .array(calls.map(JSON.string)), "status": .string(status.rawValue), "cancelRequested": .bool(isCancelRequested),
            "progress": .members([("done", JSON(done)), ("total", total.map { JSON($0) })]), "startedAt": .string(startedAt.description),
            "startedBy": ["organisation": .string(startedBy.organisation), "person": .string(startedBy.person)],
        ]
        object["at"] = evaluatedAt.map { .string($0.description) }
        object["finishedAt"] = finishedAt.map { .string($0.description) }
        object["seconds"] = milliseconds.map { .string(Self.seconds($0)) }
        object["failure"] = failure.map(JSON.string)
        object["currency"] = .string(currency)
        return object
    }

    /// The counts of the whole and what it costs, without what is said by rule and by call.
    var summary: JSON {
        var object = heading
        object["counts"] = totals["counts"]
        object["support"] = totals["support"]
        return .object(object)
    }

    /// The stored report.
    package var report: JSONObject {
        var object = heading
        for member in totals.objectValue ?? [:] { object[member.name] = member.value }
        object["href"] = .string(path)
        return object
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        (Decimal128(coefficient: Int128(milliseconds), exponent: -3) ?? .zero).canonical
    }
}

extension ReplayCase {
    package func json(in language: Language) -> JSON {
        .members([
            ("application", .string(application.text)), ("version", JSON(version)), ("call", .string(call)), ("organisation", .string(owner)),
            ("organisationName", ownerName.map(JSON.string)), ("title", title.map(JSON.string)), ("evaluation", .string(evaluation.text)),
            ("judgedByVersion", JSON(judgedByVersion)), ("at", .string(evaluatedAt.description)), ("result", .string(result.rawValue)),
            ("from", .string(from.rawValue)), ("to", to.map { .string($0.rawValue) }), ("flipped", .bool(isFlipped)),
            ("requested", requested.moneyJSON), ("permittedBefore", permittedBefore?.moneyJSON ?? .null),
            ("permittedAfter", to == nil ? nil : permittedAfter?.moneyJSON ?? .null), ("supportableBefore", supportableBefore.moneyJSON),
            ("supportableAfter", supportableAfter?.moneyJSON), ("cost", cost?.moneyJSON), ("rules", changes),
            ("problems", problem == nil ? nil : .array(problems(in: language))),
        ])
    }

    package static let csvHeader = [
        "application", "call", "organisation", "organisationName", "title", "judgedByVersion", "result", "from", "to", "flipped", "requested",
        "permittedBefore", "permittedAfter", "supportableBefore", "supportableAfter", "cost", "decidedBy", "changed", "problems",
    ]

    package func csv(in language: Language) -> String {
        let rules = changes.arrayValue ?? []
        func names(_ rules: [JSON]) -> String { rules.compactMap { $0["rule"]?.stringValue }.joined(separator: " ") }
        let problems = problems(in: language).map { problem in
            [problem["pointer"]?.stringValue, problem["detail"]?.stringValue].compactMap(\.self).joined(separator: ": ")
        }
        return CSV.row([
            .plain(application.text), .plain(call), .text(owner), .text(ownerName), .text(title), .plain("\(judgedByVersion)"),
            .plain(result.rawValue), .plain(from.rawValue), .plain(to?.rawValue), .plain("\(isFlipped)"), .plain(requested.moneyText),
            .plain(permittedBefore?.moneyText), .plain(permittedAfter?.moneyText), .plain(supportableBefore.moneyText),
            .plain(supportableAfter?.moneyText), .plain(cost?.moneyText), .plain(names(rules.filter { $0["decides"] == true })),
            .plain(names(rules)), .text(problems.joined(separator: "; ")),
        ])
    }

    /// How much more could be granted than before; nil where it can't be compared.
    package var cost: Decimal128? { supportableAfter?.adding(-supportableBefore) }

    /// Why it can't be compared: places with what the other version does not take, or one reason without a place, in English.
    private func problems(in language: Language) -> [JSON] {
        guard let problem else { return [] }
        if let reason = problem["error"] { return [["detail": reason]] }
        let issues = problem["issues"]?.arrayValue ?? []
        return issues.compactMap { issue in
            guard let pointer = issue["pointer"]?.stringValue, let code = issue["code"]?.stringValue else { return nil }
            let arguments = (issue["arguments"]?.objectValue ?? [:]).map { ($0.name, $0.value.stringValue ?? "") }
            let detail = FieldIssue.Code(rawValue: code).map { known in
                FieldIssue(.root, known, Dictionary(arguments, uniquingKeysWith: { first, _ in first })).detail(in: language)
            }
            return ["pointer": .string(pointer), "code": .string(code), "detail": .string(detail ?? code)]
        }
    }
}
