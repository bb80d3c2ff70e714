internal import HTTPTypes
package import Hummingbird
internal import Localisation

/// The caller's name for one attempt at a creation: 1 to 255 visible ASCII characters.
package struct IdempotencyKey: Sendable, Hashable {
    package let value: String

    /// Nil for an empty or too long key, and for spaces and anything beyond ASCII.
    package init?(_ value: String) {
        guard (1...255).contains(value.utf8.count), value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.value = value
    }
}

extension Request {
    /// The `Idempotency-Key`; 400 when absent or malformed.
    package func requireIdempotencyKey() throws(Problem) -> IdempotencyKey {
        guard let key = try idempotencyKey() else { throw Problem(.missingIdempotencyKey) }
        return key
    }

    /// The `Idempotency-Key` if there is one; 400 when malformed or sent twice.
    package func idempotencyKey() throws(Problem) -> IdempotencyKey? {
        let lines = headers[values: .idempotencyKey]
        guard let first = lines.first else { return nil }
        guard lines.count == 1, let key = IdempotencyKey(first) else {
            throw Problem(
                .invalidHeader,
                detail: [
                    .nb: "Idempotency-Key må være én verdi av 1 til 255 synlige ASCII-tegn.",
                    .nn: "Idempotency-Key må vere éin verdi av 1 til 255 synlege ASCII-teikn.",
                    .sv: "Idempotency-Key måste vara ett värde av 1 till 255 synliga ASCII-tecken.",
                    .fi: "Idempotency-Key on oltava yksi arvo, jossa on 1–255 näkyvää ASCII-merkkiä.",
                    .en: "Idempotency-Key must be one value of 1 to 255 visible ASCII characters.",
                ])
        }
        return key
    }
}
