package import FoundationEssentials
package import Grants
package import Persistence
import Postgres

/// Reads what the rules said of an application, as stored.
package struct ReadEvaluations: Sendable {
    /// A stored evaluation with the programme version whose texts its rule results are rendered with.
    package struct Stored: Sendable {
        package var record: EvaluationRecord
        package var programme: Programme
    }

    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// The latest one. Throws `.notFound`, and `.noEvaluation` for a draft.
    package func latest(of id: UUID, as principal: Principal) async throws -> Stored {
        guard let latest = try await all(of: id, as: principal).first else { throw CaseworkError.noEvaluation }
        return latest
    }

    /// All of them, latest first; none for a draft. Throws `.notFound`.
    package func all(of id: UUID, as principal: Principal) async throws -> [Stored] {
        let visibility = try principal.readable()
        return try await environment.pool.withConnection { connection in
            let records = try await EvaluationStore.list(of: id, visibleTo: visibility, on: connection)
            if records.isEmpty, try await connection.query(ApplicationStore.find(id, visibleTo: visibility)).isEmpty {
                throw CaseworkError.notFound
            }
            var stored: [Stored] = []
            for record in records {
                let programme = try await environment.catalogue.programme(
                    record.programme, version: record.programmeVersion, on: connection)
                guard let programme else { throw CaseworkError.notFound }
                stored.append(Stored(record: record, programme: programme))
            }
            return stored
        }
    }

    /// The receipt of one of them: canonical JSON. Throws `.notFound`.
    package func receipt(of evaluation: UUID, application: UUID, as principal: Principal) async throws -> String {
        let visibility = try principal.readable()
        return try await environment.pool.withConnection { connection in
            let receipt = try await EvaluationStore.receipt(
                of: evaluation, application: application, visibleTo: visibility, on: connection)
            guard let receipt else { throw CaseworkError.notFound }
            return receipt
        }
    }
}
