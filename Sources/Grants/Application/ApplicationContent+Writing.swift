import Decimals
package import ExactJSON
import FEEL

extension ApplicationContent {
    /// The document in its normal form: members in the documented order, amounts as decimal strings, nothing absent written.
    package var json: JSON {
        var document = JSONObject()
        document["call"] = call.map(JSON.string)
        document["title"] = title.map(JSON.string)
        document["summary"] = summary.map(JSON.string)
        document["previousApplication"] = previousApplication.map(JSON.string)
        document["applicant"] = applicant.map(\.json)
        if let period {
            document["period"] = .members([
                ("start", period.start.map { .string($0.description) }), ("end", period.end.map { .string($0.description) }),
            ])
        }
        document["areas"] = .list(areas.map { .members([("country", $0.country.json), ("code", $0.code.json), ("name", $0.name.json)]) })
        document["partners"] = .list(partners.map { .members([("organisation", $0.organisation?.json), ("role", $0.role.json)]) })
        document["activities"] = .list(activities.map(\.json))
        document["indicators"] = .list(
            indicators.map { .members([("code", $0.code.json), ("target", $0.target?.json), ("comment", $0.comment.json)]) })
        if !lines.isEmpty { document["budget"] = ["lines": .array(lines.map(\.json))] }
        if !requestedSupport.isEmpty || !coFinanciers.isEmpty {
            document["financing"] = .members([
                ("requestedSupport", requestedSupport.json), ("coFinanciers", .list(coFinanciers.map(\.json))),
            ])
        }
        if !answers.isEmpty { document["answers"] = .object(JSONObject(answers.map { ($0.question, $0.value) })) }
        if let signature { document["signature"] = .members([("status", signature.status.map { .string($0.rawValue) })]) }
        return .object(document)
    }
}

extension JSON {
    fileprivate static func list(_ elements: [JSON]) -> JSON? {
        elements.isEmpty ? nil : .array(elements)
    }
}

extension Optional<String> {
    fileprivate var json: JSON? { map(JSON.string) }
}

extension Optional<Bool> {
    fileprivate var json: JSON? { map(JSON.bool) }
}

extension Decimal128 {
    /// Money as the API writes it: whole units without decimals (`3697755`), else at least two (`0.50`); never rounded.
    package var moneyText: String {
        let exact = normalized
        guard exact.scale == 1, let padded = try? exact.quantized(toScale: Money.decimals) else { return exact.plainText }
        return padded.plainText
    }

    package var moneyJSON: JSON { .string(moneyText) }

    /// Any other number as the API writes it: a decimal string without trailing zeros.
    package var json: JSON { .string(canonical) }
}

extension YearlyAmounts {
    /// Years as member names, in order; nil where there are none.
    fileprivate var json: JSON? {
        isEmpty ? nil : .object(JSONObject(sorted { $0.key < $1.key }.map { ("\($0.key)", $0.value.moneyJSON) }))
    }
}

extension Organisation {
    fileprivate var json: JSON {
        .members([("register", register.json), ("number", number.json), ("name", name.json), ("kind", kind.map { .string($0.rawValue) })])
    }
}

extension Applicant {
    fileprivate var json: JSON {
        .members([
            ("organisation", organisation?.json), ("legalForm", legalForm.json),
            ("account", account.map { .members([("type", $0.type.json), ("number", $0.number.json)]) }),
            ("vatLiable", vatLiable.json), ("publicProcurement", publicProcurement.json),
            (
                "contacts",
                .list(
                    contacts.map {
                        .members([("role", $0.role.json), ("name", $0.name.json), ("email", $0.email.json), ("phone", $0.phone.json)])
                    })
            ),
        ])
    }
}

extension Activity {
    fileprivate var json: JSON {
        .members([
            ("id", id.json), ("parent", parent.json), ("title", title.json), ("description", description.json),
            ("start", start.map { .string($0.description) }), ("end", end.map { .string($0.description) }), ("cost", cost?.moneyJSON),
        ])
    }
}

extension BudgetLine {
    fileprivate var json: JSON {
        .members([
            ("category", category.json), ("kind", kind == .actual ? nil : .string(kind.rawValue)),
            ("description", description.json), ("amounts", amounts.json),
        ])
    }
}

extension CoFinancier {
    fileprivate var json: JSON {
        .members([
            ("organisation", organisation?.json), ("sector", sector.map { .string($0.rawValue) }),
            ("insideProgrammeArea", insideProgrammeArea.json), ("certificate", certificate.map { .string($0.rawValue) }),
            ("cash", cash.json), ("inKind", inKind.json),
        ])
    }
}
