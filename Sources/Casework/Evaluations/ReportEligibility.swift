package import Grants
package import Persistence

/// The eligibility report over the submitted applications of the authority's programmes, from stored evaluations.
package struct ReportEligibility: Sendable {
    private let environment: CaseworkEnvironment

    package init(_ environment: CaseworkEnvironment) {
        self.environment = environment
    }

    /// Counts over everything the filter leaves, rules with their titles, and one page of the cases. Needs `cases.read`. Sort key: two
    /// fields; throws `.invalidCursor`.
    package func callAsFunction(
        _ filter: EligibilityReport.Filter, page: PageRequest, as principal: Principal
    ) async throws -> EligibilityReport {
        try principal.require(.casesRead)
        let authority = principal.normalisedOrganisation
        return try await environment.reading { connection in
            var report = try await EligibilityReportStore.report(filter, page: page, authority: authority, on: connection)
            for index in report.rules.indices {
                let count = report.rules[index]
                let programme = try await environment.catalogue.programme(count.programme, version: count.programmeVersion, on: connection)
                report.rules[index].title = programme?.rules.first { $0.id == count.rule }?.title
            }
            return report
        }
    }

    /// One page of the cases without the counts, for who reads them all.
    package func cases(
        _ filter: EligibilityReport.Filter, page: PageRequest, as principal: Principal
    ) async throws -> Page<EligibilityReport.Case> {
        try principal.require(.casesRead)
        let authority = principal.normalisedOrganisation
        return try await environment.reading { connection in
            try await EligibilityReportStore.cases(filter, page: page, authority: authority, on: connection)
        }
    }
}
