internal import Hummingbird
internal import Metrics

/// Counts requests and times them by method, route template and status.
struct HTTPMetrics: RouterMiddleware {
    let factory: any MetricsFactory

    func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let active = Meter(label: "http_server_active_requests", dimensions: [], factory: factory)
        active.increment()
        defer { active.decrement() }
        let response = try await next(request, context)
        let labels = [
            ("method", Self.methods.contains(request.method) ? request.method.rawValue : "other"),
            ("route", context.routeTemplate),
            ("status", String(response.status.code)),
        ]
        Counter(label: "http_server_requests_total", dimensions: labels, factory: factory).increment()
        Timer(label: "http_server_request_duration_seconds", dimensions: Array(labels.dropLast()), factory: factory)
            .recordNanoseconds((ContinuousClock.now - start).nanoseconds)
        return response
    }

    // Any token is a method in HTTP; the caller must not choose how many series there are.
    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
