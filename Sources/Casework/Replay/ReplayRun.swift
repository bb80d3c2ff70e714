import Decimals
import ExactJSON
import FoundationEssentials
import Grants
import Logging
import Persistence
import Postgres

/// Carries one stored replay from its beginning to its end.
///
/// One connection reads the applications page by page in one snapshot; some tasks evaluate a page each; results are stored page by page
/// on another connection, together with how far the replay has come. At most one page more than there are tasks is held.
struct ReplayRun: Sendable {
    /// Applications that are read at once, fewer where they are large.
    static let pageLimit = 100
    /// What the content of a page should come to at most, in bytes.
    static let pageBytes = 4 << 20
    /// What is waited where an end could not be written down.
    private static let pauses: [Duration?] = [.milliseconds(200), .seconds(1), .seconds(4)]

    let environment: CaseworkEnvironment
    let replay: ReplayRecord
    let candidate: ReplayCandidate
    let calls: [Call]
    /// Whether to stop; a request for cancellation in the database counts too.
    let isCancelled: @Sendable () -> Bool
    let progress: @Sendable (_ done: Int, _ total: Int) -> Void

    /// Waits for its turn, runs to an end of any kind and writes it down; nil where that could not be done, or somebody else had ended the
    /// replay.
    func callAsFunction() async -> ReplayRecord? {
        var start = ContinuousClock.now
        var ended: ReplayRecord?
        do {
            switch try await wait() {
            case .over: return nil
            case .cancelled: return await end(as: .cancelled, since: start)
            case .come: break
            }
            defer { environment.replays.turn.leave() }
            start = .now
            try await evaluate(since: start) { ended = $0 }
            return ended
        } catch {
            // The reader's own end changes nothing.
            if let ended { return ended }
            if Task.isCancelled { return await end(as: .interrupted, since: start) }
            environment.logger.error("A replay has failed.", metadata: ["replay": "\(replay.id)", "error": "\(String(reflecting: error))"])
            return await end(as: .failed, because: Self.reason(error), since: start)
        }
    }

    /// Writes down how it ended, also where this task has been cancelled, and tries again where that fails, as nobody else knows.
    private func end(as status: ReplayStatus, because failure: String? = nil, since start: ContinuousClock.Instant) async -> ReplayRecord? {
        let milliseconds = (ContinuousClock.now - start).milliseconds
        return await Task<ReplayRecord?, Never> {
            for pause in Self.pauses + [nil] {
                do {
                    return try await environment.finish(replay, as: status, failure: failure, milliseconds: milliseconds)
                } catch {
                    environment.logger.error(
                        "How a replay ended could not be written down\(pause.map { "; the next attempt is in \($0)" } ?? "").",
                        metadata: ["replay": "\(replay.id)", "status": "\(status.rawValue)", "error": "\(String(reflecting: error))"])
                    guard let pause, (error as? PostgresError)?.code != .poolClosed else { return nil }
                    try? await Task.sleep(for: pause)
                }
            }
            return nil
        }.value
    }

    /// Evaluates and hands on how it ended, written down; nothing where it is nobody's to go on with.
    private func evaluate(since start: ContinuousClock.Instant, ended: (ReplayRecord?) -> Void) async throws {
        let replayers = try candidate.replayers(calls, count: environment.replays.parallelism)
        try await environment.pool.withTransaction(isolation: .repeatableRead, readOnly: true, retries: 0) { reader in
            let results = try await reader.pipeline([
                ReplayStore.hold(replay.id), ReplaySourceStore.count(replay.calls, of: replay.authority),
            ])
            guard try results[0].first?.decode(Bool.self, 0) == true else { return }
            let total = Int(try results[1].first?.decode(Int64.self, 0) ?? 0)
            try await environment.pool.query(ReplayStore.begin(replay.id, total: total))
            progress(0, total)
            let status = try await evaluate(total, replayers, reading: ReplayPages(replay), on: reader)
            guard let status else { return }
            // Here, where the replay is held still: else it could be taken for one that nobody carries on.
            ended(await end(as: status, since: start))
        }
    }

    private nonisolated(nonsending) func evaluate(
        _ total: Int, _ replayers: [Replayer], reading pages: ReplayPages, on reader: PostgresConnection
    ) async throws -> ReplayStatus? {
        var pages = pages
        var ledger = ReplayLedger(ruleOrder: candidate.programme.rules.map(\.id))
        var free = Array(replayers.indices)
        var next = try await pages.next(on: reader)
        let at = replay.evaluatedAt
        return try await withThrowingTaskGroup(of: ReplayPage.self) { group in
            while true {
                while let page = next, let index = free.popLast() {
                    group.addTask(priority: .utility) { [replayer = replayers[index]] in
                        await ReplayPage(page, by: replayer, index: index, at: at)
                    }
                    next = try await pages.next(on: reader)
                }
                guard let page = try await group.next() else { return .completed }
                try Task.checkCancellation()
                free.append(page.replayer)
                try ledger.add(page)
                let stored = try await environment.pool.transaction(pipelined: [
                    ReplayStore.progress(replay.id, done: ledger.done, totals: ledger.totals),
                    ReplayResultStore.insert(page.results, replay: replay.id, at: at),
                ])
                guard let isRequested = try ReplayStore.isCancelRequested(stored.first) else { return nil }
                progress(ledger.done, total)
                if isRequested || isCancelled() {
                    group.cancelAll()
                    return .cancelled
                }
            }
        }
    }

    /// What is told to whoever reads the report: nothing of the database's inside.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as PostgresError: "the database failed: \(error.code.rawValue)"
        case let error as DecimalError: "a sum can't be represented: \(error)"
        default: "it could not be carried on"
        }
    }
}

extension ReplayCandidate {
    /// As many, each compiled by itself: tasks that share a programme hold each other up at the counts of its references.
    fileprivate func replayers(_ calls: [Call], count: Int) throws(FileErrors) -> [Replayer] {
        var replayers: [Replayer] = []
        for _ in 0..<count {
            let own = try ProgrammeFile.read(file, models: programme.models.map(\.file), analysing: false)
            replayers.append(Replayer(own, calls: calls))
        }
        return replayers
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
