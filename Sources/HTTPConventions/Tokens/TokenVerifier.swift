internal import ExactJSON
package import Foundation
internal import HTTPTypes
internal import JWTKit
package import Logging

/// Verifies bearer tokens of several issuers: signature by the key that `kid` names, then `iss`, `aud`, `exp`, `nbf` and `iat`.
package struct TokenVerifier: Sendable {
    package static let maximumTokenBytes = 16 * 1024

    private struct Trust {
        let issuer: TokenIssuer
        let keys: IssuerKeys
    }

    private let trusts: [String: Trust]
    private let leeway: TimeInterval
    private let minimumFetchInterval: TimeInterval
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - leeway: how far clocks may be apart, in seconds, 0 to 60.
    ///   - minimumFetchInterval: seconds between two fetches of one key set.
    /// - Throws: for an issuer named twice or without algorithms.
    package init(
        issuers: [TokenIssuer], leeway: TimeInterval = 30, minimumFetchInterval: TimeInterval = 30, logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws(TokenConfigurationError) {
        guard (0...60).contains(leeway) else { throw TokenConfigurationError(description: "the leeway must be from 0 to 60 seconds") }
        var trusts: [String: Trust] = [:]
        for issuer in issuers {
            guard !issuer.issuer.isEmpty, !issuer.audience.isEmpty, !issuer.algorithms.isEmpty else {
                throw TokenConfigurationError(description: "the issuer '\(issuer.issuer)' needs a name, an audience and an algorithm")
            }
            guard trusts[issuer.issuer] == nil else {
                throw TokenConfigurationError(description: "the issuer '\(issuer.issuer)' is configured twice")
            }
            var logger = logger
            logger[metadataKey: "issuer"] = "\(issuer.issuer)"
            let keys = IssuerKeys(issuer.keys, timing: .init(minimumInterval: minimumFetchInterval), now: now, logger: logger)
            trusts[issuer.issuer] = Trust(issuer: issuer, keys: keys)
        }
        self.trusts = trusts
        self.leeway = leeway
        self.minimumFetchInterval = minimumFetchInterval
        self.now = now
    }

    /// The token's holder; 401 for every fault of the token, 503 while the issuer's keys cannot be had.
    package func verify(_ text: String) async throws(Problem) -> AccessToken {
        guard text.utf8.count <= Self.maximumTokenBytes else { throw .invalidToken(.tooLong) }
        let token = try UnverifiedToken(parsing: text)
        guard let trust = token.claims["iss"]?.stringValue.flatMap({ trusts[$0] }) else { throw .invalidToken(.unknownIssuer) }
        guard let algorithm = TokenAlgorithm(rawValue: token.algorithm), trust.issuer.algorithms.contains(algorithm) else {
            throw .invalidToken(.algorithm)
        }
        guard let kid = token.keyID else { throw .invalidToken(.missingKeyID) }
        guard let keys = await trust.keys.keys(holding: kid) else {
            throw Problem(.unavailable, headers: [.retryAfter: "\(Int(minimumFetchInterval))"])
        }
        guard keys.contains(kid) else { throw .invalidToken(.unknownKey) }
        guard token.isSigned(by: keys, kid, algorithm) else { throw .invalidToken(.signature) }
        try checkTimes(token.claims)
        guard Self.audiences(token.claims).contains(trust.issuer.audience) else { throw .invalidToken(.audience) }
        return try trust.issuer.claims.token(from: token.claims, issuer: trust.issuer.issuer)
    }

    private func checkTimes(_ claims: JSON) throws(Problem) {
        let now = now().timeIntervalSince1970
        guard let expiry = try Self.instant("exp", claims) else { throw .invalidToken(.missingExpiry) }
        guard now < expiry + leeway else { throw .invalidToken(.expired) }
        if let start = try Self.instant("nbf", claims), now < start - leeway { throw .invalidToken(.notYetValid) }
        if let issued = try Self.instant("iat", claims), now < issued - leeway { throw .invalidToken(.issuedInFuture) }
    }

    /// A NumericDate (RFC 7519, section 2): seconds since 1970, fractions allowed.
    private static func instant(_ name: String, _ claims: JSON) throws(Problem) -> TimeInterval? {
        guard let claim = claims[name] else { return nil }
        guard let seconds = claim.numberValue.flatMap({ TimeInterval($0.text) }), seconds.isFinite else {
            throw .invalidToken(.notANumber(claim: name))
        }
        return seconds
    }

    private static func audiences(_ claims: JSON) -> [String] {
        switch claims["aud"] {
        case .string(let text): [text]
        case .array(let elements): elements.compactMap(\.stringValue)
        default: []
        }
    }
}
