package import FoundationEssentials
package import Grants
package import Persistence
import Postgres

/// Reads what the rules said of an application, as stored.
package struct ReadEvaluations: Sendable {
    /// A stored evaluation with its receipt and the programme version whose texts its rule results are rendered with.
    package struct Stored: Sendable {
        package var record: EvaluationRecord
        /// Canonical JSON; its `finance` is the table as it was computed then.
        package var receipt: String
        package var programme: Programme
    }

    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// The one that the application's eligibility rests on. Throws `.notFound`, and `.noEvaluation` for a draft.
    package func eligibility(of id: UUID, as principal: Principal) async throws -> Stored {
        try await stored(.eligibility, of: id, as: principal, orElse: .noEvaluation)
    }

    /// Throws `.notFound`.
    package func one(_ evaluation: UUID, of id: UUID, as principal: Principal) async throws -> Stored {
        try await stored(.one(evaluation), of: id, as: principal, orElse: .notFound)
    }

    /// All of them, the one that the eligibility rests on first, then the latest first; none for a draft. Throws `.notFound`.
    package func all(of id: UUID, as principal: Principal) async throws -> [EvaluationRecord] {
        let visibility = try principal.readable()
        return try await environment.pool.withConnection { connection in
            let results = try await connection.pipeline([
                ApplicationStore.exists(id, visibleTo: visibility), EvaluationStore.select(.all, of: id, visibleTo: visibility),
            ])
            guard !results[0].isEmpty else { throw CaseworkError.notFound }
            return try EvaluationStore.records(results[1], of: id)
        }
    }

    /// The receipt of one of them: canonical JSON. Throws `.notFound`.
    package func receipt(of evaluation: UUID, application: UUID, as principal: Principal) async throws -> String {
        let visibility = try principal.readable()
        return try await environment.pool.withConnection { connection in
            let rows = try await connection.query(EvaluationStore.receipt(.one(evaluation), of: application, visibleTo: visibility))
            guard let receipt = try EvaluationStore.receipt(rows) else { throw CaseworkError.notFound }
            return receipt
        }
    }

    private func stored(
        _ choice: EvaluationStore.Choice, of id: UUID, as principal: Principal, orElse absence: CaseworkError
    ) async throws -> Stored {
        let visibility = try principal.readable()
        return try await environment.pool.withConnection { connection in
            let results = try await connection.pipeline([
                ApplicationStore.exists(id, visibleTo: visibility), EvaluationStore.select(choice, of: id, visibleTo: visibility),
                EvaluationStore.receipt(choice, of: id, visibleTo: visibility),
            ])
            guard !results[0].isEmpty else { throw CaseworkError.notFound }
            guard let record = try EvaluationStore.records(results[1], of: id).first,
                let receipt = try EvaluationStore.receipt(results[2]),
                let programme = try await environment.catalogue.programme(
                    record.programme, version: record.programmeVersion, on: connection)
            else { throw absence }
            return Stored(record: record, receipt: receipt, programme: programme)
        }
    }
}
