import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird

/// Programmes with a list of their published versions; public.
struct ProgrammesController {
    private static let list = "programmes"

    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self)
            .get(use: list)
            .get("{code}", use: read)
    }

    @Sendable private func list(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        var query = QueryReader(request)
        let page = query.page(of: Self.list, keyLength: 1)
        try query.finish()
        try await environment.catalogue.refreshProgrammes(from: environment.pool)
        let (programmes, next) = try page.slice(of: environment.catalogue.programmes, list: Self.list, key: \.code)
        return Response.list(programmes.map { .object($0.summary(in: context.language)) }, page: page, next: next, for: request)
            .publiclyCached(seconds: 60).localised(for: context)
    }

    @Sendable private func read(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let code = try context.code()
        guard let programme = try await ReadProgrammeVersions(environment).published(code) else { throw Problem(.notFound) }
        var object = programme.latest.summary(in: context.language)
        object["versions"] = .array(programme.versions.map(\.publicJSON))
        return try Response.resource(object, for: request).publiclyCached(seconds: 60).localised(for: context)
    }
}
