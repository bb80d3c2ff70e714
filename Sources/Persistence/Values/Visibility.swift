import Postgres

/// Which applications may be seen; every query of applications carries its condition, so that another organisation's case
/// does not exist for the one who asks.
package struct Visibility: Sendable, Equatable {
    package var organisation: String
    /// Applications that the organisation owns; a draft that staff register on its behalf only once submitted.
    package var own: Bool
    /// Submitted applications to programmes of the organisation, and drafts that it registers itself.
    package var cases: Bool
    /// With `cases`: also the applicants' own drafts, so that one that came on paper after all can be registered as received.
    package var drafts: Bool

    package init(organisation: String, own: Bool, cases: Bool, drafts: Bool = false) {
        self.organisation = organisation
        self.own = own
        self.cases = cases
        self.drafts = drafts
    }

    /// A condition over `applications a` and the outer-joined `programmes p` of its call.
    var condition: SQL {
        let own: SQL = "(a.owner = \(organisation) AND (a.registered_by_organisation IS NULL OR a.status <> 'draft'))"
        let status: SQL = drafts ? "true" : "a.status <> 'draft'"
        let cases: SQL = "((p.authority = \(organisation) AND \(status)) OR a.registered_by_organisation = \(organisation))"
        return switch (self.own, self.cases) {
        case (true, true): "(\(own) OR \(cases))"
        case (true, false): own
        case (false, true): cases
        case (false, false): "false"
        }
    }
}
