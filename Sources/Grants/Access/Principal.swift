/// Who acts: an organisation, a person in it, and what the token lets them do.
package struct Principal: Sendable, Equatable {
    package enum Scope: String, Sendable, CaseIterable {
        case applicationsRead = "medfin:applications.read"
        case applicationsWrite = "medfin:applications.write"
        case casesRead = "medfin:cases.read"
        case casesWrite = "medfin:cases.write"
        case decisionsWrite = "medfin:decisions.write"
        case payoutsRead = "medfin:payouts.read"
        case payoutsPrepare = "medfin:payouts.prepare"
        case payoutsApprove = "medfin:payouts.approve"
        case auditRead = "medfin:audit.read"
        case admin = "medfin:admin"
    }

    /// ISO 6523 `register:number`, e.g. `0007:222000-0638`.
    package var organisation: String
    /// Who sits at the keyboard; nil for a machine that acts for nobody in particular.
    package var person: String?
    package var scopes: Set<Scope>

    package init(organisation: String, person: String?, scopes: Set<Scope>) {
        self.organisation = organisation
        self.person = person
        self.scopes = scopes
    }

    package func has(_ scope: Scope) -> Bool { scopes.contains(scope) }
}
