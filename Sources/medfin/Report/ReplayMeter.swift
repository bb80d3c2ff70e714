import Foundation
import Synchronization

/// How far a replay has come, on standard error: one line that is written over on a terminal, else a line now and then.
final class ReplayMeter: Sendable {
    private struct State {
        var start = ContinuousClock.now
        var shown: ContinuousClock.Instant?
        var isLineOpen = false
    }

    private let state = Mutex(State())
    private let isTerminal = isatty(STDERR_FILENO) == 1

    func show(_ done: Int, of total: Int) {
        state.withLock { state in
            let now = ContinuousClock.now
            let pause: Duration = isTerminal ? .milliseconds(200) : .seconds(2)
            guard done == total || state.shown.map({ now - $0 >= pause }) ?? true else { return }
            state.shown = now
            let seconds = (now - state.start).components
            let elapsed = max(1, seconds.seconds * 1000 + seconds.attoseconds / 1_000_000_000_000_000)
            let line = "\(done) of \(total) applications, \(Int64(done) * 1000 / elapsed) a second"
            FileHandle.standardError.write(Data((isTerminal ? "\r\u{1B}[K\(line)" : line + "\n").utf8))
            state.isLineOpen = isTerminal
        }
    }

    func end() {
        if state.withLock({ $0.isLineOpen }) { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
