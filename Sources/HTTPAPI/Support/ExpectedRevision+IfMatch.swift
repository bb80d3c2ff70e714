import Casework
import HTTPConventions

extension ExpectedRevision {
    /// The revisions that an `If-Match` names; weak tags and those of other resources match none.
    init(_ condition: EntityTagCondition) {
        switch condition {
        case .any: self = .any
        case .tags(let tags): self = .oneOf(tags.filter { !$0.isWeak }.compactMap { Int64($0.value) })
        }
    }
}
