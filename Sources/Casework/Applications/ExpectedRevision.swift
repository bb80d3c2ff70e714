import Grants
import Persistence

/// Which revision the one who changes an application has seen (`If-Match`).
package enum ExpectedRevision: Sendable, Equatable {
    /// `*`: whatever it is.
    case any
    case oneOf([Int64])

    /// Throws `.stale` unless it is the one an application has now.
    package func require(_ current: Int64) throws(CaseworkError) {
        if case .oneOf(let revisions) = self, !revisions.contains(current) { throw .stale(current: "\(current)") }
    }

    func require(_ record: ApplicationRecord) throws(CaseworkError) { try require(record.revision) }
}

extension ApplicationRecord {
    func require(_ allowed: ApplicationStatus...) throws(CaseworkError) {
        guard allowed.contains(status) else { throw .wrongStatus(status, allowed: allowed) }
    }
}
