import Foundation

/// A program that was started, its output in files.
final class ChildProcess: Sendable {
    struct Ending: Sendable {
        /// The exit code, or the negative number of the signal that ended it.
        let status: Int32
        let output: String
        let errors: String
    }

    let identifier: pid_t
    private let process: Process
    private let ending: Task<Int32, Never>
    private let files: (output: URL, errors: URL)

    /// Starts `program`, whose output goes to files in `folder`. The warden ends it should this process die first.
    init(_ program: String, _ arguments: [String], environment: [String: String] = [:], folder: URL, warden: Warden) throws {
        let name = UUID().uuidString
        files = (folder.appending(path: "\(name).out"), folder.appending(path: "\(name).err"))
        process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .filter { !$0.key.hasPrefix("MEDFIN_") && !$0.key.hasPrefix("PG") && $0.key != "DATABASE_URL" }
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.handle(to: files.output)
        process.standardError = try Self.handle(to: files.errors)
        let (ends, end) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            end.yield(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
            end.finish()
        }
        try process.run()
        identifier = process.processIdentifier
        warden.watch(process: identifier)
        ending = Task { [identifier] in
            var status: Int32 = -1
            for await end in ends { status = end }
            warden.forget(process: identifier)
            return status
        }
    }

    var isRunning: Bool { process.isRunning }
    var output: String { (try? String(contentsOf: files.output, encoding: .utf8)) ?? "" }
    var errors: String { (try? String(contentsOf: files.errors, encoding: .utf8)) ?? "" }

    func send(signal: Int32) {
        if process.isRunning { kill(identifier, signal) }
    }

    /// Waits for the end, which is forced after `limit`.
    func end(within limit: Duration = .seconds(20)) async -> Ending {
        let force = Task {
            try await Task.sleep(for: limit)
            send(signal: SIGKILL)
        }
        let status = await ending.value
        force.cancel()
        return Ending(status: status, output: output, errors: errors)
    }

    private static func handle(to file: URL) throws -> FileHandle {
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }
}
