package import HTTPTypes

extension HTTPField.Name {
    package static let idempotencyKey = known("Idempotency-Key")
    package static let idempotencyReplayed = known("Idempotency-Replayed")
    package static let link = known("Link")
    static let acceptPatch = known("Accept-Patch")
    static let referrerPolicy = known("Referrer-Policy")

    private static func known(_ name: String) -> Self {
        guard let field = Self(name) else { preconditionFailure("\(name) is not a field name") }
        return field
    }
}
