import ExactJSON
package import Grants
package import Postgres

/// A request that is done once, however often it is sent.
package struct IdempotentRequest: Sendable, Equatable {
    package var organisation: String
    /// What is asked for, such as `createApplication`; keys of different operations don't meet.
    package var operation: String
    package var key: String
    /// Of the whole request: equal for a repetition, different where the key is used again for something else.
    package var fingerprint: String

    package init(organisation: String, operation: String, key: String, fingerprint: String) {
        self.organisation = organisation
        self.operation = operation
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// An answer as it was given, kept for repetitions.
package struct StoredAnswer: Sendable, Equatable {
    package struct Header: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// 200 to 299.
    package var status: Int
    package var headers: [Header]
    package var body: [UInt8]

    package init(status: Int, headers: [Header], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

package enum IdempotencyStore {
    package enum State: Sendable, Equatable {
        /// Not seen before; until the transaction ends nobody else does it.
        case new
        case answered(StoredAnswer, fingerprint: String)
        case inProgress
    }

    /// Statements whose results tell the state: one takes the key until the transaction ends, the other looks for an answer.
    package static func begin(_ request: IdempotentRequest) -> (take: SQL, lookUp: SQL) {
        (
            """
            SELECT pg_try_advisory_xact_lock(
                hashtextextended(jsonb_build_array(\(request.organisation)::text, \(request.operation)::text, \(request.key)::text)::text, 0))
            """,
            """
            SELECT fingerprint, status, headers, body FROM idempotency_keys
            WHERE organisation = \(request.organisation) AND operation = \(request.operation) AND key = \(request.key)
            """
        )
    }

    package static func state(taken: PostgresRows, found: PostgresRows) throws -> State {
        if let (answer, fingerprint) = try answer(found) { return .answered(answer, fingerprint: fingerprint) }
        return try taken.first?.decode(Bool.self, 0) == true ? .new : .inProgress
    }

    /// What `lookUp` found.
    package static func answer(_ found: PostgresRows) throws -> (answer: StoredAnswer, fingerprint: String)? {
        guard let row = found.first else { return nil }
        let headers = try JSON(parsing: try row.decode(PostgresJSON.self, "headers").text)
        let answer = StoredAnswer(
            status: try row.decode(Int.self, "status"),
            headers: (headers.arrayValue ?? []).map { .init(name: $0[0]?.stringValue ?? "", value: $0[1]?.stringValue ?? "") },
            body: try row.decode([UInt8].self, "body"))
        return (answer, try row.decode(String.self, "fingerprint"))
    }

    package static func insert(_ answer: StoredAnswer, for request: IdempotentRequest, at instant: Instant) -> SQL {
        let headers = JSON.array(answer.headers.map { .array([.string($0.name), .string($0.value)]) }).text()
        return """
            INSERT INTO idempotency_keys (organisation, operation, key, fingerprint, status, headers, body, created_at)
            VALUES (
                \(request.organisation), \(request.operation), \(request.key), \(request.fingerprint), \(answer.status), \(headers),
                \(answer.body), \(instant))
            """
    }

    /// Forgets answers given before an instant.
    package static func purge(before instant: Instant) -> SQL {
        "DELETE FROM idempotency_keys WHERE created_at < \(instant)"
    }
}
