import AsyncHTTPClient
import ExactJSON
import Foundation
import Localisation
import NIOCore
import NIOHTTP1

/// Requests to a running server with one person's token.
struct ServerClient {
    /// Such as `http://127.0.0.1:8080`.
    let base: String
    let token: String
    let language: Language
    /// Told about every request: method, path, status.
    let log: @Sendable (String) -> Void

    struct Reply {
        var status: Int
        var entityTag: String?
        var location: String?
        var body: JSON
    }

    func get(_ path: String) async throws(CommandFailure) -> Reply {
        try await send("GET", path, body: nil, entityTag: nil)
    }

    /// A POST under an Idempotency-Key of its own.
    func post(_ path: String, _ body: JSON, ifMatch entityTag: String? = nil) async throws(CommandFailure) -> Reply {
        try await send("POST", path, body: body, entityTag: entityTag)
    }

    private func send(_ method: String, _ path: String, body: JSON?, entityTag: String?) async throws(CommandFailure) -> Reply {
        var request = HTTPClientRequest(url: base + path)
        request.method = HTTPMethod(rawValue: method)
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "Accept-Language", value: language.rawValue)
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.headers.add(name: "Idempotency-Key", value: UUID().uuidString.lowercased())
            request.body = .bytes(ByteBuffer(bytes: body.bytes()))
        }
        if let entityTag { request.headers.add(name: "If-Match", value: entityTag) }
        let reply: Reply
        do {
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
            let bytes = Array(try await response.body.collect(upTo: 16 << 20).readableBytesView)
            reply = Reply(
                status: Int(response.status.code), entityTag: response.headers.first(name: "ETag"),
                location: response.headers.first(name: "Location"), body: try JSON(parsing: bytes))
        } catch {
            throw CommandFailure("\(method) \(base)\(path): no answer; is the server running (make run)? \(error)")
        }
        log("\(method) \(path) → \(reply.status)")
        guard reply.status < 400 else { throw CommandFailure(["\(method) \(path) was refused:"] + Self.complaints(of: reply.body)) }
        return reply
    }

    /// What a problem document (RFC 9457) says.
    private static func complaints(of problem: JSON) -> [String] {
        let summary = [problem["title"]?.stringValue, problem["detail"]?.stringValue].compactMap(\.self).joined(separator: ": ")
        let errors = (problem["errors"]?.arrayValue ?? []).map { "  \($0["pointer"]?.stringValue ?? ""): \($0["detail"]?.stringValue ?? "")" }
        return ["  \(summary)"] + errors
    }
}
