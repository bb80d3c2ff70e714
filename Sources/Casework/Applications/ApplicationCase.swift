package import Decimals
package import FoundationEssentials
package import Grants
package import Persistence

/// An application as its reader sees it: where it stands, and what it says.
package struct ApplicationCase: Sendable {
    package var id: UUID
    package var status: ApplicationStatus
    /// The ETag: rises by one with every change.
    package var revision: Int64
    /// Of the content, from 1.
    package var version: Int
    package var call: String?
    /// `register:number`
    package var owner: String
    package var ownerName: String?
    /// The case officer who registered an application that came on paper.
    package var registeredBy: Actor?
    package var submittedBy: Actor?
    package var createdAt: Instant
    package var updatedAt: Instant
    package var submittedAt: Instant?
    package var receivedAt: Instant?
    /// Of the evaluation that its eligibility rests on.
    package var verdict: Verdict?
    package var granted: Decimal128?
    package var decidedAt: Instant?
    package var content: ApplicationContent
    /// What has to be filled in or mended before submission; empty once submitted.
    package var issues: [FieldIssue]

    init(_ record: ApplicationRecord, issues: [FieldIssue] = []) {
        id = record.id
        status = record.status
        revision = record.revision
        version = record.version
        call = record.call
        owner = record.owner
        ownerName = record.ownerName
        registeredBy = record.registeredBy
        submittedBy = record.submittedBy
        createdAt = record.createdAt
        updatedAt = record.updatedAt
        submittedAt = record.submittedAt
        receivedAt = record.receivedAt
        verdict = record.verdict
        granted = record.granted
        decidedAt = record.decidedAt
        content = record.content
        self.issues = issues
    }
}
