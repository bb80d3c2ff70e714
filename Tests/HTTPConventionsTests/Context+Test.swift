import HTTPConventions
import Hummingbird
import Logging
import NIOEmbedded

extension APIRequestContext {
    /// A context as for a request on no socket.
    static var forTest: APIRequestContext {
        APIRequestContext(source: .init(channel: NIOAsyncTestingChannel(), logger: .silent))
    }
}
