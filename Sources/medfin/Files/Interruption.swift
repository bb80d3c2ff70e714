import Foundation
import Synchronization

/// Ctrl-C while a command does what may be broken off in good order: noted, and no end of the program.
enum Interruption {
    private static let flag = Atomic(false)

    static var happened: Bool { flag.load(ordering: .relaxed) }

    static func watch() {
        // Also makes the flag, which a signal's handler must not.
        flag.store(false, ordering: .relaxed)
        signal(SIGINT) { _ in Interruption.flag.store(true, ordering: .relaxed) }
    }

    /// From now on it ends the program again.
    static func unwatch() {
        signal(SIGINT, SIG_DFL)
    }
}
