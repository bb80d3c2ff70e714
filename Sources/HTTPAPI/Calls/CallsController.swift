import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird

/// Calls with what is left of their envelopes; public.
struct CallsController {
    private static let list = "calls"

    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self)
            .get(use: list)
            .get("{code}", use: read)
    }

    @Sendable private func list(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        var query = QueryReader(request)
        let programme = query.code("programme")
        let phase = query.value("phase", as: Call.Phase.self)
        let page = query.page(of: Self.list, keyLength: 2)
        try query.finish()
        let calls = try await ReadCalls(environment).all().filter { overview in
            (programme.map { $0 == overview.call.programme } ?? true) && (phase.map { $0 == overview.phase } ?? true)
        }
        let (items, next) = try page.slice(of: calls, list: Self.list) { InstantKey($0.call.opens, $0.call.code) }
        return Response.list(items.map { .object($0.json(in: context.language)) }, page: page, next: next, for: request)
            .publiclyCached(seconds: 10).localised(for: context)
    }

    @Sendable private func read(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let call = try await ReadCalls(environment).one(try context.code())
        return try Response.resource(call.json(in: context.language), for: request).publiclyCached(seconds: 10).localised(for: context)
    }
}
