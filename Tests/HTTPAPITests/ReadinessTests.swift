import HTTPAPI
import Synchronization
import Testing

@Suite("Readiness")
struct ReadinessTests {
    private struct Away: Error {}

    @Test("is looked at once a second, however many ask, and told to all of them")
    func shared() async throws {
        let start = ContinuousClock.now
        let passed = Mutex(Duration.zero)
        let looks = Atomic(0)
        let readiness = Readiness(now: { start + passed.withLock { $0 } }) {
            if looks.add(1, ordering: .relaxed).newValue == 2 { throw Away() }
        }
        await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { try await readiness.check() } }
            while let result = await group.nextResult() { #expect(throws: Never.self) { try result.get() } }
        }
        #expect(looks.load(ordering: .relaxed) == 1)
        passed.withLock { $0 = .seconds(1) }
        for _ in 0..<2 { await #expect(throws: Away.self) { try await readiness.check() } }
        #expect(looks.load(ordering: .relaxed) == 2)
        passed.withLock { $0 = .seconds(2) }
        try await readiness.check()
        #expect(looks.load(ordering: .relaxed) == 3)
    }
}
