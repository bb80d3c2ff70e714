import Casework
import ExactJSON
import Grants
import HTTPConventions
import Hummingbird

/// Programmes with their published versions; public.
struct ProgrammesController {
    private static let list = "programmes"

    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self)
            .get(use: list)
            .get("{code}", use: read)
            .get("{code}/versions/{version}", use: readVersion)
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
        let versions = try await versions(context)
        guard let latest = versions.last else { throw Problem(.notFound) }
        var object = latest.summary(in: context.language)
        object["versions"] = .array(
            versions.map {
                [
                    "version": JSON($0.version), "sha256": .string($0.hash),
                    "href": .string("/v1/programmes/\($0.code)/versions/\($0.version)"),
                ]
            })
        return try Response.resource(object, for: request).publiclyCached(seconds: 60).localised(for: context)
    }

    @Sendable private func readVersion(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let number = context.parameters.get("version")
        guard let version = try await versions(context).first(where: { String($0.version) == number }) else { throw Problem(.notFound) }
        return try Response.resource(version.json(in: context.language), for: request).publiclyCached(seconds: 300).localised(for: context)
    }

    /// The versions of the programme that the path names, those included that another server has published.
    private func versions(_ context: APIRequestContext) async throws -> [Programme] {
        let code = try context.code()
        try await environment.catalogue.refreshProgrammes(from: environment.pool)
        return environment.catalogue.versions(of: code)
    }
}
