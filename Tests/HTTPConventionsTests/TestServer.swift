import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Metrics
import NIOCore

/// Runs an application with these routes, in memory unless the setup says otherwise.
func withServer(
    _ setup: TestingSetup = .router,
    configuration: APIConfiguration = APIConfiguration(),
    metrics: any MetricsFactory = NOOPMetricsHandler.instance,
    logger: Logger = .silent,
    translate: @escaping @Sendable (any Error) -> Problem? = { _ in nil },
    routes: (APIRouter) -> Void,
    _ test: @escaping @Sendable (any TestClientProtocol) async throws -> Void
) async throws {
    let router = APIRouter(configuration: configuration, metrics: metrics, translate: translate)
    routes(router)
    let application = Application(
        router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
    try await application.test(setup) { client in try await test(client) }
}

extension Logger {
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

extension TestResponse {
    var json: JSON {
        get throws { try JSON(parsing: String(buffer: body)) }
    }

    /// The code of a problem, after checking what every problem must have.
    func problemCode(instance: String) throws -> String? {
        guard headers[.contentType] == "application/problem+json" else { return nil }
        let body = try json
        guard let code = body["code"]?.stringValue, body["type"]?.stringValue == "/problems/\(code)", body["title"]?.stringValue?.isEmpty == false,
            body["status"]?.intValue == status.code, body["instance"]?.stringValue == instance
        else { return nil }
        return code
    }

    /// The codes of a 422's errors with their places: a pointer, or `?name` for a parameter.
    var errorPlaces: [String] {
        get throws {
            try (json["errors"]?.arrayValue ?? []).map { error in
                let place = error["parameter"]?.stringValue.map { "?\($0)" } ?? error["pointer"]?.stringValue ?? "nowhere"
                return "\(place) \(error["code"]?.stringValue ?? "no code")"
            }
        }
    }
}
