import Casework
import ExactJSON
import FoundationEssentials
import Grants
import HTTPConventions
import HTTPTypes
import Hummingbird
import Persistence

/// Applications: drafts, their content, and lists of them.
struct ApplicationsController {
    private static let list = "applications"

    let environment: CaseworkEnvironment

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self)
            .get(use: list)
            .post(use: create)
            .get("{id}", use: read)
            .put("{id}", use: replace)
            .patch("{id}", use: patch)
            .delete("{id}", use: delete)
    }

    @Sendable private func list(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let principal = try context.principal()
        var query = QueryReader(request)
        let filter = ApplicationFilter(
            call: query.code("call"), status: query.value("status", as: ApplicationStatus.self),
            organisation: query.code("organisation"), year: query.year("year"))
        let page = query.page(of: Self.list, keyLength: 2)
        try query.finish()
        let found = try await ListApplications(environment)(filter, page: PageRequest(page), as: principal)
        return .list(found.items.map(\.json), page: page, next: found.cursor(of: Self.list), for: request)
    }

    @Sendable private func create(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let principal = try context.principal()
        let (bytes, object) = try await request.document(context: context)
        let key = try IdempotencyKey(request, body: object)
        let document = ApplicationDocument(bytes: bytes, json: .object(try ServerMembers.removed(from: object, of: nil)))
        let language = context.language
        let outcome = try await CreateApplication(environment)(document, as: principal, key: key) { application in
            StoredAnswer(
                .created, application.json(in: language),
                headers: .localised(language, adding: [.location: application.path, .eTag: application.tag(in: language).headerValue]))
        }
        return Response(outcome)
    }

    @Sendable private func read(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let application = try await ReadApplication(environment)(try context.id(), as: try context.principal())
        return try Response.tagged(application.tag(in: context.language), for: request) { Response.json(application.json(in: context.language)) }
            .localised(for: context)
    }

    @Sendable private func replace(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, principal) = (try context.id(), try context.principal())
        let condition = try request.requireIfMatch()
        let (bytes, object) = try await request.document(context: context)
        let content = try await removingServerMembers(from: object, of: id, condition, principal)
        let document = ApplicationDocument(bytes: bytes, json: .object(content))
        let changed = try await ReplaceContent(environment)(id, with: document, expecting: ExpectedRevision(condition), as: principal)
        return Response.json(changed.json(in: context.language)).tagged(changed.tag(in: context.language)).localised(for: context)
    }

    @Sendable private func patch(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, principal) = (try context.id(), try context.principal())
        let condition = try request.requireIfMatch()
        let object = try await request.jsonObject(context: context)
        let patch = try await removingServerMembers(from: object, of: id, condition, principal)
        let changed = try await PatchContent(environment)(id, with: .object(patch), expecting: ExpectedRevision(condition), as: principal)
        return Response.json(changed.json(in: context.language)).tagged(changed.tag(in: context.language)).localised(for: context)
    }

    @Sendable private func delete(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, principal) = (try context.id(), try context.principal())
        let condition = try request.requireIfMatch()
        try await DeleteDraft(environment)(id, expecting: ExpectedRevision(condition), as: principal)
        return Response(status: .noContent)
    }

    private func removingServerMembers(
        from object: JSONObject, of id: UUID, _ condition: EntityTagCondition, _ principal: Principal
    ) async throws -> JSONObject {
        guard ServerMembers.occur(in: object) else { return object }
        let current = try await ReadApplication(environment)(id, as: principal)
        // What was read of an older revision is stale, not forged.
        try ExpectedRevision(condition).require(current.revision)
        return try ServerMembers.removed(from: object, of: current)
    }
}
