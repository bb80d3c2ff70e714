/// One issuer of bearer tokens that the server trusts, and how far.
package struct TokenIssuer: Sendable {
    /// The exact `iss`.
    package var issuer: String
    package var keys: KeySource
    /// Which algorithms its tokens may be signed with.
    package var algorithms: Set<TokenAlgorithm>
    /// What `aud` must be or hold.
    package var audience: String
    package var claims: ClaimMapping

    package init(issuer: String, keys: KeySource, algorithms: Set<TokenAlgorithm>, audience: String, claims: ClaimMapping) {
        self.issuer = issuer
        self.keys = keys
        self.algorithms = algorithms
        self.audience = audience
        self.claims = claims
    }
}

/// A part of the token configuration that cannot be used.
package struct TokenConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
}
