import ExactJSON
import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Localisation
import Logging
import NIOCore
import Testing

@Suite("Problems")
struct ProblemTests {
    @Test("a problem thrown by a route is problem+json with type, title, status, code, instance and errors")
    func thrown() async throws {
        let errors = [
            ProblemError(pointer: JSONPointer("a/b", "0"), code: "too-low", detail: [.en: "Too low.", .nb: "For lavt."]),
            ProblemError(parameter: "limit", code: "invalid-value", detail: [.en: "No."]),
        ]
        try await withServer(routes: { $0.get("things") { _, _ -> String in throw Problem.unprocessable(errors) } }) { client in
            let response = try await client.execute(uri: "/things?x=1", method: .get, headers: [.acceptLanguage: "nb"])
            #expect(response.status == .unprocessableContent)
            #expect(
                String(buffer: response.body)
                    == #"{"type":"/problems/unprocessable","title":"Innholdet er ugyldig","status":422,"code":"unprocessable","instance":"/things","#
                    + #""errors":[{"pointer":"/a~1b/0","code":"too-low","detail":"For lavt."},{"pointer":"","parameter":"limit","code":"invalid-value","detail":"No."}]}"#
            )
            #expect(response.headers[.contentLanguage] == "nb")
            #expect(response.headers[.cacheControl] == "no-store")
        }
    }

    @Test("the title follows Accept-Language and the code does not", arguments: Language.allCases)
    func languages(language: Language) async throws {
        try await withServer(routes: { _ in }) { client in
            let response = try await client.execute(uri: "/none", method: .get, headers: [.acceptLanguage: language.rawValue])
            #expect(try response.json["title"]?.stringValue == ProblemType.notFound.title.texts[language])
            #expect(try response.problemCode(instance: "/none") == "not-found")
        }
    }

    @Test("every type of the catalogue has a title in every language and a code of its own")
    func catalogue() {
        for type in ProblemType.catalogue {
            #expect(Set(type.title.texts.keys) == Set(Language.allCases), "\(type.code)")
        }
        #expect(Set(ProblemType.catalogue.map(\.code)).count == ProblemType.catalogue.count)
    }

    struct Secret: Error {
        let sql = "SELECT secret FROM /var/lib/data"
    }

    @Test("an error of another kind is a bare 500 that tells nothing of itself")
    func foreign() async throws {
        let log = LogCapture()
        try await withServer(logger: log.logger, routes: { $0.get("fails") { _, _ -> String in throw Secret() } }) { client in
            let response = try await client.execute(uri: "/fails", method: .get)
            #expect(response.status == .internalServerError)
            #expect(try response.problemCode(instance: "/fails") == "internal-error")
            #expect(!String(buffer: response.body).contains("SELECT"))
            #expect(!String(buffer: response.body).contains("Secret"))
        }
        let line = log.lines.first { $0.message == "request failed" }
        #expect(line?.level == .error)
        #expect(line?.metadata["error"]?.contains("SELECT") == true)
        #expect(line?.metadata["trace_id"]?.count == 32)
    }

    @Test("an error that the application translates becomes its problem")
    func translated() async throws {
        let translate: @Sendable (any Error) -> Problem? = { $0 is Secret ? Problem(.callClosed) : nil }
        try await withServer(translate: translate, routes: { $0.get("fails") { _, _ -> String in throw Secret() } }) { client in
            let response = try await client.execute(uri: "/fails", method: .get)
            #expect(response.status == .conflict)
            #expect(try response.problemCode(instance: "/fails") == "call-closed")
        }
    }

    @Test(
        "the framework's errors and bare statuses become problems too",
        arguments: [
            (HTTPResponse.Status.badRequest, "malformed-request"), (.unauthorized, "unauthorised"), (.forbidden, "forbidden"),
            (.notFound, "not-found"),
            (.conflict, "conflict"), (.contentTooLarge, "content-too-large"), (.unprocessableContent, "unprocessable"),
            (.serviceUnavailable, "unavailable"), (.imATeapot, "malformed-request"), (.badGateway, "internal-error"),
        ])
    func frameworks(status: HTTPResponse.Status, code: String) async throws {
        try await withServer(routes: { router in
            router.get("throws") { _, _ -> String in throw HTTPError(status, message: "internal words") }
            router.get("returns") { _, _ in status }
        }) { client in
            for path in ["/throws", "/returns"] {
                let response = try await client.execute(uri: path, method: .get)
                #expect(try response.problemCode(instance: path) == code)
                #expect(!String(buffer: response.body).contains("internal words"))
            }
        }
    }

    @Test("a problem's type leads to a page about it")
    func pages() async throws {
        let own = ProblemType("grant-exhausted", .conflict, title: [.en: "The grant is exhausted", .fi: "Tuki on käytetty"])
        try await withServer(routes: { ProblemPages(domain: [own]).addRoutes(to: $0) }) { client in
            let all = try await client.execute(uri: "/problems", method: .get)
            #expect(try all.json["items"]?.arrayValue?.count == ProblemType.catalogue.count + 1)
            #expect(all.headers[.cacheControl] == "public, max-age=3600")
            let one = try await client.execute(uri: own.uri, method: .get, headers: [.acceptLanguage: "fi"])
            #expect(
                String(buffer: one.body)
                    == #"{"type":"/problems/grant-exhausted","code":"grant-exhausted","status":409,"title":"Tuki on käytetty"}"#)
            let none = try await client.execute(uri: "/problems/none", method: .get)
            #expect(none.status == .notFound)
        }
    }
}

extension HTTPResponse.Status {
    fileprivate static var imATeapot: Self { Self(code: 418, reasonPhrase: "I'm a teapot") }
}
