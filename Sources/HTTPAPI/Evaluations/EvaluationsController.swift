import Casework
import ExactJSON
import FoundationEssentials
import Grants
import HTTPConventions
import Hummingbird
import Persistence

/// What the rules said of an application, as stored, and its finance table.
struct EvaluationsController {
    private static let list = "evaluations"

    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self)
            .get("{id}/finance", use: finance)
            .get("{id}/eligibility", use: eligibility)
            .get("{id}/evaluations", use: list)
            .get("{id}/evaluations/{evaluation}", use: read)
            .get("{id}/evaluations/{evaluation}/receipt", use: receipt)
    }

    @Sendable private func finance(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        do {
            let reading = try await ReadFinance(environment)(try context.id(), as: try context.principal())
            return try Response.resource(JSONObject(reading.evaluation.finance.members), for: request)
        } catch CaseworkError.noEvaluation {
            throw Problem(.callMissing)
        }
    }

    @Sendable private func eligibility(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, principal) = (try context.id(), try context.principal())
        let latest = try await ReadEvaluations(environment).latest(of: id, as: principal)
        return try await answer(latest, to: request, principal, context)
    }

    @Sendable private func list(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, principal) = (try context.id(), try context.principal())
        var query = QueryReader(request)
        let page = query.page(of: Self.list, keyLength: 1)
        try query.finish()
        // Oldest first: what comes later stands on a later page.
        let stored = try await ReadEvaluations(environment).all(of: id, as: principal)
            .sorted { ($0.record.at, $0.record.id.text) < ($1.record.at, $1.record.id.text) }
        let (items, next) = page.slice(of: stored, list: Self.list, key: \.record.id.text)
        return .list(items.map(\.record.summary), page: page, next: next, for: request)
    }

    @Sendable private func read(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, evaluation, principal) = (try context.id(), try context.id("evaluation"), try context.principal())
        let stored = try await ReadEvaluations(environment).all(of: id, as: principal).first { $0.record.id == evaluation }
        guard let stored else { throw Problem(.notFound) }
        return try await answer(stored, to: request, principal, context)
    }

    /// The stored bytes themselves, tagged with the hash that is stored with them.
    @Sendable private func receipt(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, evaluation, principal) = (try context.id(), try context.id("evaluation"), try context.principal())
        let bytes = Array(try await ReadEvaluations(environment).receipt(of: evaluation, application: id, as: principal).utf8)
        guard let tag = ETag(Receipt.sha256(bytes)) else { throw Problem(.internalError) }
        return try Response.tagged(tag, for: request) { .bytes(bytes, type: .json) }
    }

    /// The finance table is that of the receipt: what was computed then, not what would be computed now.
    private func answer(
        _ stored: ReadEvaluations.Stored, to request: Request, _ principal: Principal, _ context: APIRequestContext
    ) async throws -> Response {
        let record = stored.record
        let receipt = try await ReadEvaluations(environment).receipt(of: record.id, application: record.application, as: principal)
        let finance = try JSON(parsing: receipt)["finance"]?.objectValue ?? [:]
        return try Response.resource(record.json(finance: finance, programme: stored.programme, in: context.language), for: request)
            .localised(for: context)
    }
}
