package import FoundationEssentials
package import Grants
package import Persistence
import Postgres

/// The payout schedule and the decision of one application.
package struct ReadDecision: Sendable {
    package struct Reading: Sendable {
        package var decision: DecisionRecord
        /// Empty for a refusal.
        package var payouts: [PayoutRow]
    }

    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `applications.read` (own), or `cases.read` or `payouts.read` (the authority's). Throws `.notFound`, and
    /// `.noDecision` before the decision.
    package func callAsFunction(_ id: UUID, as principal: Principal) async throws -> Reading {
        let visibility = try principal.visibility(own: .applicationsRead, cases: [.casesRead, .payoutsRead])
        return try await environment.pool.withConnection { connection in
            let found = try await connection.pipeline([
                DecisionStore.find(id, visibleTo: visibility), ApplicationStore.exists(id, visibleTo: visibility),
            ])
            guard let decision = try DecisionStore.record(found[0]) else {
                throw found[1].isEmpty ? CaseworkError.notFound : CaseworkError.noDecision
            }
            return Reading(
                decision: decision, payouts: try await PayoutStore.schedule(of: id, visibleTo: visibility, on: connection))
        }
    }
}

/// Instalments over all grants of the authority's programmes, by due day.
package struct ListPayouts: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Needs `payouts.read`. Sort key: three fields; throws `.invalidCursor`.
    package func callAsFunction(
        _ filter: PayoutFilter, page: PageRequest, as principal: Principal
    ) async throws -> Page<PayoutRow> {
        try principal.require(.payoutsRead)
        let authority = principal.normalisedOrganisation
        return try await environment.reading { connection in
            try await PayoutStore.list(filter, page: page, authority: authority, on: connection)
        }
    }
}
