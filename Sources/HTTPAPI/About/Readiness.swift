/// Whether the server can work, looked at no more than once a second however many ask: anyone may, and each look takes a connection.
package actor Readiness {
    private struct TookTooLong: Error {}

    /// Probes ask often and wait briefly: a database that takes longer counts as away.
    private static let timeout = Duration.seconds(2)
    private static let lifetime = Duration.seconds(1)

    private let now: @Sendable () -> ContinuousClock.Instant
    private let look: @Sendable () async throws -> Void
    private var latest: (at: ContinuousClock.Instant, task: Task<Void, any Error>)?

    /// `look` throws while the server cannot work.
    package init(
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }, look: @escaping @Sendable () async throws -> Void
    ) {
        self.now = now
        self.look = look
    }

    /// Throws what the latest look threw, or that it took too long.
    package func check() async throws {
        let instant = now()
        if let latest, instant - latest.at < Self.lifetime { return try await latest.task.value }
        let task = Task { [look] in
            try await withThrowingTaskGroup { group in
                group.addTask { try await look() }
                group.addTask {
                    try await Task.sleep(for: Self.timeout)
                    throw TookTooLong()
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
        latest = (instant, task)
        try await task.value
    }
}
