import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Idempotency keys")
struct IdempotencyTests {
    private func routes(_ router: APIRouter) {
        router.post("required") { request, _ in try request.requireIdempotencyKey().value }
        router.post("optional") { request, _ in try request.idempotencyKey()?.value ?? "none" }
    }

    @Test(
        "a key of 1 to 255 visible ASCII characters is taken",
        arguments: ["a", "8e03978e-40d5-43e8-bc93-6894a57f9324", "\"quoted\"", String(repeating: "~", count: 255)])
    func accepted(key: String) async throws {
        try await withServer(routes: routes) { client in
            for path in ["/required", "/optional"] {
                let response = try await client.execute(uri: path, method: .post, headers: [.idempotencyKey: key])
                #expect(String(buffer: response.body) == key)
            }
        }
    }

    @Test("any other key is 400", arguments: ["", "a b", "nøkkel", String(repeating: "a", count: 256)])
    func refused(key: String) async throws {
        try await withServer(routes: routes) { client in
            for path in ["/required", "/optional"] {
                let response = try await client.execute(uri: path, method: .post, headers: [.idempotencyKey: key])
                #expect(response.status == .badRequest)
                #expect(try response.problemCode(instance: path) == "invalid-header")
            }
        }
    }

    @Test("two keys are 400")
    func twice() async throws {
        try await withServer(routes: routes) { client in
            var headers: HTTPFields = [.idempotencyKey: "a"]
            headers.append(HTTPField(name: .idempotencyKey, value: "b"))
            let response = try await client.execute(uri: "/required", method: .post, headers: headers)
            #expect(try response.problemCode(instance: "/required") == "invalid-header")
        }
    }

    @Test("an absent key is 400 where one is required, and no key where it is not")
    func absent() async throws {
        try await withServer(routes: routes) { client in
            let required = try await client.execute(uri: "/required", method: .post)
            #expect(required.status == .badRequest)
            #expect(try required.problemCode(instance: "/required") == "missing-idempotency-key")
            let optional = try await client.execute(uri: "/optional", method: .post)
            #expect(String(buffer: optional.body) == "none")
        }
    }

    @Test("the fingerprint is SHA-256 of method, path and canonical body")
    func fingerprint() throws {
        func print(_ method: HTTPRequest.Method, _ path: String, _ body: String) throws -> String {
            let request = Request(head: .init(method: method, scheme: nil, authority: nil, path: path), body: .init(buffer: ByteBuffer()))
            return try RequestFingerprint(request, body: JSON(parsing: body)).hex
        }
        let first = try print(.post, "/v1/cases?x=1", #"{"b": 1.50, "a": "x"}"#)
        #expect(first == "c882e644190f95511255c802108b08f8ad9b3c1bc9b16059f9bba6a6b8ebfff8")
        #expect(try first == print(.post, "/v1/cases", #"{"a":"x","b":1.5}"#))
        #expect(try first != print(.put, "/v1/cases", #"{"a":"x","b":1.5}"#))
        #expect(try first != print(.post, "/v1/case", #"{"a":"x","b":1.5}"#))
        #expect(try first != print(.post, "/v1/cases", #"{"a":"x","b":1.51}"#))
    }
}
