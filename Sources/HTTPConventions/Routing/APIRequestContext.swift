package import Hummingbird
package import Localisation
internal import Logging
internal import NIOCore

/// What is known of a request beside its head and body; filled in by the middleware on its way to the controller.
package struct APIRequestContext: RequestContext, Sendable {
    package var coreContext: CoreRequestContextStorage
    /// The reader's language, from `Accept-Language`.
    package var language: Language
    package var trace: TraceContext
    /// The verified token; nil outside the routes that `Authenticate` guards.
    package var token: AccessToken?
    /// The caller's address without port, as seen by this server; nil for sockets that have none.
    package let remoteAddress: String?
    /// The largest request body read, in bytes.
    package var maxUploadSize: Int
    /// What `Produces` chose among what the route offers and the caller accepts.
    package var responseType: ContentType

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        language = .en
        trace = TraceContext(traceparent: nil)
        remoteAddress = source.channel.remoteAddress?.ipAddress
        maxUploadSize = APIConfiguration.defaultMaxBodyBytes
        responseType = .json
    }

    /// The verified token; 401 where no `Authenticate` has been passed.
    package func requireToken() throws(Problem) -> AccessToken {
        guard let token else { throw .missingToken }
        return token
    }

    /// The verified token, which must hold the scope: else 401, or 403 `insufficient-scope`.
    @discardableResult
    package func require(scope: String) throws(Problem) -> AccessToken {
        let token = try requireToken()
        guard token.scopes.contains(scope) else { throw .insufficientScope(scope) }
        return token
    }
}
