package import Grants
import Persistence

extension Principal {
    /// The organisation as the database writes it, so that `0007:2220000638` and `0007:222000-0638` are the same. One that is no known
    /// register's number stays as it is: it owns nothing and has no programmes, and creating for it is refused by name.
    package var normalisedOrganisation: String {
        (try? OrganisationIdentifier(parsing: organisation).description) ?? organisation
    }

    /// Who is written down as having acted; a machine that names no person is `system`.
    var actor: Actor { Actor(organisation: normalisedOrganisation, person: person ?? "system") }

    /// What two people must do one after the other, neither may do unnamed.
    func requirePerson() throws(CaseworkError) {
        guard person != nil else { throw .personRequired }
    }

    /// The authority whose programmes the principal writes. Throws `.forbidden` and `.personRequired`.
    func writingAuthority() throws(CaseworkError) -> String {
        try require(.admin)
        try requirePerson()
        // What the installation publishes is nobody's in particular.
        guard person != Publish.installation else { throw .personRequired }
        return normalisedOrganisation
    }

    func require(_ scope: Scope) throws(CaseworkError) {
        guard has(scope) else { throw .forbidden(scope) }
    }

    /// Own applications with one scope, cases of the authority's programmes with any of the others.
    func visibility(own: Scope, cases: [Scope]) throws(CaseworkError) -> Visibility {
        let visibility = Visibility(organisation: normalisedOrganisation, own: has(own), cases: cases.contains(where: has))
        guard visibility.own || visibility.cases else { throw .forbidden(own) }
        return visibility
    }

    func readable() throws(CaseworkError) -> Visibility {
        try visibility(own: .applicationsRead, cases: [.casesRead])
    }

    func writable() throws(CaseworkError) -> Visibility {
        try visibility(own: .applicationsWrite, cases: [.casesWrite])
    }

    /// What the authority's staff may register as received on paper: any draft for its calls.
    func registering() throws(CaseworkError) -> Visibility {
        try require(.casesWrite)
        return Visibility(organisation: normalisedOrganisation, own: false, cases: true, drafts: true)
    }
}
