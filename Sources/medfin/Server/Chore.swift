import Grants
import Logging
import ServiceLifecycle

/// What the server does again and again while it runs; a round that fails is logged, and the next one comes nevertheless.
struct Chore: Service {
    let logger: Logger
    /// What is logged when a round fails.
    let failure: Logger.Message
    let work: @Sendable () async throws -> Void
    /// Returns when it is time for the next round; throws when there is to be none.
    let pause: @Sendable () async throws -> Void

    func run() async {
        await cancelWhenGracefulShutdown {
            repeat {
                do {
                    try await work()
                } catch {
                    if Task.isCancelled { return }
                    logger.error(failure, metadata: ["error": "\(error)"])
                }
            } while (try? await pause()) != nil
        }
    }
}

extension Chore {
    /// How long an idempotency answer is kept at least, in seconds.
    static let answerAge = 48 * 3600

    /// Forgets the idempotency answers given before an instant, once an hour.
    static func answerPurge(
        logger: Logger, pause: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(3600)) },
        purge: @escaping @Sendable (Instant) async throws -> Void
    ) -> Chore {
        Chore(
            logger: logger, failure: "Old idempotency answers could not be forgotten; the next attempt is in an hour.",
            work: { try await purge(Instant.now().adding(seconds: -answerAge)) }, pause: pause)
    }

    /// Adds new cases to the counts of the eligibility report; `count` gives the evaluations that it had to put off.
    static func eligibilityCount(logger: Logger, count: @escaping @Sendable () async throws -> [String]) -> Chore {
        Chore(
            logger: logger, failure: "The eligibility report's counts could not be brought up to date: it is right, but slower.",
            work: {
                for evaluation in try await count() {
                    logger.warning(
                        "An evaluation takes too long to be added to the eligibility report's counts: it is tried again in an hour.",
                        metadata: ["evaluation": "\(evaluation)"])
                }
            }, pause: { try await Task.sleep(for: .seconds(5)) })
    }

    /// Marks replays as interrupted that nobody carries on, at the start and then once a minute; `interrupt` gives how many there were.
    static func replayWatch(
        logger: Logger, pause: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(60)) },
        interrupt: @escaping @Sendable () async throws -> Int
    ) -> Chore {
        Chore(
            logger: logger, failure: "Replays that nobody carries on could not be marked as interrupted; the next attempt is in a minute.",
            work: {
                let count = try await interrupt()
                if count > 0 { logger.notice("Replays had been left and are marked as interrupted.", metadata: ["count": "\(count)"]) }
            }, pause: pause)
    }
}
