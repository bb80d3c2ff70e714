import ExactJSON

/// One application as its client knows it from what was acknowledged.
struct CaseRecord: Sendable {
    /// No other application bears it.
    let title: String
    let path: String
    /// The last acknowledged state of the application, as it was answered.
    var application: JSON
    var entityTag: String
    /// The acknowledged decision and its amount.
    var decision: JSON?
    var granted: String?

    var identifier: String { application["id"]?.stringValue ?? "" }

    /// Acknowledged writes, each of which made a revision.
    var revision: Int { (application["revision"]?.intValue ?? 0) + (decision == nil ? 0 : 1) }
}
