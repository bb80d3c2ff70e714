internal import HTTPTypes
package import Hummingbird
internal import Localisation

/// 429 with `Retry-After` for callers beyond their rate: by organisation inside `Authenticate`, by address outside it.
package struct RateLimit: RouterMiddleware {
    package typealias Context = APIRequestContext

    private let limiter: RateLimiter

    package init(_ limiter: RateLimiter) {
        self.limiter = limiter
    }

    package func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        let key = context.token.map { "organisation \($0.organisation)" } ?? "address \(context.remoteAddress ?? "none")"
        if let seconds = limiter.take(key) {
            throw Problem(
                .tooManyRequests,
                detail: [
                    .nb: "Prøv igjen om \(seconds) s.", .nn: "Prøv igjen om \(seconds) s.", .sv: "Försök igen om \(seconds) s.",
                    .fi: "Yritä uudelleen \(seconds) s kuluttua.", .en: "Try again in \(seconds) s.",
                ], headers: [.retryAfter: String(seconds)])
        }
        return try await next(request, context)
    }
}
