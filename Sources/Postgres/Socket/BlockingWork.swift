import Glibc

/// Runs libpq calls that may block (connect, cancel, finish) on threads of their own, never on the cooperative pool.
enum BlockingWork {
    private final class Job: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` on a thread of its own. A connection has at most one such call under way, so the pool's size bounds the threads.
    static func start(_ body: @escaping @Sendable () -> Void) {
        // With no thread to be had, doing it here is slow but not wrong.
        if !startThread(body) { body() }
    }

    /// Runs `body` on a detached thread; false if there is none to be had.
    static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
        let job = unsafe Unmanaged.passRetained(Job(body))
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread, &attributes,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body()
                }
                return nil
            }, job.toOpaque())
        unsafe pthread_attr_destroy(&attributes)
        if result != 0 { unsafe job.release() }
        return result == 0
    }

    static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            start { continuation.resume(returning: body()) }
        }
    }
}
