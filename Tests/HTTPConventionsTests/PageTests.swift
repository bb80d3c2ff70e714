import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Pages")
struct PageTests {
    /// A list of the numbers 0 to 44, sorted, served by key.
    private func routes(_ router: APIRouter) {
        router.get("numbers") { request, _ in
            var query = QueryReader(request)
            let page = query.page(of: "numbers", keyLength: 1)
            let parity = query.text("parity")
            try query.finish()
            let after = page.after.flatMap { Int($0[0]) } ?? -1
            let rows = (0..<45).filter { parity == nil || $0 % 2 == 0 }.filter { $0 > after }.dropFirst(page.offset)
            let shown = rows.prefix(page.limit)
            let next = rows.count > shown.count ? shown.last.map { Cursor(list: "numbers", key: [String($0)]) } : nil
            return Response.list(shown.map { JSON($0) }, page: page, next: next, for: request)
        }
    }

    @Test("following next gives every item once, in order, and ends")
    func walk() async throws {
        try await withServer(routes: routes) { client in
            var seen: [Int] = []
            var uri = "/numbers?limit=20"
            var pages = 0
            while pages < 10 {
                let body = try await client.execute(uri: uri, method: .get).json
                pages += 1
                seen += body["items"]?.arrayValue?.compactMap(\.intValue) ?? []
                #expect(body["page"]?["limit"]?.intValue == 20)
                guard let next = body["page"]?["next"]?.stringValue else { break }
                uri = "/numbers?limit=20&cursor=\(next)"
            }
            #expect(seen == Array(0..<45))
            #expect(pages == 3)
        }
    }

    @Test("the Link leads to the next page and keeps the other parameters")
    func link() async throws {
        try await withServer(routes: routes) { client in
            let first = try await client.execute(uri: "/numbers?parity=even%20only&limit=5&offset=2", method: .get)
            let next = try #require(try first.json["page"]?["next"]?.stringValue)
            #expect(first.headers[.link] == "</numbers?parity=even%20only&limit=5&cursor=\(next)>; rel=\"next\"")
            let second = try await client.execute(uri: "/numbers?parity=even%20only&limit=5&cursor=\(next)", method: .get)
            #expect(try second.json["items"]?.arrayValue?.compactMap(\.intValue) == [14, 16, 18, 20, 22])
        }
    }

    @Test("the last page has neither next nor Link")
    func last() async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/numbers?limit=200", method: .get)
            #expect(response.headers[.link] == nil)
            #expect(try response.json["page"] == ["limit": 200])
        }
    }

    @Test("a cursor reads back as it was written, whatever its key holds")
    func cursor() {
        let cursor = Cursor(list: "cases", key: ["2026-01-01T00:00:00Z", "å\"\\/~?>", ""])
        #expect(Cursor(parsing: cursor.text) == cursor)
        #expect(cursor.text.utf8.allSatisfy { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") })
    }
}
