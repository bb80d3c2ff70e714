/// What the other version says of one application.
package enum ReplayResult: Sendable, Equatable {
    case compared(ReplayComparison)
    /// The content has what the other version does not know: categories, questions, answers; the first issues, and how many there are.
    case doesNotFit(ReplayOutcome, [FieldIssue], count: Int)
    /// The content can't be read, or the other version can't evaluate it: why, in English.
    case notEvaluable(ReplayOutcome, String)

    package var before: ReplayOutcome {
        switch self {
        case .compared(let comparison): comparison.before
        case .doesNotFit(let before, _, _), .notEvaluable(let before, _): before
        }
    }
}
