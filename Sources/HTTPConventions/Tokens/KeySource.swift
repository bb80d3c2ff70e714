package import AsyncHTTPClient
internal import Foundation
internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1

/// Where an issuer's key set (JWKS, RFC 7517) comes from.
package struct KeySource: Sendable {
    package static let maximumBytes = 256 * 1024

    let load: @Sendable () async throws -> [UInt8]

    init(load: @escaping @Sendable () async throws -> [UInt8]) {
        self.load = load
    }

    /// A key set in a file, read anew when an unknown key turns up.
    package static func file(_ path: String) -> KeySource {
        KeySource { [UInt8](try Data(contentsOf: URL(filePath: path))) }
    }

    /// A key set behind a URL, which must be https, or http to this machine.
    ///
    /// - Parameter client: should have `clientConfiguration`; it stays the caller's to shut down.
    package static func url(_ text: String, client: HTTPClient) throws(TokenConfigurationError) -> KeySource {
        guard let url = URL(string: text), let host = url.host(), !host.isEmpty,
            url.scheme == "https" || url.scheme == "http" && Loopback.contains(host: host)
        else { throw TokenConfigurationError(description: "a JWKS URL must be https, or http to a loopback address: \(text)") }
        return KeySource {
            let response = try await client.execute(HTTPClientRequest(url: text), timeout: .seconds(5))
            guard response.status == .ok else { throw KeySourceError(status: Int(response.status.code)) }
            return Array(try await response.body.collect(upTo: maximumBytes).readableBytesView)
        }
    }

    /// Short time limits, and no redirects: a key set moves by configuration only.
    package static var clientConfiguration: HTTPClient.Configuration {
        HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(2), read: .seconds(5), write: .seconds(5)))
    }
}

struct KeySourceError: Error {
    let status: Int
}
