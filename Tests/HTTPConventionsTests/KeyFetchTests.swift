import AsyncHTTPClient
import ExactJSON
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import Testing

@testable import HTTPConventions

@Suite("Fetching key sets")
struct KeyFetchTests {
    private let clock = TestClock()
    private let old = TestKey.elliptic("old")
    private let new = TestKey.elliptic("new")

    /// A verifier whose key set is what `load` gives, for the n-th fetch.
    private func verifier(_ fetches: Tally, _ load: @escaping @Sendable (Int) async throws -> JSON) throws -> TokenVerifier {
        let clock = clock
        return try TokenVerifier(
            issuers: [
                TokenIssuer(
                    issuer: "i", keys: KeySource { try await load(fetches.add()).bytes() }, algorithms: [.es256], audience: "a", claims: .maskinporten
                )
            ], minimumFetchInterval: 30, logger: .silent, now: { clock.date })
    }

    private func token(_ key: TestKey) throws -> String {
        try key.token(["iss": "i", "aud": "a", "exp": JSON(clock.epoch + 100_000), "scope": "s", "consumer": ["ID": "0192:991825827"]])
    }

    private func isAccepted(_ key: TestKey, by verifier: TokenVerifier) async throws -> Bool {
        do {
            _ = try await verifier.verify(token(key))
            return true
        } catch let problem as Problem {
            #expect(problem.type == .unauthorised)
            return false
        }
    }

    @Test("an unknown kid is one fetch, after which the rotated key is accepted")
    func rotation() async throws {
        let fetches = Tally()
        let verifier = try verifier(fetches) { [old, new] fetch in TestKey.keySet(fetch == 1 ? [old] : [old, new]) }
        #expect(try await isAccepted(old, by: verifier))
        clock.advance(30)
        #expect(try await isAccepted(new, by: verifier))
        #expect(try await isAccepted(old, by: verifier))
        #expect(fetches.count == 2)
    }

    @Test("kids that stay unknown are 401 and are not fetched for again within the interval")
    func flood() async throws {
        let fetches = Tally()
        let verifier = try verifier(fetches) { [old] _ in TestKey.keySet([old]) }
        #expect(try await isAccepted(old, by: verifier))
        for _ in 0..<5 { #expect(try await isAccepted(TestKey.elliptic(UUID().uuidString), by: verifier) == false) }
        #expect(fetches.count == 1)
        clock.advance(30)
        for _ in 0..<5 { #expect(try await isAccepted(TestKey.elliptic(UUID().uuidString), by: verifier) == false) }
        #expect(fetches.count == 2)
    }

    @Test("all who come at once share one fetch")
    func coalesced() async throws {
        let fetches = Tally()
        let verifier = try verifier(fetches) { [old] _ in
            for _ in 0..<100 { await Task.yield() }
            return TestKey.keySet([old])
        }
        let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { try await isAccepted(old, by: verifier) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 20)
        #expect(fetches.count == 1)
    }

    @Test("a key that cannot be used is left out and logged, and the others are taken")
    func unusable() async throws {
        let log = LogCapture()
        let broken: JSON = ["kty": "EC", "use": "sig", "alg": "ES256", "crv": "P-256", "kid": "broken", "x": "AA", "y": "AA"]
        guard case .array(let keys) = try #require(TestKey.keySet([old])["keys"]) else { return }
        let bytes = JSON.object(["keys": .array(keys + [broken])]).bytes()
        let set = try await KeySet(parsing: bytes, logger: log.logger)
        #expect(set.contains(old.id) && !set.contains("broken"))
        #expect(log.lines.map { $0.metadata["kid"] } == ["broken"])
        #expect(log.lines.allSatisfy { $0.level == .warning })
    }

    @Test("while no key set can be had the answer is 503, and a key set at hand outlives its issuer's absence")
    func absence() async throws {
        struct Away: Error {}
        let fetches = Tally()
        let verifier = try verifier(fetches) { [old] fetch in
            guard fetch == 2 else { throw Away() }
            return TestKey.keySet([old])
        }
        await #expect { try await verifier.verify(token(old)) } throws: { ($0 as? Problem)?.type == .unavailable }
        clock.advance(30)
        #expect(try await isAccepted(old, by: verifier))
        clock.advance(3600)
        #expect(try await isAccepted(old, by: verifier))
        #expect(fetches.count == 3)
    }

    @Test("an old key set is fetched anew, and a withdrawn key then refused")
    func withdrawal() async throws {
        let fetches = Tally()
        let verifier = try verifier(fetches) { [old, new] fetch in TestKey.keySet([fetch == 1 ? old : new]) }
        #expect(try await isAccepted(old, by: verifier))
        clock.advance(3600)
        #expect(try await isAccepted(old, by: verifier) == false)
        #expect(fetches.count == 2)
    }

    @Test("keys of unknown sorts do not spoil the set, and encryption keys do not sign")
    func mixedSet() async throws {
        let fetches = Tally()
        let encryption = TestKey.elliptic("enc")
        let set: JSON = [
            "keys": [
                ["kty": "oct", "kid": "secret", "k": "c2VjcmV0"], ["kty": "EC", "crv": "secp256k1", "alg": "ES256K", "kid": "k"], 7,
                ["kty": "RSA", "kid": "weak", "n": "AQAB", "e": "AQAB"], ["kty": "RSA", "kid": "half", "n": "AQAB"],
                ["kty": "EC", "kid": "bent", "x": "AA", "y": "AA"],
                encryption.jwk.merging(patch: ["use": "enc"]), old.jwk,
            ]
        ]
        let verifier = try verifier(fetches) { _ in set }
        #expect(try await isAccepted(old, by: verifier))
        #expect(try await isAccepted(encryption, by: verifier) == false)
    }

    @Test(
        "a JWKS URL is https, or http to this machine",
        arguments: [
            ("https://issuer.example/jwks", true), ("http://127.0.0.1:8080/jwks", true), ("http://localhost/jwks", true),
            ("http://[::1]:80/jwks", true),
            ("http://issuer.example/jwks", false), ("http://127.0.0.1.example/jwks", false), ("http://localhost.example/jwks", false),
            ("file:///etc/passwd", false), ("https:///jwks", false), ("issuer.example", false), ("", false),
        ])
    func urls(url: String, allowed: Bool) {
        #expect(((try? KeySource.url(url, client: .shared)) != nil) == allowed)
    }

    @Test("a key set is read over HTTP, and neither an error, a redirect nor a flood of bytes is taken for one")
    func http() async throws {
        let set = TestKey.keySet([old])
        try await withServer(
            .live,
            routes: { router in
                router.get("jwks") { _, _ in String(decoding: set.bytes(), as: UTF8.self) }
                router.get("moved") { _, _ in Response.redirect(to: "/jwks") }
                router.get("flood") { _, _ in String(repeating: " ", count: KeySource.maximumBytes) + "{}" }
            }
        ) { server in
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: KeySource.clientConfiguration)
            do {
                let base = "http://127.0.0.1:\(server.port ?? 0)"
                #expect(try await KeySource.url("\(base)/jwks", client: client).load() == set.bytes())
                for path in ["moved", "flood", "missing"] {
                    let source = try KeySource.url("\(base)/\(path)", client: client)
                    await #expect(throws: (any Error).self) { try await source.load() }
                }
                try await client.shutdown()
            } catch {
                try await client.shutdown()
                throw error
            }
        }
    }

    @Test("a key set is read from a file, anew each time")
    func file() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "jwks-\(UUID().uuidString)").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let source = KeySource.file(path)
        await #expect(throws: (any Error).self) { try await source.load() }
        try Data("{}".utf8).write(to: URL(filePath: path))
        #expect(try await source.load() == Array("{}".utf8))
    }
}

extension KeySource {
    static func fixed(_ keySet: JSON) -> KeySource {
        KeySource { keySet.bytes() }
    }
}
