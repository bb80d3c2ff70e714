package import Persistence

/// Which text of a draft the one who changes or publishes it has seen (`If-Match`).
package enum ExpectedDraft: Sendable, Equatable {
    /// `*`: whatever it is.
    case any
    /// Tags of drafts, as `ProgrammeDraftRecord.tag`.
    case oneOf([String])

    /// Throws `.stale` unless it is the draft as it is now.
    package func require(_ draft: ProgrammeDraftRecord) throws(CaseworkError) {
        if case .oneOf(let tags) = self, !tags.contains(draft.tag) { throw .stale(current: draft.tag) }
    }
}
