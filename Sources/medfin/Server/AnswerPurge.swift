import Grants
import Logging
import ServiceLifecycle

/// Forgets old idempotency answers, once an hour while the server runs.
struct AnswerPurge: Service {
    /// How long an answer is kept at least, in seconds.
    static let age = 48 * 3600

    let logger: Logger
    /// Forgets the answers given before an instant.
    let purge: @Sendable (Instant) async throws -> Void
    /// Returns when it is time for the next round; throws when there is to be none.
    var pause: @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(3600)) }

    func run() async {
        await cancelWhenGracefulShutdown {
            repeat {
                do {
                    try await purge(Instant.now().adding(seconds: -Self.age))
                } catch {
                    if Task.isCancelled { return }
                    logger.error("Old idempotency answers could not be forgotten; the next attempt is in an hour.", metadata: ["error": "\(error)"])
                }
            } while (try? await pause()) != nil
        }
    }
}
