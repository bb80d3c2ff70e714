package import Decimals
package import Grants

/// Why a use case was not carried out; nothing of it is stored.
package enum CaseworkError: Error, Sendable {
    /// There is no such thing, or it belongs to another organisation.
    case notFound
    /// The scope that the principal would need.
    case forbidden(Principal.Scope)
    /// The application, draft or replay is another than the one expected; `current` is the tag it has now.
    case stale(current: String)
    case wrongStatus(ApplicationStatus, allowed: [ApplicationStatus])
    case callNotYetOpen(opens: Instant, at: Instant)
    /// `closes` is the last second that is in time.
    case callClosed(closes: Instant, at: Instant)
    /// Everything wrong with what was sent; pointers are into the application document, or into the small body sent.
    case invalid([FieldIssue])
    /// What is left of the call's envelope is less than the grant.
    case envelopeExceeded(left: Decimal128, currency: String)
    /// The decision is made by the person who registered or submitted the application.
    case sameOfficer
    /// The draft of a programme version is published by a person who wrote it.
    case sameAuthor
    /// The version number is a draft's or below a published one; `next` is free.
    case versionTaken(Int, next: Int)
    /// The version is published and never changes; `next` is a free number.
    case versionPublished(Int, next: Int)
    /// The draft has mistakes or failing tests.
    case notPublishable(ProgrammeCheck)
    /// The authority has a replay that runs already.
    case replayRunning
    /// The replay has ended, so that there is nothing to cancel.
    case replayOver(ReplayStatus)
    /// The token names no person, which drafts of programmes, decisions and the registration of paper applications need.
    case personRequired
    /// Nothing has been evaluated yet, or a draft names no call to be evaluated under.
    case noEvaluation
    /// The application may be seen, but is not decided yet.
    case noDecision
    /// The programme has no figure or plan that covers this application: said in English for the log and the case officer.
    case notEvaluable(String)
    /// The evaluation reached a limit: said in English which, and in what part of the programme.
    case evaluationTooLarge(String)
    /// The principal's organisation is no `register:number` with a right check digit.
    case unknownOrganisation(String)
    /// The page's sort key is not one of this list.
    case invalidCursor
    /// The key was used before for another request.
    case idempotencyKeyReused
    /// The request that first used the key is still running.
    case idempotencyInProgress
}
