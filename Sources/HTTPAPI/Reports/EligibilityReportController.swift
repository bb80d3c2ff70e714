import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird
import Persistence

/// The eligibility report: counts and cases as JSON, or every case as one CSV file.
struct EligibilityReportController {
    private static let list = "eligibility"

    let environment: CaseworkEnvironment
    let rowsPerExportPage: Int

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self).get("reports/eligibility", use: report)
    }

    @Sendable private func report(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let principal = try context.principal()
        try context.require(scope: Principal.Scope.casesRead.rawValue)
        var query = QueryReader(request)
        let filter = EligibilityReport.Filter(
            call: query.code("call"), verdict: query.value("verdict", as: Verdict.self), rule: query.code("rule"),
            outcome: query.value("outcome", as: RuleResult.Outcome.self))
        let page = query.page(of: Self.list, keyLength: 2)
        try query.finish()
        if context.responseType == .csv {
            return try await .csv(
                named: "eligibility.csv", header: EligibilityReport.Case.csvHeader, rowsPerPage: rowsPerExportPage, row: \.csv
            ) { [environment] page in
                try await ReportEligibility(environment).cases(filter, page: page, as: principal)
            }
        }
        let report = try await ReportEligibility(environment)(filter, page: PageRequest(page), as: principal)
        return .list(
            report.cases.items.map(\.json), page: page, next: report.cases.cursor(of: Self.list), for: request,
            adding: ["counts": report.counts])
    }
}
