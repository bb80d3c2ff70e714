internal import HTTPTypes
package import Hummingbird
internal import Logging

/// Lets in only requests with a valid bearer token, which it puts into the context: else 401. Where a token is optional, requests
/// without any are let in too.
package struct Authenticate: RouterMiddleware {
    package typealias Context = APIRequestContext

    private let verifier: TokenVerifier
    private let isOptional: Bool

    package init(_ verifier: TokenVerifier, isOptional: Bool = false) {
        self.verifier = verifier
        self.isOptional = isOptional
    }

    package func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        if isOptional, request.headers[.authorization] == nil { return try await next(request, context) }
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
