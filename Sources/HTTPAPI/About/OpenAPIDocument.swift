package import ExactJSON
import Yams

/// The API's description, `docs/openapi.yaml`, as the JSON that is served.
package struct OpenAPIDocument: Sendable {
    package let json: JSON

    /// Reads OpenAPI 3.1 in YAML; throws `OpenAPIDocumentError` for text that is no such document.
    package init(yaml: String) throws(OpenAPIDocumentError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw OpenAPIDocumentError(description: "the OpenAPI document is not YAML: \(error)")
        }
        let json = root.map(Self.json) ?? .null
        guard json["openapi"]?.stringValue?.hasPrefix("3.1") == true, json["paths"]?.objectValue != nil else {
            throw OpenAPIDocumentError(description: "the OpenAPI document states no openapi 3.1 with paths")
        }
        self.json = json
    }

    private static func json(_ node: Node) -> JSON {
        switch node {
        case .scalar(let scalar): json(scalar)
        case .sequence(let sequence): .array(sequence.map(json))
        case .mapping(let mapping): .object(JSONObject(mapping.map { ($0.key.scalar?.string ?? "", json($0.value)) }))
        // Aliases are resolved by `compose`.
        case .alias: .null
        }
    }

    /// Plain scalars as YAML's core schema reads them; numbers keep their text.
    private static func json(_ scalar: Node.Scalar) -> JSON {
        guard scalar.style == .plain else { return .string(scalar.string) }
        switch scalar.string {
        case "", "~", "null": return .null
        case "true": return true
        case "false": return false
        default: return JSONNumber(scalar.string).map(JSON.number) ?? .string(scalar.string)
        }
    }
}

/// Why the OpenAPI document cannot be served.
package struct OpenAPIDocumentError: Error, Sendable, CustomStringConvertible {
    package let description: String
}
