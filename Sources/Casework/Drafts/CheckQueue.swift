import Dispatch
import Synchronization

/// Reads and checks files one at a time on a thread of its own: a large one with its tests takes seconds of a core, and the threads that answer
/// requests, of which there are no more than cores, must not be without them meanwhile.
package final class CheckQueue: Sendable {
    private let places = Places(1)
    private let thread = DispatchQueue(label: "medfin.checks")

    package init() {}

    /// `work` gets a closure that says whether it is still wanted, and should end soon where it is not. Throws `CancellationError` where the
    /// task is cancelled, also while it waits.
    package func run<Value: Sendable>(
        _ work: @escaping @Sendable (_ goesOn: @escaping @Sendable () -> Bool) -> Value
    ) async throws(CancellationError) -> Value {
        try await places.take()
        defer { places.leave() }
        let flag = Flag()
        let value = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                thread.async { continuation.resume(returning: work { !flag.isSet.load(ordering: .relaxed) }) }
            }
        } onCancel: {
            flag.isSet.store(true, ordering: .relaxed)
        }
        guard !flag.isSet.load(ordering: .relaxed) else { throw CancellationError() }
        return value
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }
}
