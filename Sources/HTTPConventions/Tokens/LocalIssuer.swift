internal import Crypto
internal import ExactJSON
package import Foundation
internal import JWTKit

/// The server's own issuer, for work on one's own machine: an ES256 key in a file, and tokens for whoever can read it.
package struct LocalIssuer: Sendable {
    package static let name = "medfin-local"

    private let key: P256.Signing.PrivateKey
    private let audience: String
    private let now: @Sendable () -> Date

    /// Reads the key, or makes one if there is no such file.
    ///
    /// - Parameter keyFile: PEM, readable by its owner only (0600): else refused.
    package init(keyFile: String, audience: String, now: @escaping @Sendable () -> Date = { Date() }) throws {
        key = try LocalKeyFile(path: keyFile).readOrCreate()
        self.audience = audience
        self.now = now
    }

    /// Refuses to run with this issuer where others could reach the server.
    ///
    /// - Parameter host: what the server is bound to.
    package static func requireLoopback(host: String) throws(TokenConfigurationError) {
        guard Loopback.contains(host: host) else {
            throw TokenConfigurationError(description: "the local token issuer needs a server bound to a loopback address, not to '\(host)'")
        }
    }

    /// How the server trusts it; refused unless the server is bound to a loopback address.
    package func trusted(host: String) throws(TokenConfigurationError) -> TokenIssuer {
        try Self.requireLoopback(host: host)
        let keySet = keySet.bytes()
        return TokenIssuer(
            issuer: Self.name, keys: KeySource { keySet }, algorithms: [.es256], audience: audience,
            claims: ClaimMapping(organisation: JSONPointer("consumer", "ID"), person: JSONPointer("person"), scopes: JSONPointer("scope")))
    }

    /// A signed token.
    ///
    /// - Parameters:
    ///   - organisation: register and number, e.g. `0192:991825827`.
    ///   - lifetime: seconds.
    package func token(organisation: String, person: String?, scopes: Set<String>, lifetime: TimeInterval) async throws -> String {
        let now = now()
        let payload = LocalPayload(
            iss: Self.name, aud: audience, iat: Int(now.timeIntervalSince1970), exp: Int(now.addingTimeInterval(lifetime).timeIntervalSince1970),
            jti: UUID().uuidString.lowercased(), scope: scopes.sorted().joined(separator: " "),
            consumer: .init(authority: "iso6523-actorid-upis", id: organisation), person: person)
        let kid = JWKIdentifier(string: keyID)
        let keys = try await JWTKeyCollection().add(ecdsa: ES256PrivateKey(backing: key), kid: kid)
        return try await keys.sign(payload, kid: kid)
    }

    /// The public key as a key set.
    private var keySet: JSON {
        var members = publicMembers
        members["kid"] = .string(keyID)
        members["alg"] = "ES256"
        members["use"] = "sig"
        return ["keys": [.object(members)]]
    }

    /// The key's RFC 7638 thumbprint.
    private var keyID: String {
        Base64URL.encode(SHA256.hash(data: Data(JSON.object(publicMembers).canonical)))
    }

    private var publicMembers: JSONObject {
        let point = key.publicKey.rawRepresentation
        return [
            "crv": "P-256", "kty": "EC", "x": .string(Base64URL.encode(point.prefix(32))), "y": .string(Base64URL.encode(point.suffix(32))),
        ]
    }
}

private struct LocalPayload: JWTPayload {
    struct Consumer: Codable {
        let authority: String
        let id: String

        enum CodingKeys: String, CodingKey {
            case authority
            case id = "ID"
        }
    }

    let iss: String
    let aud: String
    let iat: Int
    let exp: Int
    let jti: String
    let scope: String
    let consumer: Consumer
    let person: String?

    func verify(using algorithm: some JWTAlgorithm) {}
}
