internal import Foundation
internal import Logging

/// The keys of one issuer, fetched when first needed, when an unknown `kid` turns up, and when they have grown old.
///
/// All who wait share one fetch, and between two fetches lies a minimum: a flood of invented kids must not become a flood of requests.
actor IssuerKeys {
    struct Timing: Sendable {
        var minimumInterval: TimeInterval = 30
        var maximumAge: TimeInterval = 3600
    }

    private let source: KeySource
    private let timing: Timing
    private let now: @Sendable () -> Date
    private let logger: Logger
    private var keys: KeySet?
    private var fetchedAt = Date.distantPast
    private var triedAt = Date.distantPast
    private var running: Task<Void, Never>?

    init(_ source: KeySource, timing: Timing, now: @escaping @Sendable () -> Date, logger: Logger) {
        self.source = source
        self.timing = timing
        self.now = now
        self.logger = logger
    }

    /// The key set, which holds that kid if the issuer has it; nil while no key set could be had at all.
    func keys(holding kid: String) async -> KeySet? {
        if keys?.contains(kid) != true || now().timeIntervalSince(fetchedAt) >= timing.maximumAge { await refresh() }
        return keys
    }

    private func refresh() async {
        if let running {
            await running.value
            return
        }
        guard now().timeIntervalSince(triedAt) >= timing.minimumInterval else { return }
        triedAt = now()
        let task = Task { await self.fetch() }
        running = task
        await task.value
    }

    private func fetch() async {
        do {
            keys = try await KeySet(parsing: source.load(), logger: logger)
            fetchedAt = now()
        } catch {
            // The keys at hand stay in use: an issuer that is away for a while must not shut everybody out.
            logger.warning("key set could not be fetched", metadata: ["error": "\(String(reflecting: error))"])
        }
        running = nil
    }
}
