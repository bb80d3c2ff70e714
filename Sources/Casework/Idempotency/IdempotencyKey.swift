package import Persistence

/// The key that a client gives a request which must be done once, with the fingerprint of the request.
package struct IdempotencyKey: Sendable, Equatable {
    package var key: String
    /// Equal for a repetition of the request, other for any other request.
    package var fingerprint: String

    package init(_ key: String, fingerprint: String) {
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// The answer to a request that is done once.
package struct IdempotentOutcome: Sendable, Equatable {
    package var answer: StoredAnswer
    /// Whether it is the first request's answer, given again.
    package var isReplayed: Bool
}
