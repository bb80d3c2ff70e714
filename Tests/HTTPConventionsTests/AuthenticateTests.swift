import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Authentication of requests")
struct AuthenticateTests {
    private static let key = TestKey.elliptic("k")

    private func withGuardedServer(_ test: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let verifier = try TokenVerifier(
            issuers: [
                TokenIssuer(
                    issuer: TokenTests.issuer, keys: .fixed(TestKey.keySet([Self.key])), algorithms: [.es256], audience: "https://medfin.example",
                    claims: .maskinporten)
            ], logger: .silent, now: { TokenTests.clock.date })
        try await withServer(
            routes: { router in
                router.get("open") { _, context in try context.requireToken().organisation }
                let guarded = router.group().add(middleware: Authenticate(verifier))
                guarded.get("me") { _, context in try context.requireToken().organisation }
                guarded.get("cases") { _, context in try context.require(scope: "medfin:cases.read").organisation }
                guarded.get("applications") { _, context in try context.require(scope: "medfin:applications.read").organisation }
            }, test)
    }

    @Test("a valid token lets in and is in the context", arguments: ["Bearer", "bearer", "BEARER"])
    func valid(scheme: String) async throws {
        let token = try Self.key.token(TokenTests.claims())
        try await withGuardedServer { client in
            for path in ["/me", "/applications"] {
                let response = try await client.execute(uri: path, method: .get, headers: [.authorization: "\(scheme) \(token)"])
                #expect(response.status == .ok)
                #expect(String(buffer: response.body) == "0192:991825827")
            }
        }
    }

    @Test("without a token it is 401 with a bare challenge, also where a route forgot its guard")
    func missing() async throws {
        try await withGuardedServer { client in
            for path in ["/me", "/open"] {
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.status == .unauthorized)
                #expect(try response.problemCode(instance: path) == "unauthorised")
                #expect(response.headers[.wwwAuthenticate] == #"Bearer realm="medfin""#)
            }
        }
    }

    @Test(
        "another scheme, an empty token and two tokens are 401 invalid_token",
        arguments: ["Basic YTpi", "Bearer", "Bearer ", "Bearer a b", "Bearer x.y.z"])
    func invalid(header: String) async throws {
        try await withGuardedServer { client in
            let response = try await client.execute(uri: "/me", method: .get, headers: [.authorization: header])
            #expect(response.status == .unauthorized)
            #expect(response.headers[.wwwAuthenticate]?.hasPrefix(#"Bearer realm="medfin", error="invalid_token", error_description=""#) == true)
        }
    }

    @Test("the reason is told in the reader's language, and in English in the challenge")
    func language() async throws {
        try await withGuardedServer { client in
            let response = try await client.execute(uri: "/me", method: .get, headers: [.authorization: "Bearer x", .acceptLanguage: "nn"])
            #expect(try response.json["detail"]?.stringValue == "tokenet er feil utforma")
            #expect(response.headers[.wwwAuthenticate]?.hasSuffix(#"error_description="the token is malformed""#) == true)
        }
    }

    @Test("a missing scope is 403 insufficient_scope and names it")
    func scope() async throws {
        let token = try Self.key.token(TokenTests.claims())
        try await withGuardedServer { client in
            let response = try await client.execute(uri: "/cases", method: .get, headers: [.authorization: "Bearer \(token)"])
            #expect(response.status == .forbidden)
            #expect(try response.problemCode(instance: "/cases") == "insufficient-scope")
            #expect(
                response.headers[.wwwAuthenticate] == #"Bearer realm="medfin", error="insufficient_scope", scope="medfin:cases.read""#)
        }
    }

    @Test("an unknown route is 404 and a wrong method 405 with no token at all")
    func unknown() async throws {
        try await withGuardedServer { client in
            let unknown = try await client.execute(uri: "/nothing", method: .get)
            #expect(unknown.status == .notFound)
            let wrong = try await client.execute(uri: "/me", method: .delete)
            #expect(wrong.status == .methodNotAllowed)
        }
    }
}
