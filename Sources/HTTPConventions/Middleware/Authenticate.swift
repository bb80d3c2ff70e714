internal import HTTPTypes
package import Hummingbird
internal import Logging

/// Lets in only requests with a valid bearer token, which it puts into the context: else 401.
package struct Authenticate: RouterMiddleware {
    package typealias Context = APIRequestContext

    private let verifier: TokenVerifier

    package init(_ verifier: TokenVerifier) {
        self.verifier = verifier
    }

    package func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        let token = try await verifier.verify(try Self.bearer(request))
        var context = context
        context.token = token
        context.logger[metadataKey: "organisation"] = "\(token.organisation)"
        return try await next(request, context)
    }

    private static func bearer(_ request: Request) throws(Problem) -> String {
        let lines = request.headers[values: .authorization]
        guard !lines.isEmpty else { throw .missingToken }
        let parts = lines[0].split(separator: " ")
        guard lines.count == 1, parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw .invalidToken(.authorizationHeader)
        }
        return String(parts[1])
    }
}
