import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird
import Localisation
import Persistence

/// The eligibility report: counts and cases as JSON, or every case, or the counts, as one CSV file.
struct EligibilityReportController {
    private static let list = "eligibility"

    /// What the rows of a CSV file are.
    private enum View: String, CaseIterable {
        case cases, counts
    }

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
            programme: query.code("programme"), programmeVersion: query.positive("programmeVersion"), call: query.code("call"),
            verdict: query.value("verdict", as: Verdict.self), organisationKind: query.value("organisationKind", as: OrganisationKind.self),
            year: query.year("year"), area: query.area("area"), rule: query.code("rule"),
            outcome: query.value("outcome", as: RuleResult.Outcome.self), severity: query.value("severity", as: Rule.Severity.self))
        let view = query.value("view", as: View.self) ?? .cases
        let page = query.page(of: Self.list, keyLength: 2)
        try query.finish()
        if context.responseType == .csv, view == .cases {
            return try await .csv(
                named: "eligibility.csv", header: EligibilityReport.Case.csvHeader, rowsPerPage: rowsPerExportPage, row: \.csv
            ) { [environment] page in
                try await ReportEligibility(environment).cases(filter, page: page, as: principal)
            }
        }
        let report = try await ReportEligibility(environment)(filter, page: PageRequest(page), as: principal)
        if context.responseType == .csv {
            return .csv(named: "eligibility-counts.csv", text: report.countsFile(in: context.language)).localised(for: context)
        }
        return .list(
            report.cases.items.map(\.json), page: page, next: report.cases.cursor(of: Self.list), for: request,
            adding: ["counts": report.counts(in: context.language)]
        ).localised(for: context)
    }
}

extension QueryReader {
    fileprivate mutating func positive(_ name: String) -> Int? {
        value(
            name,
            expected: [
                .nb: "et positivt heltall", .nn: "eit positivt heiltal", .sv: "ett positivt heltal", .fi: "positiivinen kokonaisluku",
                .en: "a positive integer",
            ]
        ) { text in
            guard let number = Int(text), number > 0, "\(number)" == text else { return nil }
            return number
        }
    }

    /// An area as `country:code`.
    fileprivate mutating func area(_ name: String) -> String? {
        value(
            name,
            expected: [
                .nb: "landkode, kolon og områdekode, som NO:0301", .nn: "landkode, kolon og områdekode, som NO:0301",
                .sv: "landskod, kolon och områdeskod, som SE:2280", .fi: "maakoodi, kaksoispiste ja aluekoodi, kuten FI:091",
                .en: "a country code, a colon and the area's code, such as SE:2280",
            ]
        ) { text in
            guard let colon = text.firstIndex(of: ":"), colon > text.startIndex, text.index(after: colon) < text.endIndex, text.isStorable else {
                return nil
            }
            return text
        }
    }
}
