package import FoundationEssentials
package import Grants
import Persistence
import Postgres

/// The whole computed finance table of an application: of a draft as it stands now, afterwards as it was stored with
/// its evaluation, whose programme version and instant give the same figures again.
package struct ReadFinance: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Throws `.notFound`, `.noEvaluation` where a draft names no call, and `.notEvaluable`.
    package func callAsFunction(_ id: UUID, as principal: Principal) async throws -> EvaluationReading {
        let visibility = try principal.readable()
        return try await environment.pool.withConnection { connection in
            guard
                let record = try ApplicationStore.record(
                    try await connection.query(ApplicationStore.find(id, visibleTo: visibility)))
            else { throw CaseworkError.notFound }
            guard let call = record.call,
                let terms = try await environment.catalogue.terms(of: call, hash: record.callHash, on: connection)
            else { throw CaseworkError.noEvaluation }
            let stored = try await EvaluationStore.list(of: id, only: record.evaluation, visibleTo: visibility, on: connection).first
            let evaluation = try terms.evaluate(
                record.content, gate: .submission, at: stored?.at ?? environment.clock(), traced: false)
            return EvaluationReading(programme: terms.programme, call: terms.call, evaluation: evaluation)
        }
    }
}
