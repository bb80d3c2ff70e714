import Casework
import ExactJSON
import FoundationEssentials
import Grants
import HTTPConventions
import Hummingbird
import Localisation
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
            return try Response.resource(try await ReadFinance(environment)(try context.id(), as: try context.principal()), for: request)
        } catch CaseworkError.noEvaluation {
            throw Problem(.callMissing)
        }
    }

    @Sendable private func eligibility(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, principal) = (try context.id(), try context.principal())
        return try answer(try await ReadEvaluations(environment).eligibility(of: id, as: principal), to: request, context)
    }

    @Sendable private func list(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, principal) = (try context.id(), try context.principal())
        var query = QueryReader(request)
        let page = query.page(of: Self.list, keyLength: 2)
        try query.finish()
        // Oldest first: what comes later stands on a later page.
        let stored = try await ReadEvaluations(environment).all(of: id, as: principal)
        let (items, next) = try page.slice(of: stored, list: Self.list) { InstantKey($0.at, $0.id.text) }
        return .list(items.map(\.summary), page: page, next: next, for: request)
    }

    @Sendable private func read(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, evaluation, principal) = (try context.id(), try context.id("evaluation"), try context.principal())
        return try answer(try await ReadEvaluations(environment).one(evaluation, of: id, as: principal), to: request, context)
    }

    /// The stored bytes themselves, tagged with the hash that is stored with them.
    @Sendable private func receipt(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, evaluation, principal) = (try context.id(), try context.id("evaluation"), try context.principal())
        let bytes = Array(try await ReadEvaluations(environment).receipt(of: evaluation, application: id, as: principal).utf8)
        guard let tag = ETag(Receipt.sha256(bytes)) else { throw Problem(.internalError) }
        return try Response.tagged(tag, for: request) { .bytes(bytes, type: .json) }
    }

    /// The finance table is that of the receipt: what was computed then, not what would be computed now. Receipt and language tell what the
    /// answer is, so its tag is known before it is made.
    private func answer(_ stored: ReadEvaluations.Stored, to request: Request, _ context: APIRequestContext) throws -> Response {
        let record = stored.record
        guard let tag = ETag("\(record.receiptHash)-\(context.language.rawValue)") else { throw Problem(.internalError) }
        return try Response.tagged(tag, for: request) {
            let receipt = try JSON(parsing: stored.receipt)
            return Response.json(record.json(receipt: receipt, programme: stored.programme, in: context.language))
        }.localised(for: context)
    }
}
