import Grants
import Persistence

/// Which revision the one who changes an application has seen (`If-Match`).
package enum ExpectedRevision: Sendable, Equatable {
    /// `*`: whatever it is.
    case any
    case oneOf([Int64])

    func require(_ record: ApplicationRecord) throws(CaseworkError) {
        if case .oneOf(let revisions) = self, !revisions.contains(record.revision) { throw .stale(current: record.revision) }
    }
}

extension ApplicationRecord {
    func require(_ allowed: ApplicationStatus...) throws(CaseworkError) {
        guard allowed.contains(status) else { throw .wrongStatus(status, allowed: allowed) }
    }
}
