import Casework
import HTTPConventions
import Localisation

extension ExpectedRevision {
    /// The revisions that an `If-Match` names, in whichever language they were read; weak tags and those of other resources match none.
    init(_ condition: EntityTagCondition) {
        switch condition {
        case .any: self = .any
        case .tags(let tags): self = .oneOf(tags.filter { !$0.isWeak }.compactMap { Self.revision(of: $0.value) })
        }
    }

    /// `3` and, of a draft read in Swedish, `3-sv`.
    private static func revision(of tag: String) -> Int64? {
        let parts = tag.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 1 || Language(rawValue: String(parts[1])) != nil, let revision = Int64(parts[0]), "\(revision)" == parts[0] else {
            return nil
        }
        return revision
    }
}
