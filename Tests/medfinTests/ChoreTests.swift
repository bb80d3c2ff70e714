import Grants
import Logging
import Synchronization
import Testing

@testable import medfin

@Suite("Forgetting old idempotency answers") struct ChoreTests {
    private struct Failure: Error {}

    @Test("a round that fails is followed by the next, and nothing younger than two days is forgotten") func rounds() async throws {
        let cuts = Mutex<[Instant]>([])
        let rest = Mutex(2)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let pause: @Sendable () async throws -> Void = {
            let isLast = rest.withLock { rest in
                rest -= 1
                return rest == 0
            }
            if isLast { throw CancellationError() }
        }
        let purge = Chore.answerPurge(logger: logger, pause: pause) { before in
            cuts.withLock { $0.append(before) }
            throw Failure()
        }
        let started = Instant.now()
        await purge.run()
        let found = cuts.withLock { $0 }
        #expect(found.count == 2)
        let earliest = try started.adding(seconds: -48 * 3600)
        let latest = try Instant.now().adding(seconds: -48 * 3600)
        #expect(found.allSatisfy { (earliest...latest).contains($0) })
    }
}
