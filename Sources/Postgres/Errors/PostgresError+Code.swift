extension PostgresError {
    /// An open code: the SQLSTATE of a server error, or a lower-case word for an error found in the client.
    package struct Code: RawRepresentable, Hashable, Sendable {
        package let rawValue: String

        package init(rawValue: String) { self.rawValue = rawValue }

        package var isServer: Bool {
            rawValue.utf8.count == 5
                && rawValue.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 65 && $0 <= 90) }
        }
    }
}

/// Errors of the server (SQLSTATE).
extension PostgresError.Code {
    package static let notNullViolation = Self(rawValue: "23502")
    package static let foreignKeyViolation = Self(rawValue: "23503")
    package static let uniqueViolation = Self(rawValue: "23505")
    package static let checkViolation = Self(rawValue: "23514")
    package static let exclusionViolation = Self(rawValue: "23P01")
    package static let serializationFailure = Self(rawValue: "40001")
    package static let deadlockDetected = Self(rawValue: "40P01")
    package static let lockNotAvailable = Self(rawValue: "55P03")
    package static let objectInUse = Self(rawValue: "55006")
    /// Statement timeout, or cancelled by another session.
    package static let queryCanceled = Self(rawValue: "57014")
    package static let adminShutdown = Self(rawValue: "57P01")
    package static let crashShutdown = Self(rawValue: "57P02")
    package static let cannotConnectNow = Self(rawValue: "57P03")
    package static let featureNotSupported = Self(rawValue: "0A000")
    package static let invalidStatementName = Self(rawValue: "26000")
    package static let inFailedTransaction = Self(rawValue: "25P02")
}

/// Errors found in the client.
extension PostgresError.Code {
    /// The settings cannot be used: no connection is tried.
    package static let invalidConfiguration = Self(rawValue: "invalid_configuration")
    /// No connection could be made before the acquire timeout.
    package static let connectionFailed = Self(rawValue: "connection_failed")
    /// The connection broke during the call; unless it was a COMMIT, nothing of an open transaction stays.
    package static let connectionLost = Self(rawValue: "connection_lost")
    /// Every connection was leased until the acquire timeout.
    package static let acquireTimeout = Self(rawValue: "acquire_timeout")
    /// The server gave no answer in time; the statement was cancelled and the connection closed.
    package static let responseTimeout = Self(rawValue: "response_timeout")
    /// The task was cancelled; a running statement was cancelled and the connection closed.
    package static let cancelled = Self(rawValue: "cancelled")
    /// The connection broke after COMMIT was sent: the transaction may or may not have been stored. Never retried.
    package static let commitOutcomeUnknown = Self(rawValue: "commit_outcome_unknown")
    /// An earlier statement of the transaction failed, so COMMIT rolled it back.
    package static let transactionRolledBack = Self(rawValue: "transaction_rolled_back")
    /// The pool is shut down.
    package static let poolClosed = Self(rawValue: "pool_closed")
    /// The connection was used after its lease ended, or by two calls at once.
    package static let invalidUse = Self(rawValue: "invalid_use")
    /// A value cannot be sent, such as a string with a NUL character.
    package static let encoding = Self(rawValue: "encoding")
    /// A column does not hold what was asked for.
    package static let decoding = Self(rawValue: "decoding")
}
