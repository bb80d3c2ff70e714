import Decimals
import ExactJSON
import FEEL
import Grants
import Localisation

extension Programme {
    /// What identifies the programme, in a language.
    func summary(in language: Language) -> JSONObject {
        [
            "code": .string(code), "version": JSON(version), "name": .string(name.text(in: language)),
            "authority": ["register": .string(authority.register), "number": .string(authority.number), "name": .string(authority.name)],
            "country": .string(country), "currency": .string(currency), "languages": .array(languages.map { .string($0.rawValue) }),
        ]
    }

    /// Everything that the version says, in a language; formulas as the FEEL text of its file.
    func json(in language: Language) -> JSONObject {
        var object = summary(in: language)
        object["sha256"] = .string(hash)
        object["valid"] = validity?.json
        object["sources"] = .array(
            sources.map { .members([("id", .string($0.id)), ("title", .string($0.title)), ("reference", $0.reference.map(JSON.string))]) })
        object["applicantKinds"] = .array(applicantKinds.map { .string($0.rawValue) })
        object["categories"] = .array(categories.map { ["id": .string($0.id), "label": .string($0.label.text(in: language))] })
        object["questions"] = questions.jsonSchema(in: language)
        object["parameters"] = .array(parameters.map { $0.json(in: language) })
        object["flatRates"] = .array(flatRates.map { $0.json(in: language) })
        object["amounts"] = .array(amounts.map { $0.json(in: language) })
        object["shares"] = .array(shares.map { $0.json(in: language) })
        object["limits"] = .array(limits.map { $0.json(in: language) })
        object["benefits"] = benefits?.json(in: language)
        object["models"] = .array(models.map { ["id": .string($0.id), "file": .string($0.file.name), "sha256": .string($0.file.hash)] })
        object["decisionTables"] = .array(derived.compactMap { $0.tableJSON(in: language) })
        object["decisions"] = .array(derived.compactMap { $0.decisionJSON(in: language) })
        object["derived"] = .array(derived.compactMap { $0.formulaJSON(in: language) })
        object["rules"] = .array(rules.map { $0.json(in: language, decision: decision(of: $0)) })
        object["criteria"] = .array(criteria.map { $0.json(in: language) })
        object["ranking"] = ranking?.json(in: language)
        object["payout"] = payout.json
        return object
    }
}

extension Parameter {
    fileprivate func json(in language: Language) -> JSON {
        [
            "id": .string(id), "type": .string(kind.rawValue), "label": .string(label.text(in: language)),
            "values": .array(
                values.map { dated in
                    .members([
                        ("from", dated.from.map { .string($0.description) }), ("until", dated.until.map { .string($0.description) }),
                        ("value", .string(dated.text)), ("source", .string(dated.source)), ("assumption", .bool(dated.assumption)),
                    ])
                }),
        ]
    }
}

extension FlatRate {
    fileprivate func json(in language: Language) -> JSON {
        .members([
            ("id", .string(id)), ("label", .string(label.text(in: language))), ("rate", .string(rate.source)),
            ("on", .array(bases.map(JSON.string))), ("when", condition.map { .string($0.source) }), ("rounding", rounding.json),
            ("source", .string(source)),
        ])
    }
}

extension ShareDefinition {
    fileprivate func json(in language: Language) -> JSON {
        [
            "id": .string(id), "label": .string(label.text(in: language)), "numerator": .string(numerator), "base": .string(base),
            "display": ["digits": JSON(digits), "mode": .string(mode.rawValue)], "source": .string(source),
        ]
    }
}

extension LimitDefinition {
    fileprivate func json(in language: Language) -> JSON {
        .members([
            ("id", .string(id)), ("label", .string(label.text(in: language))), ("amount", .string(amount.source)),
            ("when", condition.map { .string($0.source) }), ("rounding", rounding?.json), ("source", .string(source)),
        ])
    }
}

extension Rule {
    /// `decision` is the model's that must give true.
    fileprivate func json(in language: Language, decision: ModelDecision?) -> JSON {
        .members([
            ("id", .string(id)), ("title", .string(title.text(in: language))), ("gates", .array(gates.map { .string($0.rawValue) })),
            ("severity", .string(severity.rawValue)), ("when", condition.map { .string($0.source) }),
            ("require", .string(requirement.source)), ("requireDecision", decision.map { .members($0.members) }),
            ("values", .object(JSONObject(values.map { ($0.name, .string($0.formula.source)) }))), ("pointer", .string(pointer)),
            ("message", .string(message.text(in: language))),
            ("undetermined", undeterminedMessage.map { .string($0.text(in: language)) }),
            ("remedy", remedy.map { .string($0.text(in: language)) }), ("source", .string(source)),
        ])
    }
}

extension Rounding {
    var json: JSON {
        ["unit": unit.json, "mode": .string(mode.rawValue), "per": .string(scope.rawValue)]
    }
}
