internal import Crypto
package import ExactJSON
internal import Foundation
package import Hummingbird

/// What a request asks for, as SHA-256 of method, path and canonical body: tells a repeated request from another one under the same key.
package struct RequestFingerprint: Sendable, Hashable {
    /// 64 lower-case hexadecimal digits.
    package let hex: String

    /// - Parameter canonicalBody: the body's bytes in a form that does not change with white space or the order of members.
    package init(method: HTTPRequest.Method, path: String, canonicalBody: [UInt8]) {
        var hash = SHA256()
        // Neither a method nor a path can hold a line feed, so the parts cannot run into each other.
        hash.update(data: Data("\(method.rawValue)\n\(path)\n".utf8))
        hash.update(data: Data(canonicalBody))
        hex = hash.finalize().map(\.hexDigits).joined()
    }

    package init(_ request: Request, body: JSON) {
        self.init(method: request.method, path: request.uri.path, canonicalBody: body.canonical)
    }
}
