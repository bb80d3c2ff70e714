/// A role of domain.md section 7 and the scopes that it carries.
package enum Role: String, Sendable, CaseIterable {
    case applicant, coFinancier, caseOfficer, decisionMaker, payoutPreparer, payoutApprover, auditor, administrator

    package var scopes: Set<Principal.Scope> {
        switch self {
        case .applicant: [.applicationsRead, .applicationsWrite]
        case .coFinancier: [.applicationsRead]
        case .caseOfficer: [.casesRead, .casesWrite]
        case .decisionMaker: [.casesRead, .decisionsWrite]
        case .payoutPreparer: [.payoutsRead, .payoutsPrepare]
        case .payoutApprover: [.payoutsRead, .payoutsApprove]
        case .auditor: [.casesRead, .payoutsRead, .auditRead]
        case .administrator: [.admin]
        }
    }

    /// Whether the role acts for a programme's authority rather than for an applicant's organisation.
    package var isStaff: Bool { self != .applicant && self != .coFinancier }
}
