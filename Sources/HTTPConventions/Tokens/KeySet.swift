internal import ExactJSON
internal import Foundation
internal import JWTKit
internal import Logging

/// The public keys of one key set, by `kid`. Keys that no token here may be signed with are left out.
struct KeySet: Sendable {
    private let verifiers: [String: [TokenAlgorithm: any JWTAlgorithm]]

    /// Throws for anything that is no key set; a single key that is of no use here is logged, no reason to refuse the others.
    init(parsing bytes: [UInt8], logger: Logger) async throws {
        guard let keys = try JSON(parsing: bytes)["keys"]?.arrayValue else {
            throw TokenConfigurationError(description: "no key set: 'keys' is missing")
        }
        var verifiers: [String: [TokenAlgorithm: any JWTAlgorithm]] = [:]
        for key in keys {
            guard let kid = key["kid"]?.stringValue, key["use"]?.stringValue ?? "sig" == "sig" else { continue }
            for algorithm in Self.algorithms(of: key) {
                do {
                    verifiers[kid, default: [:]][algorithm] = try await Self.verifier(key, kid, algorithm)
                } catch {
                    logger.warning(
                        "key of a key set is left out",
                        metadata: ["kid": "\(kid)", "algorithm": "\(algorithm.rawValue)", "error": "\(String(reflecting: error))"])
                }
            }
        }
        self.verifiers = verifiers
    }

    func contains(_ kid: String) -> Bool { verifiers[kid]?.isEmpty == false }

    /// The key's verifier for an algorithm; nil unless the key is of that algorithm's type and, where it names one, of that algorithm.
    func verifier(for kid: String, _ algorithm: TokenAlgorithm) -> (any JWTAlgorithm)? {
        verifiers[kid]?[algorithm]
    }

    /// What a key may be used with: the algorithm it names, or all of its type.
    private static func algorithms(of key: JSON) -> [TokenAlgorithm] {
        TokenAlgorithm.allCases.filter { algorithm in
            algorithm.keyType.rawValue == key["kty"]?.stringValue && key["alg"].map { $0.stringValue == algorithm.rawValue } ?? true
        }
    }

    private static func verifier(_ key: JSON, _ kid: String, _ algorithm: TokenAlgorithm) async throws -> any JWTAlgorithm {
        let identifier = JWKIdentifier(string: kid)
        // Only what a public key is made of is taken over, whatever else the set gives away.
        let jwk: JWK =
            switch algorithm {
            case .rs256, .rs384, .rs512:
                .rsa(algorithm.jwk, identifier: identifier, modulus: key["n"]?.stringValue, exponent: key["e"]?.stringValue)
            case .es256:
                .ecdsa(algorithm.jwk, identifier: identifier, x: key["x"]?.stringValue, y: key["y"]?.stringValue, curve: .p256)
            }
        // A collection of this one key: jwt-kit would else fall back to its default key.
        return try await JWTKeyCollection().add(jwk: jwk).getKey(for: identifier, alg: algorithm.rawValue)
    }
}
