package import ExactJSON
package import FoundationEssentials
package import Grants
import Persistence
import Postgres

/// The whole computed finance table of an application: of a draft as it stands now, afterwards as it was stored with the evaluation
/// that its eligibility rests on.
package struct ReadFinance: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// The table as JSON, as receipts hold it. Throws `.notFound`, `.noEvaluation` where a draft names no call, `.notEvaluable` and `.evaluationTooLarge`.
    package func callAsFunction(_ id: UUID, as principal: Principal) async throws -> JSONObject {
        let visibility = try principal.readable()
        return try await environment.pool.withConnection { connection in
            let results = try await connection.pipeline([
                ApplicationStore.find(id, visibleTo: visibility), EvaluationStore.receipt(.eligibility, of: id, visibleTo: visibility),
            ])
            guard let record = try ApplicationStore.record(results[0]) else { throw CaseworkError.notFound }
            if let receipt = try EvaluationStore.receipt(results[1]), let stored = try JSON(parsing: receipt)["finance"]?.objectValue {
                return stored
            }
            guard let call = record.call,
                let terms = try await environment.catalogue.terms(of: call, hash: record.callHash, on: connection)
            else { throw CaseworkError.noEvaluation }
            let evaluation = try terms.evaluate(record.content, gate: .submission, at: environment.clock(), traced: false, decisions: false)
            return JSONObject(evaluation.finance.members)
        }
    }
}
