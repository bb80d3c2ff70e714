import Decimals
import ExactJSON
import Grants
import Persistence
import Postgres

/// Some applications with what the other version says of them.
struct ReplayPage: Sendable {
    var results: [(source: ReplaySource, result: ReplayResult)] = []
    /// Which of the replayers made it.
    var replayer: Int

    /// Leaves the core to others after each application; stops early where its task is cancelled.
    init(_ sources: [ReplaySource], by replayer: Replayer, index: Int, at instant: Instant?) async {
        self.replayer = index
        results.reserveCapacity(sources.count)
        for var source in sources {
            guard !Task.isCancelled else { return }
            let result = replayer.result(
                of: Array(source.content.utf8), call: source.call, gate: source.gate, at: instant ?? source.evaluatedAt,
                before: source.before)
            source.content = ""
            results.append((source, result))
            await Task.yield()
        }
    }
}

/// The applications of a replay, page by page in one transaction.
struct ReplayPages {
    private let authority: String
    private var calls: ArraySlice<String>
    private var last: ReplaySource?
    private var limit = 20

    init(_ replay: ReplayRecord) {
        authority = replay.authority
        calls = replay.calls[...]
    }

    /// nil at the end.
    nonisolated(nonsending) mutating func next(on connection: PostgresConnection) async throws -> [ReplaySource]? {
        while let call = calls.first {
            let page = try await ReplaySourceStore.page(of: call, authority: authority, after: last, limit: limit, on: connection)
            guard let final = page.last else {
                calls.removeFirst()
                last = nil
                continue
            }
            last = final
            last?.content = ""
            let bytes = page.reduce(0) { $0 + $1.content.utf8.count } / page.count
            limit = max(1, min(ReplayRun.pageLimit, ReplayRun.pageBytes / max(1, bytes)))
            return page
        }
        return nil
    }
}

/// What a replay adds up to so far.
struct ReplayLedger {
    private let ruleOrder: [String]
    private var sums = ReplayTotals()
    private(set) var done = 0

    init(ruleOrder: [String]) {
        self.ruleOrder = ruleOrder
    }

    var totals: JSON { sums.json(ruleOrder: ruleOrder) }

    mutating func add(_ page: ReplayPage) throws(DecimalError) {
        for (source, result) in page.results { try sums.add(result, call: source.call, judgedBy: source.judgedBy) }
        done += page.results.count
    }
}
