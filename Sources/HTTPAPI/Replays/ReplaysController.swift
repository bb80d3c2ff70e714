import Casework
import ExactJSON
import FoundationEssentials
import Grants
import HTTPConventions
import HTTPTypes
import Hummingbird
import Persistence

/// Replays of a programme version over the applications of some calls: started, followed, cancelled and read.
struct ReplaysController {
    private static let list = "replays"
    private static let cases = "replay-cases"

    let environment: CaseworkEnvironment
    let rowsPerExportPage: Int

    var endpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self)
            .post("{code}/versions/{version}/replay", use: start)
            .get("{code}/versions/{version}/replays", use: readAll)
            .get("{code}/versions/{version}/replays/{id}", use: read)
            .post("{code}/versions/{version}/replays/{id}/cancellation", use: cancel)
    }

    /// Also as CSV.
    var caseEndpoints: RouteCollection<APIRequestContext> {
        RouteCollection(context: APIRequestContext.self).get("{code}/versions/{version}/replays/{id}/cases", use: readCases)
    }

    @Sendable private func start(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (code, version, principal) = (try context.code(), try context.version(), try context.principal())
        let object = try await request.jsonObject(context: context)
        let key = try IdempotencyKey(request, body: object)
        var body = BodyReader(object, members: ["calls", "at"])
        let calls = body.codes("calls", most: StartReplay.mostCalls)
        let instant = body.instant("at")
        try body.finish()
        let outcome = try await StartReplay(environment)(code, version, calls: calls, at: instant, as: principal, key: key) { replay in
            StoredAnswer(
                .accepted, replay.report, headers: [.location: replay.path, .eTag: replay.tag.headerValue])
        }
        return Response(outcome)
    }

    @Sendable private func readAll(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (code, version, principal) = (try context.code(), try context.version(), try context.principal())
        var query = QueryReader(request)
        let page = query.page(of: Self.list, keyLength: 2)
        try query.finish()
        let found = try await ReadReplays(environment).all(of: code, version, page: PageRequest(page), as: principal)
        return .list(found.items.map(\.summary), page: page, next: found.cursor(of: Self.list), for: request)
    }

    @Sendable private func read(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let replay = try await ReadReplays(environment).one(
            try context.id(), of: try context.code(), try context.version(), as: try context.principal())
        return try Response.tagged(replay.tag, for: request) { .json(replay.report) }
    }

    @Sendable private func cancel(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, code, version, principal) = (try context.id(), try context.code(), try context.version(), try context.principal())
        let condition = try request.requireIfMatch()
        try await BodyReader(request.jsonObject(context: context), members: []).finish()
        let replay = try await CancelReplay(environment)(id, of: code, version, expecting: .init(ofReplay: condition), as: principal)
        return Response.json(replay.report).tagged(replay.tag)
    }

    @Sendable private func readCases(_ request: Request, _ context: APIRequestContext) async throws -> Response {
        let (id, code, version, principal) = (try context.id(), try context.code(), try context.version(), try context.principal())
        var query = QueryReader(request)
        let filter = ReplayCase.Filter(
            flipped: query.value("flipped", as: Truth.self).map { $0 == .true }, from: query.value("from", as: Verdict.self),
            to: query.value("to", as: Verdict.self), rule: query.code("rule"), result: query.value("result", as: ReplayCase.Result.self))
        let page = query.page(of: Self.cases, keyLength: 1)
        try query.finish()
        let (replays, language) = (ReadReplays(environment), context.language)
        let first = try await replays.cases(of: id, code, version, filter, page: PageRequest(page), as: principal)
        if context.responseType == .csv {
            return try await .csv(
                named: "replay-cases.csv", header: ReplayCase.csvHeader, rowsPerPage: rowsPerExportPage, line: { $0.csv(in: language) }
            ) { try await replays.cases(of: id, filter, page: $0) }.localised(for: context)
        }
        return Response.list(
            first.items.map { $0.json(in: language) }, page: page, next: first.cursor(of: Self.cases), for: request
        ).localised(for: context)
    }

    private enum Truth: String, CaseIterable {
        case `true`, `false`
    }
}

extension ExpectedRevision {
    /// The revisions that an `If-Match` of a replay names; how far it has come does not count.
    fileprivate init(ofReplay condition: EntityTagCondition) {
        switch condition {
        case .any: self = .any
        case .tags(let tags):
            self = .oneOf(tags.filter { !$0.isWeak }.compactMap { $0.value.split(separator: "-").first.flatMap { Int64($0) } })
        }
    }
}
