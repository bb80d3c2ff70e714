import AsyncHTTPClient
import ExactJSON
import Foundation
import NIOCore
import NIOHTTP1

/// One person's requests to whichever server `address` leads to at the moment.
struct Client: Sendable {
    let http: HTTPClient
    /// Such as `http://127.0.0.1:8080`.
    let address: @Sendable () -> String
    var token: String?

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Reply {
        try await send(.GET, path, headers)
    }

    func post(_ path: String, _ body: JSON, key: String? = nil, ifMatch: String? = nil) async throws -> Reply {
        var headers: [String: String] = [:]
        headers["Idempotency-Key"] = key
        headers["If-Match"] = ifMatch
        return try await send(.POST, path, headers, body)
    }

    func put(_ path: String, _ body: JSON, ifMatch: String) async throws -> Reply {
        try await send(.PUT, path, ["If-Match": ifMatch], body)
    }

    /// Throws where no answer comes, whole, within ten seconds.
    func send(_ method: HTTPMethod, _ path: String, _ headers: [String: String] = [:], _ body: JSON? = nil) async throws -> Reply {
        var request = HTTPClientRequest(url: address() + path)
        request.method = method
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body.bytes()))
        }
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        let response = try await http.execute(request, timeout: .seconds(10))
        let bytes = try await response.body.collect(upTo: 16 << 20)
        return Reply(status: Int(response.status.code), headers: response.headers, text: String(buffer: bytes))
    }
}
