import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird
import Persistence

/// The instalments of all grants, as JSON in pages or as one CSV file.
struct PayoutsController {
    private static let list = "payout-schedules"

    let environment: CaseworkEnvironment
    let rowsPerExportPage: Int

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self).get("payout-schedules", use: list)
    }

    @Sendable private func list(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let principal = try context.principal()
        try context.require(scope: Principal.Scope.payoutsRead.rawValue)
        var query = QueryReader(request)
        let filter = PayoutFilter(
            call: query.code("call"), programme: query.code("programme"), from: query.date("from"), to: query.date("to"),
            status: query.value("status", as: Instalment.Status.self))
        let page = query.page(of: Self.list, keyLength: 3)
        try query.finish()
        if context.responseType == .csv {
            return try await .csv(
                named: "payout-schedules.csv", header: PayoutRow.csvHeader, rowsPerPage: rowsPerExportPage, row: \.csv
            ) { [environment] page in
                try await ListPayouts(environment)(filter, page: page, as: principal)
            }
        }
        let found = try await ListPayouts(environment)(filter, page: PageRequest(page), as: principal)
        return .list(found.items.map(\.json), page: page, next: found.cursor(of: Self.list), for: request)
    }
}
