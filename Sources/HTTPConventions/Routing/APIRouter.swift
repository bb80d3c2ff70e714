internal import HTTPTypes
package import Hummingbird
package import Metrics

/// A hummingbird router that keeps the conventions: its answers of 400 and above are problems, wrong methods get 405 with `Allow`,
/// every request has a trace, a language, a time limit, a metric and a log line.
///
/// Routes and groups are added as to a `Router`; the conventions need no further middleware.
package final class APIRouter: RouterMethods, HTTPResponderBuilder {
    package typealias Context = APIRequestContext

    private let router: Router<APIRequestContext>
    private let table = RouteTable()
    private let configuration: APIConfiguration
    private let metrics: any MetricsFactory

    /// - Parameter translate: turns an error of the layers below into a problem; nil makes it a 500 and a line in the log.
    package init(
        configuration: APIConfiguration = APIConfiguration(),
        metrics: any MetricsFactory = MetricsSystem.factory,
        translate: @escaping @Sendable (any Error) -> Problem? = { _ in nil }
    ) {
        self.configuration = configuration
        self.metrics = metrics
        router = Router(context: APIRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: ErrorMapping(translate: translate, table: table))
    }

    /// The routes added so far, in order; HEAD, which every GET has, is not listed.
    package var routes: [Route] { table.routes }

    @discardableResult
    package func on<Responder: HTTPResponder>(_ path: RouterPath, method: HTTPRequest.Method, responder: Responder) -> Self
    where Responder.Context == APIRequestContext {
        table.add(path, method)
        router.on(path, method: method, responder: responder)
        return self
    }

    @discardableResult
    package func add(middleware: any MiddlewareProtocol<Request, Response, APIRequestContext>) -> Self {
        router.add(middleware: middleware)
        return self
    }

    package func buildResponder() -> APIResponder {
        APIResponder(router: router.buildResponder(), configuration: configuration, metrics: metrics)
    }
}
