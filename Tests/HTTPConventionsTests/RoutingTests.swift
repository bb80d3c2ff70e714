import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Routes")
struct RoutingTests {
    private func routes(_ router: APIRouter) {
        let group = router.group("v1")
        group.get("cases") { _, _ in "list" }
        group.post("cases") { _, _ in "made" }
        group.get("cases/{id}") { _, context in try context.parameters.require("id") }
        group.delete("cases/{id}") { _, _ in HTTPResponse.Status.noContent }
        group.post("cases/{id}/decide") { _, _ in "decided" }
        group.get("cases/open") { _, _ in "open" }
    }

    @Test(
        "an unknown route is 404 whatever the method",
        arguments: ["/", "/v1", "/v1/case", "/v1/cases/1/decide/now", "/v1/cases/1/decided", "/v2/cases"])
    func unknown(path: String) async throws {
        try await withServer(routes: routes) { client in
            for method in [HTTPRequest.Method.get, .post, .options] {
                let response = try await client.execute(uri: path, method: method)
                #expect(response.status == .notFound)
                #expect(try response.problemCode(instance: path) == "not-found")
                #expect(response.headers[.allow] == nil)
            }
        }
    }

    @Test(
        "a wrong method is 405 and Allow has the methods of that very path",
        arguments: [
            (HTTPRequest.Method.put, "/v1/cases", "GET, HEAD, POST"), (.delete, "/v1/cases/", "GET, HEAD, POST"),
            (.post, "/v1/cases/7", "DELETE, GET, HEAD"), (.get, "/v1/cases/7/decide", "POST"), (.delete, "/v1/cases/open", "GET, HEAD"),
        ])
    func wrongMethod(method: HTTPRequest.Method, path: String, allow: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: path, method: method)
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == allow)
            #expect(try response.problemCode(instance: path) == "method-not-allowed")
        }
    }

    @Test("HEAD answers as GET does, without the body")
    func head() async throws {
        try await withServer(.live, routes: routes) { client in
            let response = try await client.execute(uri: "/v1/cases/abc", method: .head)
            #expect(response.status == .ok)
            #expect(response.headers[.contentLength] == "3")
            #expect(response.body.readableBytes == 0)
            // The connection is still in step afterwards.
            let next = try await client.execute(uri: "/v1/cases/abc", method: .get)
            #expect(String(buffer: next.body) == "abc")
        }
    }

    @Test("a problem for HEAD has no body, and the connection stays in step")
    func headProblem() async throws {
        try await withServer(.live, routes: routes) { client in
            for (path, status) in [("/none", HTTPResponse.Status.notFound), ("/v1/cases/7/decide", .methodNotAllowed)] {
                let response = try await client.execute(uri: path, method: .head)
                #expect(response.status == status)
                #expect(response.headers[.contentType] == "application/problem+json")
                #expect(response.body.readableBytes == 0)
                let next = try await client.execute(uri: "/v1/cases/abc", method: .get)
                #expect(String(buffer: next.body) == "abc")
            }
        }
    }

    @Test("204 and 304 have no Content-Length, from the router on", arguments: [false, true])
    func noLength(onTheWire: Bool) async throws {
        try await withServer(
            onTheWire ? .live : .router,
            routes: { router in
                router.get("gone") { _, _ in HTTPResponse.Status.noContent }
                router.get("same") { _, _ in Response.notModified(ETag(version: 1)) }
            }
        ) { client in
            for (path, status) in [("/gone", HTTPResponse.Status.noContent), ("/same", .notModified)] {
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.status == status)
                #expect(response.headers[.contentLength] == nil)
                #expect(response.headers[.transferEncoding] == nil)
            }
        }
    }

    @Test("the context knows the caller's address, without its port")
    func remoteAddress() async throws {
        try await withServer(.live, routes: { $0.get("address") { _, context in context.remoteAddress ?? "none" } }) { client in
            let response = try await client.execute(uri: "/address", method: .get)
            #expect(String(buffer: response.body) == "127.0.0.1")
        }
    }

    @Test("the router lists its routes with their templates")
    func list() {
        let router = APIRouter()
        routes(router)
        #expect(
            router.routes.map { "\($0.method) \($0.path)" } == [
                "GET /v1/cases", "POST /v1/cases", "GET /v1/cases/{id}", "DELETE /v1/cases/{id}", "POST /v1/cases/{id}/decide", "GET /v1/cases/open",
            ])
    }

    @Test("answers are neither stored nor sniffed, unless the route says otherwise")
    func headers() async throws {
        try await withServer(routes: { router in
            router.get("personal") { _, _ in "x" }
            router.get("public") { _, _ in Response(status: .ok).publiclyCached(seconds: 60) }
            router.get("page") { _, _ in Response(status: .ok, headers: [.contentSecurityPolicy: "default-src 'self'"]) }
        }) { client in
            let personal = try await client.execute(uri: "/personal", method: .get)
            #expect(personal.headers[.cacheControl] == "no-store")
            #expect(personal.headers[.xContentTypeOptions] == "nosniff")
            #expect(personal.headers[.contentSecurityPolicy] == "default-src 'none'; frame-ancestors 'none'")
            let open = try await client.execute(uri: "/public", method: .get)
            #expect(open.headers[.cacheControl] == "public, max-age=60")
            #expect(open.headers[.xContentTypeOptions] == "nosniff")
            let page = try await client.execute(uri: "/page", method: .get)
            #expect(page.headers[.contentSecurityPolicy] == "default-src 'self'")
            let missing = try await client.execute(uri: "/missing", method: .get)
            #expect(missing.headers[.xContentTypeOptions] == "nosniff")
        }
    }
}
