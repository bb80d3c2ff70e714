internal import HTTPTypes
package import Hummingbird
internal import Metrics

/// The way of every request, from the outside in: trace, log line, metrics, header fields, time limit, router.
package struct APIResponder: HTTPResponder {
    package typealias Context = APIRequestContext

    private let chain: any HTTPResponder<APIRequestContext>

    init(router: RouterResponder<APIRequestContext>, configuration: APIConfiguration, metrics: any MetricsFactory) {
        let limited = TimeLimit(limit: configuration.requestTimeout, base: router)
        var chain: any HTTPResponder<APIRequestContext> = limited
        let middlewares: [any MiddlewareProtocol<Request, Response, APIRequestContext>] = [
            RequestSetup(maxBodyBytes: configuration.maxBodyBytes), AccessLog(), HTTPMetrics(factory: metrics), ResponseHeaders(),
        ]
        for middleware in middlewares.reversed() {
            chain = Link(middleware: middleware, next: chain)
        }
        self.chain = chain
    }

    package func respond(to request: Request, context: APIRequestContext) async throws -> Response {
        let response = try await chain.respond(to: request, context: context)
        // The router makes bodiless answers only for the GET routes it knows; a problem for HEAD must have no body either.
        return request.method == .head ? response.createHeadResponse() : response
    }

    private struct Link: HTTPResponder {
        let middleware: any MiddlewareProtocol<Request, Response, APIRequestContext>
        let next: any HTTPResponder<APIRequestContext>

        func respond(to request: Request, context: APIRequestContext) async throws -> Response {
            try await middleware.handle(request, context: context) { try await next.respond(to: $0, context: $1) }
        }
    }
}
