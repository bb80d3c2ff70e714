package import Grants
package import Persistence
import Postgres

/// The eligibility report over the submitted applications of the authority's programmes, from stored evaluations.
package struct ReportEligibility: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Counts over everything the filter leaves, and one page of the cases. Needs `cases.read`. Sort key: two fields; throws
    /// `.invalidCursor`.
    package func callAsFunction(
        _ filter: EligibilityReport.Filter, page: PageRequest, as principal: Principal
    ) async throws -> EligibilityReport {
        try principal.require(.casesRead)
        let authority = principal.normalisedOrganisation
        return try await environment.reading { connection in
            try await EligibilityReportStore.report(filter, page: page, authority: authority, on: connection)
        }
    }

    /// Every case, one by one as it is read, in the order of the pages.
    package func stream(
        _ filter: EligibilityReport.Filter, as principal: Principal,
        _ body: nonisolated(nonsending) (EligibilityReport.Case) async throws -> Void
    ) async throws {
        try principal.require(.casesRead)
        let authority = principal.normalisedOrganisation
        try await environment.pool.withConnection { connection in
            try await EligibilityReportStore.stream(filter, authority: authority, on: connection, body)
        }
    }
}
