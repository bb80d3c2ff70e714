import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Query parameters")
struct QueryTests {
    private enum Status: String, CaseIterable {
        case draft, submitted
    }

    private func routes(_ router: APIRouter) {
        router.get("cases") { request, _ in
            var query = QueryReader(request)
            let status = query.value("status", as: Status.self)
            let search = query.text("search")
            let page = query.page(of: "cases", keyLength: 2)
            try query.finish()
            return "\(status?.rawValue ?? "-")|\(search ?? "-")|\(page.limit)|\(page.offset)|\(page.after?.joined(separator: ",") ?? "-")"
        }
    }

    @Test(
        "parameters are decoded, and absent ones have their defaults",
        arguments: [
            ("", "-|-|20|0|-"), ("?", "-|-|20|0|-"), ("?status=draft", "draft|-|20|0|-"), ("?search=r%C3%B8r+og%20vann%2B", "-|rør og vann+|20|0|-"),
            ("?limit=1", "-|-|1|0|-"), ("?limit=200&offset=40", "-|-|200|40|-"), ("?search=", "-||20|0|-"), ("?search=a=b", "-|a=b|20|0|-"),
            ("?cursor=WzEsImNhc2VzIiwiYSIsImIiXQ", "-|-|20|0|a,b"),
        ])
    func decoded(query: String, result: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/cases\(query)", method: .get)
            #expect(String(buffer: response.body) == result)
        }
    }

    @Test(
        "each fault is 422 at its parameter",
        arguments: [
            ("?limit=0", "?limit invalid-value"), ("?limit=201", "?limit invalid-value"), ("?limit=abc", "?limit invalid-value"),
            ("?limit=", "?limit invalid-value"), ("?limit=%2B5", "?limit invalid-value"), ("?limit=99999999999999999999", "?limit invalid-value"),
            ("?offset=-1", "?offset invalid-value"), ("?status=none", "?status invalid-value"), ("?statuss=draft", "?statuss unknown-parameter"),
            ("?status=draft&status=draft", "?status repeated-parameter"), ("?search=%zz", "?search invalid-encoding"),
            ("?search=%C3", "?search invalid-encoding"), ("?cursor=abc", "?cursor invalid-value"),
            // [1,"cases","a","b"] with its version, its list or its length changed.
            ("?cursor=WzIsImNhc2VzIiwiYSIsImIiXQ", "?cursor invalid-value"), ("?cursor=WzEsInBsYW5zIiwiYSIsImIiXQ", "?cursor invalid-value"),
            ("?cursor=WzEsImNhc2VzIiwiYSJd", "?cursor invalid-value"), ("?cursor=WzEsImNhc2VzIiwiYSIsImIiXQ==", "?cursor invalid-value"),
            ("?cursor=WzEsImNhc2VzIiwiYSIsImIiXQ&offset=1", "?offset conflicting-parameter"),
        ])
    func faults(query: String, error: String) async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/cases\(query)", method: .get)
            #expect(response.status == .unprocessableContent)
            #expect(try response.problemCode(instance: "/cases") == "unprocessable")
            #expect(try response.errorPlaces == [error])
        }
    }

    @Test("all faults come at once")
    func all() async throws {
        try await withServer(routes: routes) { client in
            let response = try await client.execute(uri: "/cases?z=1&limit=0&a=1&a=2&status=x&offset=x&search=%", method: .get)
            #expect(
                try response.errorPlaces == [
                    "?a repeated-parameter", "?search invalid-encoding", "?status invalid-value", "?limit invalid-value", "?offset invalid-value",
                    "?z unknown-parameter", "?a unknown-parameter",
                ])
        }
    }
}
