import ExactJSON
import Grants
import HTTPConventions
import Localisation

extension ProblemError {
    /// An issue of a document that stands at `place` in the body.
    init(_ issue: FieldIssue, under place: JSONPointer = .root) {
        let texts = Language.allCases.map { ($0, issue.detail(in: $0)) }
        self.init(
            pointer: place.appending(issue.pointer), code: issue.code.rawValue, detail: LocalizedText(Dictionary(uniqueKeysWithValues: texts)))
    }
}

extension Problem {
    /// 422 with every issue.
    static func unprocessable(_ issues: [FieldIssue], under place: JSONPointer = .root) -> Problem {
        .unprocessable(issues.map { ProblemError($0, under: place) })
    }
}
