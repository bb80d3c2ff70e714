internal import Hummingbird
internal import Logging

/// One log line for each request: method, route template, status, duration. No query, no header, no body: they hold personal data.
struct AccessLog: RouterMiddleware {
    func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)",
                "route": "\(context.routeTemplate)",
                "status": "\(response.status.code)",
                "duration_us": "\((ContinuousClock.now - start).microseconds)",
            ])
        return response
    }
}

extension APIRequestContext {
    /// The template of the matched route, or `unmatched`: bounded in number, unlike paths.
    var routeTemplate: String {
        guard let endpointPath, endpointPath != "NotFound" else { return "unmatched" }
        return endpointPath
    }
}

extension Duration {
    var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }

    var microseconds: Int64 { nanoseconds / 1000 }
}
