import ExactJSON
import Grants
import Persistence

extension ApplicationContent {
    /// What is wrong with the earlier application that the document names. `found` is that application, nil where the applicant has
    /// none such in the programme: another's application is not told apart from none.
    func issues(withPrevious found: PreviousApplication?) -> [FieldIssue] {
        guard let previousApplication else { return [] }
        let pointer = JSONPointer("previousApplication")
        guard let found else { return [FieldIssue(pointer, .unknownPreviousApplication, ["value": previousApplication])] }
        guard found.status != .rejected else { return [] }
        return [FieldIssue(pointer, .previousApplicationNotRejected, ["value": previousApplication, "status": found.status.rawValue])]
    }
}
