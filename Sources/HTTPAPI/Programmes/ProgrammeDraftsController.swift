import Casework
import ExactJSON
import Grants
import HTTPConventions
import HTTPTypes
import Hummingbird
import Persistence

/// Versions of a programme as its authority's administrators see them: lists, drafts and their publication.
struct ProgrammeDraftsController {
    private static let list = "programme-versions"

    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self)
            .get("{code}/versions", use: list)
            .post("{code}/versions", use: create)
            .put("{code}/versions/{version}", use: replace)
            .delete("{code}/versions/{version}", use: delete)
            .post("{code}/versions/{version}/publication", use: publish)
    }

    @Sendable private func list(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (code, principal) = (try context.code(), try context.principal())
        var query = QueryReader(request)
        let page = query.page(of: Self.list, keyLength: 1)
        try query.finish()
        let entries = try await ReadProgrammeVersions(environment).versions(of: code, as: principal)
        let (versions, next) = try page.slice(of: entries, list: Self.list, key: \.version)
        return .list(versions.map { .object($0.json) }, page: page, next: next, for: request)
    }

    @Sendable private func create(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (code, principal) = (try context.code(), try context.principal())
        let (files, body) = try await DraftFiles.reading(request, context, for: principal)
        let key = try IdempotencyKey(request, body: body)
        let outcome = try await CreateProgrammeDraft(environment)(code, files, as: principal, key: key) { draft in
            StoredAnswer(.created, draft.json, headers: [.location: draft.path, .eTag: draft.tag.headerValue])
        }
        return Response(outcome)
    }

    @Sendable private func replace(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (code, version, principal) = (try context.code(), try context.version(), try context.principal())
        let condition = try request.requireIfMatch()
        let (files, _) = try await DraftFiles.reading(request, context, for: principal)
        let draft = try await ReplaceProgrammeDraft(environment)(
            code, version, with: files, expecting: ExpectedDraft(condition), as: principal)
        return Response.json(draft.json).tagged(draft.tag)
    }

    @Sendable private func delete(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (code, version, principal) = (try context.code(), try context.version(), try context.principal())
        let condition = try request.requireIfMatch()
        try await DeleteProgrammeDraft(environment)(code, version, expecting: ExpectedDraft(condition), as: principal)
        return Response(status: .noContent)
    }

    @Sendable private func publish(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (code, version, principal) = (try context.code(), try context.version(), try context.principal())
        let condition = try request.requireIfMatch()
        let object = try await request.jsonObject(context: context)
        let key = try IdempotencyKey(request, body: object)
        try BodyReader(object, members: []).finish()
        let outcome = try await PublishProgrammeDraft(environment)(
            code, version, expecting: ExpectedDraft(condition), as: principal, key: key
        ) { published in
            StoredAnswer(.created, published.json, headers: [.location: "/v1/programmes/\(code)/versions/\(version)"])
        }
        return Response(outcome)
    }
}
