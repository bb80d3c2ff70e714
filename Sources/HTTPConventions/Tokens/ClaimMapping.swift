package import ExactJSON
internal import Localisation

/// Where an issuer's tokens say who acts and what they may do.
package struct ClaimMapping: Sendable, Hashable {
    /// The organisation that acts, unless a system user's token says otherwise.
    package var organisation: JSONPointer
    /// Put before an organisation claim that is a bare number, e.g. `0192` (ISO 6523).
    package var register: String?
    /// The person, if the issuer tells.
    package var person: JSONPointer?
    /// A string of scopes between spaces, or an array of scopes.
    package var scopes: JSONPointer
    /// Whether `authorization_details` with a `systemuser_org` names the acting organisation, `organisation` being only its supplier.
    package var readsSystemUsers: Bool

    package init(
        organisation: JSONPointer, register: String? = nil, person: JSONPointer? = nil, scopes: JSONPointer, readsSystemUsers: Bool = false
    ) {
        self.organisation = organisation
        self.register = register
        self.person = person
        self.scopes = scopes
        self.readsSystemUsers = readsSystemUsers
    }

    /// Maskinporten's tokens, those of system users included.
    package static let maskinporten = ClaimMapping(
        organisation: JSONPointer("consumer", "ID"), scopes: JSONPointer("scope"), readsSystemUsers: true)

    /// What a token's claims say; 401 when they name no organisation, or leave open which.
    func token(from claims: JSON, issuer: String) throws(Problem) -> AccessToken {
        let claimed = try organisation(at: organisation, in: claims)
        let acting = try readsSystemUsers ? systemUserOrganisation(in: claims) : nil
        return AccessToken(
            organisation: acting ?? claimed,
            person: person.flatMap { claims[$0]?.stringValue }.flatMap { $0.isEmpty ? nil : $0 },
            scopes: scopes(in: claims),
            issuer: issuer,
            supplier: acting == nil || acting == claimed ? nil : claimed)
    }

    private func scopes(in claims: JSON) -> Set<String> {
        switch claims[scopes] {
        case .string(let text): Set(text.split(separator: " ").map(String.init))
        case .array(let elements): Set(elements.compactMap(\.stringValue))
        default: []
        }
    }

    private func systemUserOrganisation(in claims: JSON) throws(Problem) -> String? {
        let pointer = JSONPointer("systemuser_org", "ID")
        var found: String?
        for detail in claims["authorization_details"]?.arrayValue ?? [] {
            guard detail["systemuser_org"] != nil || detail["type"]?.stringValue == "urn:altinn:systemuser" else { continue }
            let organisation = try organisation(at: pointer, in: detail)
            guard found == nil || found == organisation else { throw .invalidToken(.severalOrganisations) }
            found = organisation
        }
        return found
    }

    private func organisation(at pointer: JSONPointer, in claims: JSON) throws(Problem) -> String {
        guard let text = claims[pointer]?.stringValue else { throw .invalidToken(.noOrganisation(pointer)) }
        let full = text.contains(":") ? text : register.map { "\($0):\(text)" } ?? text
        let parts = full.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, Int(decimal: parts[0]) != nil,
            (1...35).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ Self.isIdentifierByte($0) })
        else { throw .invalidToken(.invalidOrganisation(pointer)) }
        return full
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
