import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Whether the server lives, whether it can work, and its metrics; for whoever runs it.
struct HealthController {
    let metrics: PrometheusRegistry
    let readiness: Readiness

    var endpoints: RouteCollection<APIRequestContext> {
        let routes = RouteCollection(context: APIRequestContext.self)
        routes.get("health/live") { _, _ in Response.json(["status": "up"]) }
        routes.get("health/ready") { _, context in
            do {
                try await readiness.check()
            } catch {
                context.logger.warning("not ready", metadata: ["error": "\(error)"])
                throw Problem(.unavailable, headers: [.retryAfter: "5"])
            }
            return Response.json(["status": "up"])
        }
        routes.get("metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: PrometheusRegistry.contentType],
                body: .init(byteBuffer: ByteBuffer(string: metrics.render())))
        }
        return routes
    }
}
