import Foundation
import HTTPConventions
import HTTPTypes
import Testing

@Suite("The local issuer")
struct LocalIssuerTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "local-key-\(UUID().uuidString).pem").path()

    private func withIssuer(_ body: (LocalIssuer) async throws -> Void) async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(LocalIssuer(keyFile: path, audience: "medfin"))
    }

    @Test("its tokens are accepted where it is trusted")
    func accepted() async throws {
        try await withIssuer { issuer in
            let verifier = try TokenVerifier(issuers: [issuer.trusted(host: "127.0.0.1")], logger: .silent)
            let text = try await issuer.token(
                organisation: "0192:991825827", person: "case-worker-1", scopes: ["medfin:cases.read", "medfin:cases.write"], lifetime: 3600)
            #expect(
                try await verifier.verify(text)
                    == AccessToken(
                        organisation: "0192:991825827", person: "case-worker-1", scopes: ["medfin:cases.read", "medfin:cases.write"],
                        issuer: LocalIssuer.name))
        }
    }

    @Test("a token past its lifetime is refused")
    func expired() async throws {
        try await withIssuer { issuer in
            let verifier = try TokenVerifier(issuers: [issuer.trusted(host: "localhost")], logger: .silent)
            let text = try await issuer.token(organisation: "0192:991825827", person: nil, scopes: [], lifetime: -60)
            await #expect { try await verifier.verify(text) } throws: { ($0 as? Problem)?.type == .unauthorised }
        }
    }

    @Test("the key is made once, is its owner's only, and serves later runs")
    func keyFile() async throws {
        try await withIssuer { first in
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            let verifier = try TokenVerifier(issuers: [first.trusted(host: "::1")], logger: .silent)
            let second = try LocalIssuer(keyFile: path, audience: "medfin")
            let text = try await second.token(organisation: "0192:991825827", person: nil, scopes: [], lifetime: 60)
            #expect(try await verifier.verify(text).person == nil)
            let folder = (path as NSString).deletingLastPathComponent
            let name = (path as NSString).lastPathComponent
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(name) } == [name])
        }
    }

    @Test("many who make the key at once agree on one")
    func race() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let path = path
        let issuers = try await withThrowingTaskGroup(of: LocalIssuer.self) { group in
            for _ in 0..<8 { group.addTask { try LocalIssuer(keyFile: path, audience: "medfin") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let verifier = try TokenVerifier(issuers: [issuers[0].trusted(host: "127.0.0.1")], logger: .silent)
        for issuer in issuers {
            let text = try await issuer.token(organisation: "0192:991825827", person: nil, scopes: [], lifetime: 60)
            #expect(try await verifier.verify(text).organisation == "0192:991825827")
        }
    }

    @Test("a key file that others may read is refused", arguments: [0o640, 0o604, 0o620, 0o601, 0o666])
    func openFile(mode: Int) async throws {
        try await withIssuer { _ in
            try FileManager.default.setAttributes([.posixPermissions: NSNumber(value: mode)], ofItemAtPath: path)
            #expect { try LocalIssuer(keyFile: path, audience: "medfin") } throws: { error in
                (error as? TokenConfigurationError)?.description.hasSuffix("must be its owner's only (mode 0600)") == true
            }
        }
    }

    @Test("a key file that holds no key is refused")
    func badFile() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("no key".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: NSNumber(value: 0o600)], ofItemAtPath: path)
        #expect { try LocalIssuer(keyFile: path, audience: "medfin") } throws: { error in
            (error as? TokenConfigurationError)?.description.hasSuffix("holds no P-256 private key in PEM") == true
        }
    }

    @Test(
        "it is refused where others could reach the server",
        arguments: [
            ("127.0.0.1", true), ("127.8.9.10", true), ("::1", true), ("localhost", true), ("0.0.0.0", false), ("::", false), ("192.168.0.4", false),
            ("", false),
            ("127.0.0.1.example", false), ("medfin.example", false), ("127.1", false), ("127.0.0.256", false),
        ])
    func loopback(host: String, allowed: Bool) {
        #expect(((try? LocalIssuer.requireLoopback(host: host)) != nil) == allowed)
    }
}
