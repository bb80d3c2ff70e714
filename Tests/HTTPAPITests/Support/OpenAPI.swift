import ExactJSON
import Foundation
import HTTPAPI
import HTTPTypes

/// `docs/openapi.yaml` as the tests hold answers against it.
struct OpenAPI: Sendable {
    let document: OpenAPIDocument

    init() throws {
        let file = Repository.root.appending(components: "docs", "openapi.yaml")
        document = try OpenAPIDocument(yaml: String(contentsOf: file, encoding: .utf8))
    }

    var json: JSON { document.json }
    var validator: SchemaValidator { SchemaValidator(document: json) }

    /// Every operation with its path template and method in upper case.
    var operations: [(path: String, method: String, operation: JSON)] {
        (json["paths"]?.objectValue ?? [:]).flatMap { path in
            (path.value.objectValue ?? [:]).map { (path.name, $0.name.uppercased(), $0.value) }
        }
    }

    /// What is wrong with an answer to a request, compared with what the document says of it.
    func faults(of method: String, _ path: String, status: Int, contentType: String?, body: String) -> [String] {
        guard let operation = operation(method, path) else { return [] }
        guard let answer = operation["responses"]?["\(status)"].map(resolved) else {
            return ["\(method) \(path) does not state the answer \(status): \(body)"]
        }
        let content = answer["content"]?.objectValue ?? [:]
        guard let type = contentType?.split(separator: ";").first.map(String.init) else {
            return content.isEmpty || status == 304 ? [] : ["\(method) \(path) \(status) has no content type"]
        }
        guard let schema = content[type]?["schema"] else { return ["\(method) \(path) \(status) does not state \(type)"] }
        let value = type.hasSuffix("json") ? (try? JSON(parsing: body)) : .string(body)
        guard let value else { return ["\(method) \(path) \(status) is not JSON: \(body)"] }
        return validator.faults(of: value, schema).map { "\(method) \(path) \(status): \($0)" }
    }

    func resolved(_ json: JSON) -> JSON {
        json["$ref"]?.stringValue.flatMap { validator.resolve($0) } ?? json
    }

    private func operation(_ method: String, _ path: String) -> JSON? {
        let parts = path.split(separator: "?")[0].split(separator: "/")
        let fitting = operations.filter { operation in
            let template = operation.path.split(separator: "/")
            return operation.method == method && template.count == parts.count
                && zip(template, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }
        // A literal part goes before a parameter.
        return fitting.min { $0.path.filter { $0 == "{" }.count < $1.path.filter { $0 == "{" }.count }?.operation
    }
}
