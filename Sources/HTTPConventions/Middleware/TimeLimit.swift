internal import Hummingbird
internal import Logging

/// Cancels work that takes longer than the limit and answers 503 for it.
///
/// A responder and not a middleware, because a middleware's `next` may not cross into a child task.
struct TimeLimit<Base: HTTPResponder>: HTTPResponder where Base.Context == APIRequestContext {
    let limit: Duration
    let base: Base

    func respond(to request: Request, context: APIRequestContext) async throws -> Response {
        try await withThrowingTaskGroup(of: Response?.self) { group in
            group.addTask { try await base.respond(to: request, context: context) }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            if let first = try await group.next(), let response = first { return response }
            group.cancelAll()
            // Work that could no longer be stopped has happened: its own answer is the true one.
            if let late = try? await group.next(), let response = late, response.status.code < 500 { return response }
            context.logger.warning("request timed out", metadata: ["route": "\(context.routeTemplate)", "limit": "\(limit)"])
            return Problem(.timeout).response(instance: request.uri.path, language: context.language)
        }
    }
}
