import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Entity tags")
struct ETagTests {
    private func routes(_ router: APIRouter) {
        let tag = ETag(version: 7)
        router.get("thing") { request, _ in
            if try request.isNotModified(tag) { return Response.notModified(tag) }
            return Response.json(["a": 1]).tagged(tag)
        }
        router.put("thing") { request, _ in
            let seen =
                switch try request.requireIfMatch() {
                case .any: "any"
                case .tags(let tags): tags.map { ($0.isWeak ? "weak " : "") + $0.value }.joined(separator: ", ")
                }
            return Response.json(["seen": .string(seen)])
        }
    }

    @Test("a resource carries its strong tag")
    func tagged() async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/thing", method: .get)
            #expect(response.headers[.eTag] == "\"7\"")
        }
    }

    @Test(
        "a reader who has this version gets 304 with the tag and no body",
        arguments: [#""7""#, #"W/"7""#, #""6", "7""#, #""6",W/"7" , "8""#, "*", #", "7","#])
    func notModified(header: String) async throws {
        try await withServer(routes: routes) { client in
            for method in [HTTPRequest.Method.get, .head] {
                let response = try await client.execute(uri: "/thing", method: method, headers: [.ifNoneMatch: header])
                #expect(response.status == .notModified)
                #expect(response.headers[.eTag] == "\"7\"")
                #expect(response.body.readableBytes == 0)
            }
        }
    }

    @Test("a reader who has another version gets the resource", arguments: [#""6""#, #""77""#, #"W/"6", "8""#, #""7,""#])
    func modified(header: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/thing", method: .get, headers: [.ifNoneMatch: header])
            #expect(response.status == .ok)
        }
    }

    @Test("tags spread over several header lines are one list")
    func lines() async throws {
        try await withServer(routes: routes) { client in
            var headers: HTTPFields = [:]
            headers.append(HTTPField(name: .ifNoneMatch, value: #""6""#))
            headers.append(HTTPField(name: .ifNoneMatch, value: #""7""#))
            let response = try await client.execute(uri: "/thing", method: .get, headers: headers)
            #expect(response.status == .notModified)
        }
    }

    @Test(
        "a change tells which versions its sender has seen, weak tags as such",
        arguments: [
            (#""7""#, "7"), (#""6", "7-sv""#, "6, 7-sv"), ("*", "any"), (" * ", "any"), (#"W/"7""#, "weak 7"), (#""6", W/"7""#, "6, weak 7"),
        ])
    func seen(header: String, versions: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/thing", method: .put, headers: [.ifMatch: header])
            #expect(response.status == .ok)
            #expect(try JSON(parsing: String(buffer: response.body))["seen"]?.stringValue == versions)
        }
    }

    @Test("a change without If-Match is 428")
    func absent() async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/thing", method: .put)
            #expect(response.status == .preconditionRequired)
            #expect(try response.problemCode(instance: "/thing") == "precondition-required")
        }
    }

    @Test(
        "what is no list of entity tags is 400",
        arguments: ["7", "", #""7"#, #""7" "8""#, #"w/"7""#, #"*, "7""#, "W/7", #""a b""#])
    func malformed(header: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/thing", method: .put, headers: [.ifMatch: header])
            #expect(response.status == .badRequest)
            #expect(try response.problemCode(instance: "/thing") == "invalid-header")
        }
    }

    @Test("a tag holds no quotes, spaces or controls", arguments: ["a\"b", "a b", "a\n", "\u{7F}"])
    func invalid(value: String) {
        #expect(ETag(value) == nil)
    }

    @Test("the tag of bytes depends on the bytes alone")
    func hashed() {
        #expect(ETag(hashing: "a".utf8) == ETag(hashing: [0x61]))
        #expect(ETag(hashing: "a".utf8) != ETag(hashing: "b".utf8))
        #expect(ETag(hashing: "".utf8).value == "e3b0c44298fc1c149afbf4c8996fb924")
    }
}
