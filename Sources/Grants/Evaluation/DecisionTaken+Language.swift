import DMN
package import ExactJSON
package import Localisation

extension DecisionTaken {
    /// A receipt's `decisions` with the reasons, and the labels and notes of the programme's tables, in a language.
    package static func json(_ canonical: [JSON], under programme: Programme, in language: Language) -> [JSON] {
        canonical.map { decision in
            guard case .object(var object) = decision, let tables = decision["tables"]?.arrayValue else { return decision }
            var logic: TableLogic?
            if case .table(let table)? = programme.derived.first(where: { $0.id == decision["id"]?.stringValue })?.logic { logic = table }
            object["tables"] = .array(tables.map { rendered($0, logic, language) })
            return .object(object)
        }
    }

    /// `logic` is nil for a table of a model, which has its own texts.
    private static func rendered(_ taken: JSON, _ logic: TableLogic?, _ language: Language) -> JSON {
        guard case .object(var object) = taken else { return taken }
        if let logic {
            let inputs = taken["inputs"]?.arrayValue ?? []
            object["inputs"] = .array(
                zip(inputs, zip(logic.table.inputs, logic.inputLabels)).map { input, column in
                    ["label": .string(column.1?.text(in: language) ?? column.0.expression.text), "value": input["value"] ?? .null]
                })
            object["matched"] = .array(
                (taken["matched"]?.arrayValue ?? []).map { match in
                    let rule = match["rule"].flatMap(integer) ?? 0
                    let note = logic.notes.indices.contains(rule - 1) ? logic.notes[rule - 1] : nil
                    return .members([("rule", JSON(rule)), ("note", note.map { .string($0.text(in: language)) })])
                })
        }
        if let reason = taken["reason"], let code = reason["code"]?.stringValue {
            let inputs = object["inputs"]?.arrayValue ?? []
            let input = (reason["input"].flatMap(integer) ?? 0) - 1
            let values: [String: String] = [
                "rules": (reason["rules"]?.arrayValue ?? []).compactMap { integer($0) }.map(String.init).joined(separator: ", "),
                "rule": reason["rule"].flatMap(integer).map(String.init) ?? "",
                "input": inputs.indices.contains(input) ? inputs[input]["label"]?.stringValue ?? "" : "",
                "output": label(ofOutput: reason["output"]?.stringValue ?? "", logic, language),
                "value": reason["value"]?.stringValue ?? "",
            ]
            object["reason"] = .string(reasonTexts[code]?.text(in: language) { values[$0] } ?? code)
        }
        return .object(object)
    }

    private static func label(ofOutput name: String, _ logic: TableLogic?, _ language: Language) -> String {
        guard let logic else { return name }
        let place = logic.table.outputs.indices.first { (logic.table.outputs[$0].name ?? "output \($0 + 1)") == name }
        return place.flatMap { logic.outputLabels[$0] }?.text(in: language) ?? name
    }

    private static func integer(_ json: JSON) -> Int? { json.numberValue.flatMap { Int($0.text) } }

    private static let reasonTexts: [String: LocalizedText] = [
        "noRuleMatched": [
            .en: "no rule matched", .nb: "ingen regel passet", .nn: "ingen regel passa", .sv: "ingen regel passade",
            .fi: "mikään sääntö ei täsmännyt",
        ],
        "severalRulesMatched": [
            .en: "several rules matched ({rules}), though only one may", .nb: "flere regler passet ({rules}), men bare én kan gjelde",
            .nn: "fleire reglar passa ({rules}), men berre éin kan gjelde", .sv: "flera regler passade ({rules}), men bara en får gälla",
            .fi: "useampi sääntö täsmäsi ({rules}), vaikka vain yksi saa",
        ],
        "outputsDiffer": [
            .en: "the rules that matched ({rules}) give different results", .nb: "reglene som passet ({rules}), gir ulike resultater",
            .nn: "reglane som passa ({rules}), gjev ulike resultat", .sv: "reglerna som passade ({rules}) ger olika resultat",
            .fi: "täsmänneet säännöt ({rules}) antavat eri tulokset",
        ],
        "inputNotAllowed": [
            .en: "“{input}” is {value}, which is not an allowed value", .nb: "«{input}» er {value}, som ikke er en tillatt verdi",
            .nn: "«{input}» er {value}, som ikkje er ein tillaten verdi", .sv: "”{input}” är {value}, som inte är ett tillåtet värde",
            .fi: "”{input}” on {value}, joka ei ole sallittu arvo",
        ],
        "outputNotAllowed": [
            .en: "rule {rule} gives “{output}” {value}, which is not an allowed value",
            .nb: "regel {rule} gir «{output}» {value}, som ikke er en tillatt verdi",
            .nn: "regel {rule} gjev «{output}» {value}, som ikkje er ein tillaten verdi",
            .sv: "regel {rule} ger ”{output}” {value}, som inte är ett tillåtet värde",
            .fi: "sääntö {rule} antaa kohdalle ”{output}” {value}, joka ei ole sallittu arvo",
        ],
        "defaultNotAllowed": [
            .en: "the default of “{output}” is {value}, which is not an allowed value",
            .nb: "standardverdien for «{output}» er {value}, som ikke er en tillatt verdi",
            .nn: "standardverdien for «{output}» er {value}, som ikkje er ein tillaten verdi",
            .sv: "standardvärdet för ”{output}” är {value}, som inte är ett tillåtet värde",
            .fi: "kohdan ”{output}” oletusarvo on {value}, joka ei ole sallittu arvo",
        ],
        "aggregationOfSeveralOutputs": [
            .en: "several outputs can't be aggregated", .nb: "flere utdata kan ikke slås sammen", .nn: "fleire utdata kan ikkje slåast saman",
            .sv: "flera utdata kan inte räknas samman", .fi: "useaa tulosta ei voi yhdistää",
        ],
        "nullOutput": [
            .en: "the rule that matched gives no value", .nb: "regelen som passet, gir ingen verdi", .nn: "regelen som passa, gjev ingen verdi",
            .sv: "regeln som passade ger inget värde", .fi: "täsmännyt sääntö ei anna arvoa",
        ],
    ]
}

extension DecisionTableTrace.NullReason {
    /// The reason's code and what it is about: rules and inputs by number, outputs by name, values as literals.
    var canonical: JSON {
        switch self {
        case .noRuleMatched: ["code": "noRuleMatched"]
        case .severalRulesMatched(let rules): ["code": "severalRulesMatched", "rules": Self.numbers(rules)]
        case .outputsDiffer(let rules): ["code": "outputsDiffer", "rules": Self.numbers(rules)]
        case .inputNotAllowed(let input, _, let value): ["code": "inputNotAllowed", "input": JSON(input), "value": Self.literal(value)]
        case .outputNotAllowed(0, let label, let value):
            ["code": "defaultNotAllowed", "output": .string(label), "value": Self.literal(value)]
        case .outputNotAllowed(let rule, let label, let value):
            ["code": "outputNotAllowed", "rule": JSON(rule), "output": .string(label), "value": Self.literal(value)]
        case .aggregationOfSeveralOutputs: ["code": "aggregationOfSeveralOutputs"]
        case .nullOutput: ["code": "nullOutput"]
        }
    }

    private static func numbers(_ rules: [Int]) -> JSON { .array(rules.prefix(DecisionTaken.mostTables).map { JSON($0) }) }

    private static func literal(_ text: String) -> JSON { .string(text.count > 200 ? text.prefix(200) + "…" : text) }
}
