import Foundation
import Synchronization

/// Ctrl-C while a command does what may be broken off in good order: noted, and no end of the program.
enum Interruption {
    private static let flag = Atomic(false)

    static var happened: Bool { flag.load(ordering: .relaxed) }

    /// Before and after the body, which must look at `happened`, Ctrl-C ends the program.
    static func watched<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        // Also makes the flag, which a signal's handler must not.
        flag.store(false, ordering: .relaxed)
        signal(SIGINT) { _ in Interruption.flag.store(true, ordering: .relaxed) }
        defer { signal(SIGINT, SIG_DFL) }
        return try await body()
    }
}
