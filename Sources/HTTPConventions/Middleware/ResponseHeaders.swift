internal import HTTPTypes
package import Hummingbird

/// The header fields of every answer: not stored and not sniffed, unless the route has said otherwise.
struct ResponseHeaders: RouterMiddleware {
    func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.defaults where response.headers[name] == nil {
            response.headers[name] = value
        }
        // RFC 9110, section 8.6: no length on 204, and on 304 only that of the answer not sent.
        if response.status == .noContent || response.status == .notModified { response.headers[.contentLength] = nil }
        return response
    }

    private static let defaults: [(HTTPField.Name, String)] = [
        (.cacheControl, "no-store"),
        (.xContentTypeOptions, "nosniff"),
        (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
        (.referrerPolicy, "no-referrer"),
    ]
}

extension Response {
    /// The answer as one that anyone may keep for a while: for what holds no personal data.
    package func publiclyCached(seconds: Int) -> Response {
        var response = self
        response.headers[.cacheControl] = "public, max-age=\(seconds)"
        return response
    }
}
