import ExactJSON
package import Grants
import Persistence
import Postgres

/// What an evaluation gives with what is needed to render it.
package struct EvaluationReading: Sendable {
    package var programme: Programme
    package var call: Call
    package var evaluation: Evaluation
}

/// What if: evaluates a document as it would be on submission, and stores nothing.
package struct EvaluateContent: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// `instant` defaults to now; with `explained`, rules that do not pass say why. Throws `.invalid` where the document can't be read or names no known call (pointers into
    /// the document), and `.notEvaluable`.
    package func callAsFunction(_ document: ApplicationDocument, at instant: Instant? = nil, explained: Bool = false) async throws
        -> EvaluationReading
    {
        let content = try document.content()
        guard let code = content.call else { throw CaseworkError.invalid([FieldIssue(JSONPointer("call"), .required)]) }
        let terms = try await environment.pool.withConnection { connection in
            try await environment.catalogue.terms(of: code, on: connection)
        }
        guard let terms else { throw CaseworkError.invalid([FieldIssue(JSONPointer("call"), .unknownCall, ["value": code])]) }
        let issues = content.documentIssues(under: terms.programme)
        guard issues.isEmpty else { throw CaseworkError.invalid(issues) }
        let evaluation = try terms.evaluate(
            content, gate: .submission, at: instant ?? environment.clock(), traced: false, explained: explained)
        return EvaluationReading(programme: terms.programme, call: terms.call, evaluation: evaluation)
    }
}
