package import FoundationEssentials
import Synchronization

/// The replays that this process carries on in the background, at a lower priority than requests, one at a time: each takes every core, and two
/// connections.
package final class ReplayRunner: Sendable {
    private struct State {
        var tasks: [UUID: Task<Void, Never>] = [:]
        var isStopped = false
    }

    /// Tasks that evaluate for one replay; by default one for each core.
    package let parallelism: Int
    /// The replay that is carried on has it.
    package let turn = Places(1)
    /// How often one that waits for its turn says that it is alive.
    package let heartbeat: Duration
    private let state = Mutex(State())

    package init(parallelism: Int = ProcessInfo.processInfo.activeProcessorCount, heartbeat: Duration = .seconds(5)) {
        self.parallelism = max(1, parallelism)
        self.heartbeat = heartbeat
    }

    func start(_ id: UUID, _ work: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            let task = Task(priority: .utility) {
                await work()
                _ = self.state.withLock { $0.tasks.removeValue(forKey: id) }
            }
            state.tasks[id] = task
            // What comes after the stop is interrupted before it has done anything.
            if state.isStopped { task.cancel() }
        }
    }

    /// Returns once the replay does not run here, if it ever did.
    package func wait(for id: UUID) async {
        await state.withLock { $0.tasks[id] }?.value
    }

    /// Interrupts every replay that runs here, and returns once that is written down.
    package func stop() async {
        let tasks = state.withLock { state in
            state.isStopped = true
            return Array(state.tasks.values)
        }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }
}
