import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Accept")
struct NegotiationTests {
    private func routes(_ router: APIRouter) {
        router.group().add(middleware: Produces(.json)).get("json") { _, context in context.responseType.name }
        router.group().add(middleware: Produces(.json, .csv, .text)).get("many") { _, context in context.responseType.name }
    }

    @Test(
        "the best accepted type of a route is chosen",
        arguments: [
            ("/json", "*/*", "application/json"), ("/json", "application/*", "application/json"),
            ("/json", "APPLICATION/JSON;charset=utf-8", "application/json"),
            ("/many", "text/csv", "text/csv"), ("/many", "text/*, application/json;q=0.5", "text/csv"),
            ("/many", "text/plain;q=0.9, text/csv;q=0.8, application/json;q=0.1", "text/plain"),
            ("/many", "*/*, application/json;q=0", "text/csv"), ("/many", "application/json;q=0.500, */*;q=0.5", "application/json"),
            ("/many", "", "application/json"),
        ])
    func chosen(path: String, accept: String, type: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: path, method: .get, headers: [.accept: accept])
            #expect(String(buffer: response.body) == type)
            #expect(response.headers[.vary] == (path == "/many" ? "Accept" : nil))
        }
    }

    @Test("without Accept the first type is taken")
    func absent() async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/many", method: .get)
            #expect(String(buffer: response.body) == "application/json")
        }
    }

    @Test("a caller who accepts none of them gets 406 in problem+json", arguments: ["text/html", "application/json;q=0", "text/*", "*/*;q=0"])
    func refused(accept: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/json", method: .get, headers: [.accept: accept])
            #expect(response.status == .notAcceptable)
            #expect(try response.problemCode(instance: "/json") == "not-acceptable")
        }
    }
}
