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

    /// Needs `applications.read` (own), or `cases.read` or `payouts.read` (the authority's). Throws `.notFound` where there is no
    /// such application or no decision on it yet.
    package func callAsFunction(_ id: UUID, as principal: Principal) async throws -> Reading {
        let visibility = try principal.visibility(own: .applicationsRead, cases: [.casesRead, .payoutsRead])
        return try await environment.pool.withConnection { connection in
            let found = try await connection.query(DecisionStore.find(id, visibleTo: visibility))
            guard let decision = try DecisionStore.record(found) else { throw CaseworkError.notFound }
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

    /// Every instalment, one by one as it is read, in the order of the pages.
    package func stream(
        _ filter: PayoutFilter, as principal: Principal, _ body: nonisolated(nonsending) (PayoutRow) async throws -> Void
    ) async throws {
        try principal.require(.payoutsRead)
        let authority = principal.normalisedOrganisation
        try await environment.pool.withConnection { connection in
            try await PayoutStore.stream(filter, authority: authority, on: connection, body)
        }
    }
}
