/// Who is calling, from a verified bearer token.
package struct AccessToken: Sendable, Hashable {
    /// The acting organisation as register and number, e.g. `0192:991825827` (ISO 6523).
    package let organisation: String
    /// The person at the keyboard, in the issuer's terms; nil for machines.
    package let person: String?
    package let scopes: Set<String>
    /// The issuer's `iss`.
    package let issuer: String
    /// The organisation whose system acts for `organisation`, where that is another one.
    package let supplier: String?

    package init(organisation: String, person: String? = nil, scopes: Set<String>, issuer: String, supplier: String? = nil) {
        self.organisation = organisation
        self.person = person
        self.scopes = scopes
        self.issuer = issuer
        self.supplier = supplier
    }
}
