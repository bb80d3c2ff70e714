import Crypto
import CryptoExtras
import ExactJSON
import Foundation
import HTTPConventions

/// A key of a test, in both its halves.
struct TestKey: Sendable {
    let id: String
    let algorithm: String
    let jwk: JSON
    let sign: @Sendable (Data) throws -> Data

    static func elliptic(_ id: String) -> TestKey {
        let key = P256.Signing.PrivateKey()
        let point = key.publicKey.rawRepresentation
        return TestKey(
            id: id, algorithm: "ES256",
            jwk: [
                "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": .string(id), "x": .string(point.prefix(32).base64URL),
                "y": .string(point.suffix(32).base64URL),
            ]
        ) { try key.signature(for: $0).rawRepresentation }
    }

    /// - Parameter named: the algorithm that the key itself names, if any.
    static func rsa(_ id: String, _ algorithm: String = "RS256", named: String?) throws -> TestKey {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let primitives = try key.publicKey.getKeyPrimitives()
        var jwk: JSON = [
            "kty": "RSA", "use": "sig", "kid": .string(id), "n": .string(primitives.modulus.base64URL),
            "e": .string(primitives.publicExponent.base64URL),
        ]
        if let named { jwk["alg"] = .string(named) }
        return TestKey(id: id, algorithm: algorithm, jwk: jwk) { data in
            let padding = _RSA.Signing.Padding.insecurePKCS1v1_5
            switch algorithm {
            case "RS384": return try key.signature(for: SHA384.hash(data: data), padding: padding).rawRepresentation
            case "RS512": return try key.signature(for: SHA512.hash(data: data), padding: padding).rawRepresentation
            default: return try key.signature(for: SHA256.hash(data: data), padding: padding).rawRepresentation
            }
        }
    }

    /// A token signed by this key; `header` and `claims` change or, with null, remove members.
    func token(_ claims: JSON, header: JSON = [:]) throws -> String {
        let header = (["alg": .string(algorithm), "kid": .string(id), "typ": "JWT"] as JSON).merging(patch: header)
        let signed = "\(Data(header.bytes()).base64URL).\(Data(claims.bytes()).base64URL)"
        return try "\(signed).\(sign(Data(signed.utf8)).base64URL)"
    }

    static func keySet(_ keys: [TestKey]) -> JSON { ["keys": .array(keys.map(\.jwk))] }
}

extension Data {
    var base64URL: String {
        String(
            base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }
}
