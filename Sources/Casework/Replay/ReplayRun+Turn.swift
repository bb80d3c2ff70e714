import Grants
import Logging
import Persistence
import Postgres

extension ReplayRun {
    /// What a replay's waiting for its turn has come to; the turn is to be left again once it has come.
    enum Turn {
        case come, cancelled
        /// Somebody else has ended the replay.
        case over
    }

    /// Waits for the turn and takes it. Meanwhile no connection is held; the replay is marked as alive now and then, and may be cancelled.
    func wait() async throws -> Turn {
        let turn = environment.replays.turn
        if turn.takeIfFree() { return .come }
        return try await withThrowingTaskGroup(of: Turn.self) { group in
            group.addTask {
                try await turn.take()
                return .come
            }
            group.addTask { try await beat() }
            let first = await group.nextResult()
            group.cancelAll()
            // It may come while the other ends.
            if case .success(.come) = await group.nextResult() { turn.leave() }
            return try first?.get() ?? .over
        }
    }

    /// Returns where there is nothing more to wait for.
    private func beat() async throws -> Turn {
        while true {
            do {
                guard let isRequested = try ReplayStore.isCancelRequested(try await environment.pool.query(ReplayStore.wait(replay.id))) else {
                    return .over
                }
                if isRequested || isCancelled() { return .cancelled }
            } catch let error where !Task.isCancelled {
                environment.logger.warning(
                    "A replay that waits for its turn could not be marked as alive.",
                    metadata: ["replay": "\(replay.id)", "error": "\(String(reflecting: error))"])
            }
            try await Task.sleep(for: environment.replays.heartbeat)
        }
    }
}
