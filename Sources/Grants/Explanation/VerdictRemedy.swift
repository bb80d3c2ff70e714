/// What changes of a document would give the best verdict that can be computed, and what would still stand in the way.
///
/// The changed document has been evaluated. None of the changes can be left out, unless the search was cut short.
package struct VerdictRemedy: Sendable {
    /// Of the document with the changes.
    package let verdict: Verdict
    let original: ApplicationContent
    let changed: ApplicationContent
    let changes: [DocumentFact]
    /// Blocking rules and conditions that the changed document does not meet, as they came out for it.
    package let remaining: [RuleResult]
    /// Whether the search ended before everything was tried.
    package let isCutShort: Bool

    /// - Parameter remaining: of the changed document.
    init(original: ApplicationContent, changed: ApplicationContent, verdict: Verdict, remaining: [RuleResult], isCutShort: Bool) {
        self.isCutShort = isCutShort
        self.verdict = verdict
        self.original = original
        self.changed = changed
        changes = DocumentFact.changed(from: original, to: changed)
        self.remaining = remaining
    }
}
