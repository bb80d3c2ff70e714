internal import ExactJSON
internal import Foundation
internal import JWTKit

/// A token taken apart (JWS compact serialisation, RFC 7515), of which nothing is believed yet.
struct UnverifiedToken {
    let algorithm: String
    let keyID: String?
    let claims: JSON
    private let signedPart: Data
    private let signature: Data

    init(parsing text: String) throws(Problem) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.object(parts[0]), let claims = Self.object(parts[1]), let signature = Base64URL.decode(parts[2]),
            let algorithm = header["alg"]?.stringValue
        else { throw .invalidToken(.malformed) }
        // Critical extensions must be understood (RFC 7515, section 4.1.11), and none are.
        guard header["crit"] == nil else { throw .invalidToken(.criticalExtensions) }
        guard ["jwt", "at+jwt", "application/at+jwt"].contains(header["typ"]?.stringValue?.lowercased() ?? "jwt") else {
            throw .invalidToken(.notAnAccessToken)
        }
        self.algorithm = algorithm
        keyID = header["kid"]?.stringValue
        self.claims = claims
        signedPart = Data(text.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))
        self.signature = Data(signature)
    }

    func isSigned(by keys: KeySet, _ kid: String, _ algorithm: TokenAlgorithm) -> Bool {
        guard let verifier = keys.verifier(for: kid, algorithm), verifier.name == algorithm.rawValue else { return false }
        return (try? verifier.verify(signature, signs: signedPart)) ?? false
    }

    private static func object(_ part: Substring) -> JSON? {
        guard let bytes = Base64URL.decode(part), let value = try? JSON(parsing: bytes), value.kind == .object else { return nil }
        return value
    }
}
