import ExactJSON

/// As much of JSON Schema 2020-12 as `docs/openapi.yaml` uses; a keyword that is not known here is a fault of the schema.
struct SchemaValidator {
    let document: JSON

    private static let ignored: Set<String> = [
        "description", "examples", "example", "default", "format", "readOnly", "title", "$schema", "x-questionType", "x-assumption",
    ]

    /// What is wrong with a value, as sentences with pointers; empty where it is valid.
    func faults(of value: JSON, _ schema: JSON, at place: JSONPointer = .root) -> [String] {
        guard let keywords = schema.objectValue else { return schema == .bool(false) ? ["\(place): nothing is allowed"] : [] }
        var faults: [String] = []
        for keyword in keywords where !Self.ignored.contains(keyword.name) {
            faults += check(keyword.name, keyword.value, value, keywords).map { "\(place)\($0)" }
        }
        return faults + children(of: value, keywords, at: place)
    }

    private func check(_ keyword: String, _ argument: JSON, _ value: JSON, _ schema: JSONObject) -> [String] {
        switch keyword {
        case "$ref":
            guard let target = resolve(argument.stringValue ?? "") else { return [": \(argument) leads nowhere"] }
            return faults(of: value, target)
        case "type":
            let types = argument.arrayValue?.compactMap(\.stringValue) ?? [argument.stringValue ?? ""]
            return types.contains { Self.isOf(value, $0) } ? [] : [": \(value.kind.rawValue) is not \(types)"]
        case "enum": return argument.arrayValue?.contains(value) == true ? [] : [": \(value.text()) is none of \(argument.text())"]
        case "const": return argument == value ? [] : [": \(value.text()) is not \(argument.text())"]
        case "required":
            guard let object = value.objectValue else { return [] }
            return (argument.arrayValue ?? []).compactMap(\.stringValue).filter { !object.contains($0) }.map { ": lacks \($0)" }
        case "oneOf":
            let matching = (argument.arrayValue ?? []).filter { faults(of: value, $0).isEmpty }.count
            return matching == 1 ? [] : [": \(value.text()) fits \(matching) of oneOf"]
        case "pattern":
            guard let text = value.stringValue, let pattern = try? Regex(argument.stringValue ?? "(") else { return [] }
            return text.contains(pattern) ? [] : [": \(text) is not like \(argument.text())"]
        case "minimum": return (value.numberValue?.intValue).map { $0 >= argument.intValue ?? 0 } ?? true ? [] : [": below the minimum"]
        case "maximum": return (value.numberValue?.intValue).map { $0 <= argument.intValue ?? 0 } ?? true ? [] : [": above the maximum"]
        case "minLength": return (value.stringValue?.count).map { $0 >= argument.intValue ?? 0 } ?? true ? [] : [": too short"]
        case "maxLength": return (value.stringValue?.count).map { $0 <= argument.intValue ?? 0 } ?? true ? [] : [": too long"]
        case "properties", "patternProperties", "additionalProperties", "items": return []
        default: return [": the keyword \(keyword) is not known to this test"]
        }
    }

    private func children(of value: JSON, _ schema: JSONObject, at place: JSONPointer) -> [String] {
        var faults: [String] = []
        for (index, element) in (value.arrayValue ?? []).enumerated() {
            if let items = schema["items"] { faults += self.faults(of: element, items, at: place.appending(index)) }
        }
        for member in value.objectValue ?? [:] {
            let place = place.appending(member.name)
            if let property = schema["properties"]?[member.name] {
                faults += self.faults(of: member.value, property, at: place)
                continue
            }
            let patterns = (schema["patternProperties"]?.objectValue ?? [:]).filter { pattern in
                (try? Regex(pattern.name)).map { member.name.contains($0) } ?? false
            }
            for pattern in patterns { faults += self.faults(of: member.value, pattern.value, at: place) }
            if patterns.isEmpty, let additional = schema["additionalProperties"] {
                faults += self.faults(of: member.value, additional, at: place)
            }
        }
        return faults
    }

    func resolve(_ reference: String) -> JSON? {
        guard reference.hasPrefix("#"), let pointer = try? JSONPointer(parsing: String(reference.dropFirst())) else { return nil }
        return pointer.resolve(in: document)
    }

    private static func isOf(_ value: JSON, _ type: String) -> Bool {
        type == "integer" ? value.intValue != nil : value.kind.rawValue == type
    }
}
