import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Request bodies")
struct BodyTests {
    private func routes(_ router: APIRouter) {
        router.post("things") { request, context in Response.json(try await request.jsonObject(context: context)) }
        router.patch("things") { request, context in Response.json(try await request.jsonObject(context: context)) }
    }

    @Test(
        "a body of the right type comes back with its numbers as written",
        arguments: ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""])
    func accepted(type: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(
                uri: "/things", method: .post, headers: [.contentType: type], body: ByteBuffer(string: #"{"amount": 0.10000000000000000000001}"#))
            #expect(String(buffer: response.body) == #"{"amount":0.10000000000000000000001}"#)
        }
    }

    @Test(
        "another content type is 415",
        arguments: [
            (HTTPRequest.Method.post, "text/plain"), (.post, "application/json; charset=latin1"), (.post, "application/merge-patch+json"),
            (.post, "json"),
            (.patch, "application/json"), (.post, nil),
        ] as [(HTTPRequest.Method, String?)])
    func wrongType(method: HTTPRequest.Method, type: String?) async throws {
        try await withServer(routes: routes) { client in
            var headers: HTTPFields = [:]
            headers[.contentType] = type
            let response = try await client.execute(uri: "/things", method: method, headers: headers, body: ByteBuffer(string: "{}"))
            #expect(response.status == .unsupportedMediaType)
            #expect(try response.problemCode(instance: "/things") == "unsupported-media-type")
        }
    }

    @Test("a compressed body is 415 and says what is taken")
    func compressed() async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(
                uri: "/things", method: .post, headers: [.contentType: "application/json", .contentEncoding: "gzip"], body: ByteBuffer(string: "{}"))
            #expect(response.status == .unsupportedMediaType)
            #expect(response.headers[.acceptEncoding] == "identity")
        }
    }

    @Test("a body that breaks off is the caller's fault: 400, and no error in the log")
    func brokenOff() async throws {
        struct BrokenOff: Error {}
        let log = LogCapture()
        try await withServer(logger: log.logger) { router in
            router.post("things") { request, context in
                var request = request
                request.body = RequestBody(asyncSequence: AsyncThrowingStream<ByteBuffer, any Error> { $0.finish(throwing: BrokenOff()) })
                return Response.json(try await request.jsonObject(context: context))
            }
        } _: { client in
            let response = try await client.execute(uri: "/things", method: .post, headers: [.contentType: "application/json"])
            #expect(response.status == .badRequest)
            #expect(try response.problemCode(instance: "/things") == "malformed-request")
        }
        #expect(!log.lines.contains { $0.message == "request failed" })
    }

    @Test("a PATCH takes a merge patch and says so when it gets something else")
    func mergePatch() async throws {
        try await withServer(routes: routes) { client in
            let taken = try await client.execute(
                uri: "/things", method: .patch, headers: [.contentType: "application/merge-patch+json"], body: ByteBuffer(string: #"{"a":null}"#))
            #expect(String(buffer: taken.body) == #"{"a":null}"#)
            let refused = try await client.execute(
                uri: "/things", method: .patch, headers: [.contentType: "application/json"], body: ByteBuffer(string: "{}"))
            #expect(HTTPField.Name("Accept-Patch").flatMap { refused.headers[$0] } == "application/merge-patch+json")
        }
    }

    @Test(
        "malformed JSON is 400 with its line and column",
        arguments: [
            ("{\n  \"a\": 1,\n}", "Line 3, column 1"), (#"{"a":1,"a":2}"#, "Line 1, column 8"), ("", "Line 1, column 1"),
            ("{} {}", "Line 1, column 4"),
        ])
    func malformed(body: String, place: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(
                uri: "/things", method: .post, headers: [.contentType: "application/json"], body: ByteBuffer(string: body))
            #expect(response.status == .badRequest)
            #expect(try response.problemCode(instance: "/things") == "malformed-json")
            #expect(try response.json["detail"]?.stringValue?.hasPrefix(place) == true)
        }
    }

    @Test("a top level that is no object is 422", arguments: ["[]", "1", "null", #""text""#])
    func notAnObject(body: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(
                uri: "/things", method: .post, headers: [.contentType: "application/json"], body: ByteBuffer(string: body))
            #expect(response.status == .unprocessableContent)
            #expect(try response.errorPlaces == [" not-an-object"])
        }
    }

    @Test("a body beyond the limit is 413, and one at the limit is read")
    func tooLarge() async throws {
        var configuration = APIConfiguration()
        configuration.maxBodyBytes = 100
        let exact = #"{"a":""# + String(repeating: "x", count: 92) + #""}"#
        #expect(exact.utf8.count == 100)
        try await withServer(.live, configuration: configuration, routes: routes) { client in
            for (body, status) in [(exact, HTTPResponse.Status.ok), (exact + " ", .contentTooLarge)] {
                let response = try await client.execute(
                    uri: "/things", method: .post, headers: [.contentType: "application/json"], body: ByteBuffer(string: body))
                #expect(response.status == status)
            }
        }
    }

    @Test("a chunked body, which does not say its length, is held to the limit as well")
    func chunked() async throws {
        var configuration = APIConfiguration()
        configuration.maxBodyBytes = 100
        let router = APIRouter(configuration: configuration)
        routes(router)
        let (body, source) = RequestBody.makeStream()
        let request = Request(
            head: .init(method: .post, scheme: "http", authority: "localhost", path: "/things", headerFields: [.contentType: "application/json"]),
            body: body)
        for _ in 0..<3 { await source.yield(ByteBuffer(repeating: 0x20, count: 50)) }
        source.finish()
        let response = try await router.buildResponder().respond(to: request, context: .forTest)
        #expect(response.status == .contentTooLarge)
        #expect(response.headers[.contentType] == "application/problem+json")
    }
}
