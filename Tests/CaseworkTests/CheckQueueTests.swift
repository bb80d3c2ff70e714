import Casework
import Foundation
import Synchronization
import Testing

@Suite("The queue of checks", .timeLimit(.minutes(1)))
struct CheckQueueTests {
    @Test("runs one check at a time and leaves the threads of requests to them")
    func oneAtATime() async throws {
        let queue = CheckQueue()
        let state = State()
        try await withThrowingTaskGroup(of: Void.self) { group in
            // More than there are threads for tasks.
            for _ in 0..<(ProcessInfo.processInfo.activeProcessorCount + 2) {
                group.addTask {
                    try await queue.run { _ in
                        let now = state.running.add(1, ordering: .relaxed).newValue
                        _ = state.most.max(now, ordering: .relaxed)
                        // No task is there whose thread it could take.
                        if withUnsafeCurrentTask(body: { $0 != nil }) { state.inTasks.add(1, ordering: .relaxed) }
                        let deadline = ContinuousClock.now + .seconds(20)
                        while !state.isOpen.load(ordering: .relaxed), ContinuousClock.now < deadline { usleep(1000) }
                        state.running.subtract(1, ordering: .relaxed)
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(50))
            state.isOpen.store(true, ordering: .relaxed)
            try await group.waitForAll()
        }
        #expect(state.most.load(ordering: .relaxed) == 1)
        #expect(state.inTasks.load(ordering: .relaxed) == 0)
    }

    private final class State: Sendable {
        let running = Atomic(0)
        let most = Atomic(0)
        let inTasks = Atomic(0)
        let isOpen = Atomic(false)
    }

    @Test("tells a check whose task is cancelled to end, and goes on with the next")
    func cancelled() async throws {
        let queue = CheckQueue()
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let first = Task {
            try await queue.run { goesOn in
                begin.yield()
                while goesOn() { usleep(1000) }
            }
        }
        for await _ in begun { break }
        let second = Task { try await queue.run { _ in 2 } }
        let third = Task { try await queue.run { _ in 3 } }
        second.cancel()
        if case .success = await second.result { Issue.record("the second has been run") }
        first.cancel()
        if case .success = await first.result { Issue.record("the first counts as done") }
        #expect(try await third.value == 3)
    }
}
