import Foundation
import Synchronization

/// `medfin serve`, started again and again on one database; each time on a port that is free.
final class Server: Sendable {
    private let program: Program
    private let settings: [String: String]
    /// The connection URI.
    let database: String
    private let running = Mutex<(process: ChildProcess, address: String)?>(nil)

    init(program: Program, settings: [String: String], database: String) {
        self.program = program
        self.database = database
        self.settings = settings.merging(["DATABASE_URL": database]) { $1 }
    }

    /// Where it listens; where it listened last while it is down.
    var address: String { running.withLock { $0?.address ?? "" } }

    func start() async throws {
        let process = try program.start(["serve", "--port", "0", "--hints"], settings)
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            if let address = Self.address(in: process.output) {
                running.withLock { $0 = (process, address) }
                return
            }
            guard process.isRunning, .now < deadline, !Task.isCancelled else { break }
            try? await Task.sleep(for: .milliseconds(10))
        }
        process.send(signal: SIGKILL)
        throw SystemTestError("the server did not start: \(await process.end().errors)")
    }

    /// Ends it as a power cut would.
    func kill() async throws {
        let process = try current()
        process.send(signal: SIGKILL)
        _ = await process.end()
    }

    /// Asks it to end; `end()` waits for that.
    func terminate() throws { try current().send(signal: SIGTERM) }

    func end() async throws -> ChildProcess.Ending { try await current().end() }

    private func current() throws -> ChildProcess {
        guard let process = running.withLock({ $0?.process }) else { throw SystemTestError("the server was never started") }
        return process
    }

    /// The hints name the address in their first line.
    private static func address(in output: String) -> String? {
        output.firstMatch(of: /Medfin serves on (http:\/\/[0-9.]+:[0-9]+);/).map { String($0.1) }
    }
}
