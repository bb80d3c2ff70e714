import ExactJSON
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// An answer of the server, read.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: String

    var json: JSON { get throws { try JSON(parsing: body) } }
    var tag: String? { headers[.eTag] }
    var code: String? { try? json["code"]?.stringValue }

    /// The errors of a 422 as `pointer code`, in order.
    var errors: [String] {
        get throws {
            try (json["errors"]?.arrayValue ?? []).map { error in
                let place = error["parameter"]?.stringValue.map { "?" + $0 } ?? error["pointer"]?.stringValue ?? ""
                return "\(place) \(error["code"]?.stringValue ?? "")"
            }
        }
    }
}

extension Harness {
    /// Sends a request and checks the answer against the OpenAPI document.
    func send(
        _ method: HTTPRequest.Method, _ path: String, as caller: Caller? = nil, _ headers: [String: String] = [:], body: String? = nil
    ) async throws -> Answer {
        var fields: HTTPFields = [:]
        if let caller { fields[.authorization] = "Bearer \(try await token(caller))" }
        if body != nil { fields[.contentType] = method == .patch ? "application/merge-patch+json" : "application/json" }
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        return try await client.execute(
            uri: path, method: method, headers: fields, body: body.map { ByteBuffer(string: $0) }
        ) { response in
            let answer = Answer(status: response.status.code, headers: response.headers, body: String(buffer: response.body))
            let faults = openAPI.faults(
                of: method.rawValue, path, status: answer.status, contentType: response.headers[.contentType], body: answer.body)
            #expect(faults.isEmpty)
            return answer
        }
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, as caller: Caller? = nil, _ headers: [String: String] = [:], json: JSON
    ) async throws -> Answer {
        try await send(method, path, as: caller, headers, body: json.text())
    }

    /// Creates a draft; its path and entity tag.
    func draft(_ document: JSON = Fixture.application, as caller: Caller = .applicant) async throws -> (path: String, tag: String) {
        let answer = try await send(.post, "/v1/applications", as: caller, ["Idempotency-Key": UUID().uuidString], json: document)
        #expect(answer.status == 201, "\(answer.body)")
        return (try #require(answer.headers[.location]), try #require(answer.tag))
    }

    /// Creates and submits an application; its path and entity tag.
    func submitted(_ document: JSON = Fixture.application) async throws -> (path: String, tag: String) {
        let (path, tag) = try await draft(document)
        let answer = try await send(
            .post, "\(path)/submission", as: .applicant, ["If-Match": tag, "Idempotency-Key": UUID().uuidString], body: "{}")
        #expect(answer.status == 200, "\(answer.body)")
        return (path, try #require(answer.tag))
    }

    /// Submits and grants an application; its path.
    func granted(_ document: JSON = Fixture.application, amount: String) async throws -> String {
        let (path, tag) = try await submitted(document)
        let answer = try await send(
            .post, "\(path)/decision", as: .decisionMaker, ["If-Match": tag, "Idempotency-Key": UUID().uuidString],
            json: ["outcome": "granted", "amount": .string(amount), "reasons": "It meets the aims."])
        #expect(answer.status == 201, "\(answer.body)")
        return path
    }
}
