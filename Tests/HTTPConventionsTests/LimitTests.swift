import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Limits of rate and time")
struct LimitTests {
    @Test("a bucket gives its burst, then says how long to wait, and fills again")
    func bucket() {
        let clock = TestClock()
        let limiter = RateLimiter(perMinute: 30, burst: 3) { clock.nanoseconds }
        #expect((0..<3).map { _ in limiter.take("a") } == [nil, nil, nil])
        #expect(limiter.take("a") == 2)
        #expect(limiter.take("b") == nil)
        clock.advance(1.5)
        #expect(limiter.take("a") == 1)
        clock.advance(0.5)
        #expect(limiter.take("a") == nil)
        #expect(limiter.take("a") == 2)
        clock.advance(100)
        #expect((0..<4).map { _ in limiter.take("a") } == [nil, nil, nil, 2])
    }

    @Test("a flood of keys shares one bucket and leaves the known ones theirs")
    func bounded() {
        let clock = TestClock()
        let limiter = RateLimiter(perMinute: 60, burst: 2, maximumKeys: 3) { clock.nanoseconds }
        for key in ["a", "b", "c"] { #expect(limiter.take(key) == nil) }
        #expect(limiter.take("d") == nil)
        #expect(limiter.take("e") == nil)
        #expect(limiter.take("f") == 1)
        #expect(limiter.take("a") == nil)
        // Rested buckets make room again.
        clock.advance(10)
        #expect(limiter.take("f") == nil)
        #expect(limiter.take("f") == nil)
        #expect(limiter.take("f") == 1)
        #expect(limiter.take("g") == nil)
    }

    @Test("too many requests are 429 with Retry-After, by organisation if there is a token")
    func middleware() async throws {
        let clock = TestClock()
        let limiter = RateLimiter(perMinute: 2, burst: 1) { clock.nanoseconds }
        try await withServer(routes: { router in
            router.group("open").add(middleware: RateLimit(limiter)).get { _, _ in "ok" }
            router.group("closed").add(middleware: FakeToken()).add(middleware: RateLimit(limiter)).get { _, _ in "ok" }
        }) { client in
            #expect(try await client.execute(uri: "/open", method: .get).status == .ok)
            let refused = try await client.execute(uri: "/open", method: .get)
            #expect(refused.status == .tooManyRequests)
            #expect(try refused.problemCode(instance: "/open") == "too-many-requests")
            #expect(refused.headers[.retryAfter] == "30")
            for organisation in ["0192:991825827", "0192:910000001"] {
                let headers: HTTPFields = [.authorization: organisation]
                #expect(try await client.execute(uri: "/closed", method: .get, headers: headers).status == .ok)
                #expect(try await client.execute(uri: "/closed", method: .get, headers: headers).status == .tooManyRequests)
            }
        }
    }

    @Test("work beyond the time limit is cancelled and answered with 503")
    func timeout() async throws {
        var configuration = APIConfiguration()
        configuration.requestTimeout = .milliseconds(10)
        let cancelled = Tally()
        try await withServer(
            configuration: configuration,
            routes: { router in
                router.get("slow") { _, _ in
                    do {
                        try await Task.sleep(for: .seconds(3600))
                    } catch {
                        cancelled.add()
                        throw error
                    }
                    return "late"
                }
            }
        ) { client in
            let response = try await client.execute(uri: "/slow", method: .get)
            #expect(response.status == .serviceUnavailable)
            #expect(try response.problemCode(instance: "/slow") == "timeout")
            #expect(response.headers[.traceparent] != nil)
            #expect(response.headers[.xContentTypeOptions] == "nosniff")
        }
        #expect(cancelled.count == 1)
    }

    @Test("work that was done in spite of the time limit is answered as done")
    func doneLate() async throws {
        var configuration = APIConfiguration()
        configuration.requestTimeout = .milliseconds(10)
        try await withServer(
            configuration: configuration,
            routes: { router in
                router.post("commit") { _, _ in
                    while !Task.isCancelled { await Task.yield() }
                    return Response(status: .created)
                }
            }
        ) { client in
            let response = try await client.execute(uri: "/commit", method: .post)
            #expect(response.status == .created)
        }
    }

    @Test("a request whose body never ends is cut off as well")
    func slowBody() async throws {
        var configuration = APIConfiguration()
        configuration.requestTimeout = .milliseconds(10)
        let router = APIRouter(configuration: configuration)
        router.post("things") { request, context in Response.json(try await request.jsonObject(context: context)) }
        let (body, source) = RequestBody.makeStream()
        let request = Request(
            head: .init(method: .post, scheme: "http", authority: "localhost", path: "/things", headerFields: [.contentType: "application/json"]),
            body: body)
        await source.yield(ByteBuffer(string: "{"))
        let response = try await router.buildResponder().respond(to: request, context: .forTest)
        #expect(response.status == .serviceUnavailable)
        source.finish()
    }

    /// Takes the organisation from the Authorization field as it is.
    private struct FakeToken: RouterMiddleware {
        func handle(
            _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
        ) async throws -> Response {
            var context = context
            context.token = request.headers[.authorization].map { AccessToken(organisation: $0, scopes: [], issuer: "test") }
            return try await next(request, context)
        }
    }
}
