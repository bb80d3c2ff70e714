import ExactJSON
import Grants
import Localisation

extension [Question] {
    /// JSON Schema (2020-12) of the member `answers` in an application that can be submitted.
    func jsonSchema(in language: Language) -> JSON {
        var schema: JSONObject = ["$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"]
        schema["properties"] = .object(JSONObject(map { ($0.id, .object($0.jsonSchema(in: language))) }))
        let required = filter(\.required).map { JSON.string($0.id) }
        if !required.isEmpty { schema["required"] = .array(required) }
        schema["additionalProperties"] = false
        return .object(schema)
    }
}

extension Question {
    fileprivate func jsonSchema(in language: Language) -> JSONObject {
        var schema: JSONObject = ["title": .string(label.text(in: language))]
        schema["description"] = help.map { .string($0.text(in: language)) }
        for member in type(in: language) { schema[member.name] = member.value }
        schema["x-questionType"] = .string(kind.rawValue)
        if assumption { schema["x-assumption"] = true }
        return schema
    }

    private func type(in language: Language) -> JSONObject {
        switch kind {
        case .boolean: ["type": types("boolean")]
        case .amount: ["type": types("string", "number"), "pattern": #"^(0|[1-9][0-9]{0,14})(\.[0-9]{1,2})?$"#, "minimum": 0]
        case .number, .percentage: ["type": types("string", "number"), "pattern": #"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"#]
        case .text: ["type": types("string"), "maxLength": JSON(maximumLength)]
        case .date: ["type": types("string"), "format": "date"]
        case .choice: ["oneOf": .array(choices(in: language) + (required ? [] : [["type": "null"]]))]
        case .choices: ["type": types("array"), "items": ["oneOf": .array(choices(in: language))]]
        case .list:
            [
                "type": types("array"),
                "items": [
                    "type": "object", "properties": .object(JSONObject(items.map { ($0.id, .object($0.jsonSchema(in: language))) })),
                    "additionalProperties": false,
                ],
            ]
        }
    }

    /// A question that need not be answered may also be answered with null.
    private func types(_ names: String...) -> JSON {
        let all = names + (required ? [] : ["null"])
        return all.count == 1 ? .string(all[0]) : .array(all.map(JSON.string))
    }

    private func choices(in language: Language) -> [JSON] {
        choices.map { ["const": .string($0.id), "title": .string($0.label.text(in: language))] }
    }
}
