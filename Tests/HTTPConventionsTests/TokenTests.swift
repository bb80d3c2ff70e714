import Crypto
import ExactJSON
import Foundation
import HTTPConventions
import HTTPTypes
import Testing

@Suite("Bearer tokens")
struct TokenTests {
    static let clock = TestClock()
    static let elliptic = TestKey.elliptic("ec-1")
    static let foreign = TestKey.elliptic("foreign-1")
    static let rsa = Result { try TestKey.rsa("rsa-1", named: "RS256") }
    static let rsa512 = Result { try TestKey.rsa("rsa-512", "RS512", named: nil) }
    /// A key for RS256, used with RS512.
    static let strayed = Result { try TestKey.rsa("strayed", "RS512", named: "RS256") }

    static let issuer = "https://maskinporten.example/"
    static let other = "https://other.example/"

    /// Two issuers: the first takes ES256 and RS256, the second only ES256 and has a key of its own.
    private func verifier() throws -> TokenVerifier {
        let keys = try [Self.elliptic, Self.rsa.get(), Self.rsa512.get(), Self.strayed.get()]
        return try TokenVerifier(
            issuers: [
                TokenIssuer(
                    issuer: Self.issuer, keys: .fixed(TestKey.keySet(keys)), algorithms: [.es256, .rs256, .rs512], audience: "https://medfin.example",
                    claims: .maskinporten),
                TokenIssuer(
                    issuer: Self.other, keys: .fixed(TestKey.keySet([Self.foreign])), algorithms: [.es256], audience: "https://medfin.example",
                    claims: ClaimMapping(
                        organisation: JSONPointer("org"), register: "0007", person: JSONPointer("sub"), scopes: JSONPointer("realm", "roles"))),
            ], logger: .silent, now: { Self.clock.date })
    }

    /// The claims of a Maskinporten token that is valid now, changed by a merge patch.
    static func claims(_ patch: JSON = [:]) -> JSON {
        let claims: JSON = [
            "iss": .string(issuer), "aud": "https://medfin.example", "iat": JSON(clock.epoch - 5), "exp": JSON(clock.epoch + 115),
            "scope": "medfin:applications.read medfin:applications.write", "client_id": "0192:999999999",
            "consumer": ["authority": "iso6523-actorid-upis", "ID": "0192:991825827"], "jti": "x",
        ]
        return claims.merging(patch: patch)
    }

    /// Why a token is refused, from `WWW-Authenticate`; nil when it is accepted.
    private func refusal(_ token: String) async throws -> String? {
        do {
            _ = try await verifier().verify(token)
            return nil
        } catch let problem as Problem {
            #expect(problem.type == .unauthorised)
            let header = try #require(problem.headers[.wwwAuthenticate])
            let prefix = #"Bearer realm="medfin", error="invalid_token", error_description=""#
            #expect(header.hasPrefix(prefix))
            return String(header.dropFirst(prefix.count).dropLast())
        }
    }

    @Test("a token signed with any accepted algorithm is taken", arguments: ["ec-1", "rsa-1", "rsa-512"])
    func accepted(kid: String) async throws {
        let key = try #require([Self.elliptic, Self.rsa.get(), Self.rsa512.get()].first { $0.id == kid })
        let token = try await verifier().verify(key.token(Self.claims()))
        #expect(
            token
                == AccessToken(
                    organisation: "0192:991825827", scopes: ["medfin:applications.read", "medfin:applications.write"], issuer: Self.issuer))
    }

    @Test("client_id decides nothing")
    func clientID() async throws {
        for patch in [["client_id": nil], ["client_id": "0192:111111111"], ["client_id": ["ID": "0192:111111111"]]] as [JSON] {
            let token = try await verifier().verify(Self.elliptic.token(Self.claims(patch)))
            #expect(token.organisation == "0192:991825827")
        }
    }

    @Test("in a system user's token the systemuser_org acts and the consumer is its supplier")
    func systemUser() async throws {
        let details: JSON = [
            "authorization_details": [
                [
                    "type": "urn:altinn:systemuser", "systemuser_id": ["33a0911a-5459-456f-bc57-3d37ef9a016c"],
                    "systemuser_org": ["authority": "iso6523-actorid-upis", "ID": "0192:910000001"], "system_id": "991825827_system",
                ]
            ]
        ]
        let token = try await verifier().verify(Self.elliptic.token(Self.claims(details)))
        #expect(token.organisation == "0192:910000001")
        #expect(token.supplier == "0192:991825827")
    }

    @Test(
        "system users whose organisation is missing or ambiguous are refused",
        arguments: [
            [["type": "urn:altinn:systemuser"]],
            [["systemuser_org": ["ID": "0192:910000001"]], ["systemuser_org": ["ID": "0192:910000002"]]],
            [["systemuser_org": ["ID": ""]]],
        ] as [JSON])
    func systemUserUnclear(details: JSON) async throws {
        #expect(try await refusal(Self.elliptic.token(Self.claims(["authorization_details": details]))) != nil)
    }

    @Test("another issuer's mapping gives organisation, person and scopes")
    func mapping() async throws {
        let claims = Self.claims([
            "iss": .string(Self.other), "org": "202100-1234", "sub": "person-7", "realm": ["roles": ["medfin:cases.read", "medfin:audit.read", 7]],
            "consumer": nil,
        ])
        let token = try await verifier().verify(Self.foreign.token(claims))
        #expect(
            token
                == AccessToken(
                    organisation: "0007:202100-1234", person: "person-7", scopes: ["medfin:cases.read", "medfin:audit.read"],
                    issuer: Self.other))
    }

    @Test(
        "claims that are wrong, missing or of another time are refused",
        arguments: [
            (["aud": "https://elsewhere.example"], "the token is meant for another audience"),
            (["aud": ["https://a.example", "https://b.example"]], "the token is meant for another audience"),
            (["aud": nil], "the token is meant for another audience"),
            (["iss": "https://unknown.example"], "the issuer is unknown"), (["iss": nil], "the issuer is unknown"),
            (["iss": "https://maskinporten.example"], "the issuer is unknown"),
            (["exp": JSON(clock.epoch - 31)], "the token has expired"), (["exp": nil], "the claim exp is missing"),
            (["exp": "1900000000"], "the claim exp is not a number"), (["exp": JSON(clock.epoch - 30)], "the token has expired"),
            (["nbf": JSON(clock.epoch + 31)], "the token is not valid yet"), (["iat": JSON(clock.epoch + 31)], "the token was issued in the future"),
            (["consumer": nil], "the claim /consumer/ID names no organisation"),
            (["consumer": ["ID": "991825827"]], "the claim /consumer/ID is not an ISO 6523 identifier"),
            (["consumer": ["ID": "0192:"]], "the claim /consumer/ID is not an ISO 6523 identifier"),
            (["consumer": ["ID": "0192:1 OR 1"]], "the claim /consumer/ID is not an ISO 6523 identifier"),
        ] as [(JSON, String)])
    func wrongClaims(patch: JSON, reason: String) async throws {
        #expect(try await refusal(Self.elliptic.token(Self.claims(patch))) == reason)
    }

    @Test(
        "clocks may be half a minute apart, and aud may be a list",
        arguments: [
            ["exp": JSON(clock.epoch - 29)], ["nbf": JSON(clock.epoch + 30)], ["iat": JSON(clock.epoch + 30)],
            ["nbf": JSONNumber("1500000000.5").map(JSON.number) ?? "no number"],
            ["aud": ["https://a.example", "https://medfin.example"]],
        ] as [JSON])
    func leeway(patch: JSON) async throws {
        #expect(try await refusal(Self.elliptic.token(Self.claims(patch))) == nil)
    }

    @Test("an unsigned token is refused, however none is written", arguments: ["none", "None", "NONE", ""])
    func unsigned(algorithm: String) async throws {
        let header: JSON = ["alg": .string(algorithm), "kid": "ec-1"]
        let unsigned = "\(Data(header.bytes()).base64URL).\(Data(Self.claims().bytes()).base64URL)."
        #expect(try await refusal(unsigned) == "the algorithm is not accepted from this issuer")
    }

    @Test("HS256 with the public key as its secret is refused")
    func publicKeyAsSecret() async throws {
        let secret = SymmetricKey(data: Data(try Self.rsa.get().jwk.bytes()))
        let forger = TestKey(id: "rsa-1", algorithm: "HS256", jwk: [:]) { Data(HMAC<SHA256>.authenticationCode(for: $0, using: secret)) }
        #expect(try await refusal(forger.token(Self.claims())) == "the algorithm is not accepted from this issuer")
        #expect(try await refusal(forger.token(Self.claims(), header: ["alg": "RS256"])) == "the signature is invalid")
    }

    @Test(
        "a key is used with its own algorithm only",
        arguments: [("ec-1", "RS256"), ("rsa-1", "RS512"), ("rsa-1", "ES256"), ("rsa-512", "ES256"), ("rsa-512", "RS256")])
    func otherAlgorithm(kid: String, algorithm: String) async throws {
        let key = try #require([Self.elliptic, Self.rsa.get(), Self.rsa512.get()].first { $0.id == kid })
        #expect(try await refusal(key.token(Self.claims(), header: ["alg": .string(algorithm)])) == "the signature is invalid")
    }

    @Test("a good signature is refused when its algorithm is not the one the key is for")
    func strayedKey() async throws {
        #expect(try await refusal(Self.strayed.get().token(Self.claims())) == "the signature is invalid")
    }

    @Test("an algorithm that this issuer may not use is refused though another issuer may")
    func algorithmOfOtherIssuer() async throws {
        let token = try Self.rsa.get().token(Self.claims(["iss": .string(Self.other), "org": "1"]))
        #expect(try await refusal(token) == "the algorithm is not accepted from this issuer")
    }

    @Test("the key of another issuer is refused, also under the name of the right one's key")
    func keyOfOtherIssuer() async throws {
        #expect(try await refusal(Self.foreign.token(Self.claims())) == "the key is unknown")
        #expect(try await refusal(Self.foreign.token(Self.claims(), header: ["kid": "ec-1"])) == "the signature is invalid")
    }

    @Test(
        "a header without a usable kid, or with demands of its own, is refused",
        arguments: [
            (["kid": nil], "the header has no kid"), (["kid": 1], "the header has no kid"), (["kid": ""], "the key is unknown"),
            (["crit": ["exp"]], "the header has critical extensions"), (["typ": "id+jwt"], "the token is not an access token"),
            (["alg": nil], "the token is malformed"),
        ] as [(JSON, String)])
    func headers(patch: JSON, reason: String) async throws {
        #expect(try await refusal(Self.elliptic.token(Self.claims(), header: patch)) == reason)
    }

    @Test("a key that the token itself brings along is not used")
    func ownKey() async throws {
        let thief = TestKey.elliptic("ec-1")
        let token = try thief.token(Self.claims(), header: ["jwk": thief.jwk, "jku": "https://thief.example/jwks"])
        #expect(try await refusal(token) == "the signature is invalid")
    }

    @Test("what is no token is refused", arguments: ["", "a", "a.b.c", "..", "e30.e30.", "e30.e30", "e30.e30.e30.e30", "\u{e5}.e30.e30"])
    func malformed(text: String) async throws {
        #expect(try await refusal(text) == "the token is malformed")
    }

    @Test("a token changed after signing, or padded, or with a claim named twice, is refused")
    func tampered() async throws {
        let token = try Self.elliptic.token(Self.claims())
        let parts = token.split(separator: ".").map(String.init)
        let payload = Data(Self.claims(["consumer": ["ID": "0192:910000001"]]).bytes()).base64URL
        #expect(try await refusal("\(parts[0]).\(payload).\(parts[2])") == "the signature is invalid")
        #expect(try await refusal(token + "==") == "the token is malformed")
        let doubled = Data(#"{"iss":"a","iss":"b"}"#.utf8).base64URL
        #expect(try await refusal("\(parts[0]).\(doubled).\(parts[2])") == "the token is malformed")
        #expect(try await refusal(String(repeating: "a", count: 20_000)) == "the token is too long")
    }

    @Test("issuers must be complete and named once")
    func configuration() throws {
        func make(_ issuers: [(String, Set<TokenAlgorithm>)], leeway: TimeInterval = 30) throws {
            _ = try TokenVerifier(
                issuers: issuers.map {
                    TokenIssuer(issuer: $0.0, keys: .fixed([:]), algorithms: $0.1, audience: "a", claims: .maskinporten)
                }, leeway: leeway, logger: .silent)
        }
        try make([("a", [.es256]), ("b", [.es256])])
        #expect(throws: TokenConfigurationError.self) { try make([("a", [.es256]), ("a", [.rs256])]) }
        #expect(throws: TokenConfigurationError.self) { try make([("a", [])]) }
        #expect(throws: TokenConfigurationError.self) { try make([("", [.es256])]) }
        #expect(throws: TokenConfigurationError.self) { try make([("a", [.es256])], leeway: 61) }
    }
}
