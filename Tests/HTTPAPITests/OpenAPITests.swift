import ExactJSON
import Foundation
import HTTPAPI
import HTTPConventions
import HTTPTypes
import TestSupport
import Testing

@Suite("The OpenAPI document")
struct OpenAPITests {
    @Test("has every route of the server, and no other", .published)
    func routes() async throws {
        try await Harness.run { server in
            let served = Set(server.api.buildRouter().routes.map { "\($0.method.rawValue) \($0.path)" })
            let described = Set(server.openAPI.operations.map { "\($0.method) \($0.path)" })
            #expect(served.subtracting(described).isEmpty)
            #expect(described.subtracting(served).isEmpty)
        }
    }

    @Test("is served as JSON without a token, with a tag that gives 304", .published)
    func served() async throws {
        try await Harness.run { server in
            let answer = try await server.send(.get, "/v1/openapi.json")
            #expect(answer.status == 200)
            #expect(try answer.json == server.openAPI.json)
            let again = try await server.send(.get, "/v1/openapi.json", ["If-None-Match": try #require(answer.tag)])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
        }
    }

    @Test("states for each operation a summary, a description, the trace header, its answers, and the scopes it takes")
    func complete() throws {
        let openAPI = try OpenAPI()
        var identifiers: Set<String> = []
        for (path, method, operation) in openAPI.operations {
            let place = "\(method) \(path)"
            #expect(operation["summary"]?.stringValue?.isEmpty == false, "\(place)")
            #expect(operation["description"]?.stringValue?.isEmpty == false, "\(place)")
            let isNew = identifiers.insert(operation["operationId"]?.stringValue ?? "").inserted
            #expect(isNew, "\(place)")
            let parameters = (operation["parameters"]?.arrayValue ?? []).map { openAPI.resolved($0) }
            #expect(parameters.contains { $0["name"] == "traceparent" && $0["in"] == "header" }, "\(place)")
            let inPath = Set(parameters.filter { $0["in"] == "path" }.compactMap { $0["name"]?.stringValue })
            let named = Set(path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) })
            #expect(inPath == named, "\(place)")
            let answers = operation["responses"]?.objectValue ?? [:]
            #expect(answers.contains { $0.name.hasPrefix("2") } && answers.contains("500"), "\(place)")
            if operation["security"] != .array([]) { #expect(answers.contains("401"), "\(place)") }
        }
    }

    @Test("has the metadata that DIGG's REST API profile asks for")
    func profile() throws {
        let info = try OpenAPI().json["info"]
        #expect(info?["license"]?["identifier"] == "Apache-2.0")
        #expect(info?["contact"]?["email"]?.stringValue?.isEmpty == false)
        #expect(info?["x-limitations"]?.stringValue?.isEmpty == false)
        #expect(info?["x-service-level"]?.stringValue?.isEmpty == false)
    }

    @Test("has examples that fit their schemas, and references that lead somewhere")
    func examples() throws {
        let openAPI = try OpenAPI()
        var count = 0
        func walk(_ json: JSON, _ place: JSONPointer) {
            for (index, element) in (json.arrayValue ?? []).enumerated() { walk(element, place.appending(index)) }
            guard let object = json.objectValue else { return }
            if let reference = object["$ref"]?.stringValue {
                #expect(openAPI.validator.resolve(reference) != nil, "\(place) \(reference)")
            }
            if let schema = object["schema"] {
                let examples = [object["example"]].compactMap(\.self) + (object["examples"]?.objectValue ?? [:]).compactMap { $0.value["value"] }
                for example in examples {
                    count += 1
                    #expect(openAPI.validator.faults(of: example, schema).isEmpty, "\(place)")
                }
            }
            for member in object where member.name != "example" && member.name != "examples" {
                walk(member.value, place.appending(member.name))
            }
        }
        walk(openAPI.json, .root)
        #expect(count > 50)
    }
}
