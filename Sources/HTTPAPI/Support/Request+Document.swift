import ExactJSON
import HTTPConventions
import Hummingbird
import NIOCore

extension Request {
    /// The JSON body with the bytes it was sent as; errors as `jsonObject(context:)`.
    func document(context: APIRequestContext) async throws -> (bytes: [UInt8], object: JSONObject) {
        var request = self
        let buffer = try await request.bytes(of: method == .patch ? .mergePatch : .json, context: context)
        request.body = .init(buffer: buffer)
        return (Array(buffer.readableBytesView), try await request.jsonObject(context: context))
    }
}
