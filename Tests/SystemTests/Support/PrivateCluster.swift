import Foundation

/// A durable cluster of these tests' own, made by `Config/postgres-cluster`, which may be killed.
struct PrivateCluster: Sendable {
    let folder: URL
    let script: String
    let warden: Warden

    private var directory: URL { folder.appending(path: "cluster") }

    /// Makes it, if there is none yet, and starts it; gives the connection URI of its database `medfin`.
    @discardableResult
    func start() async throws -> String { try await run("start") }

    /// Ends the server as a power cut would, without a chance to write anything.
    func kill() throws {
        var home = directory
        if let elsewhere = try? String(contentsOf: directory.appending(path: "location"), encoding: .utf8) {
            home = URL(filePath: elsewhere.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let file = try String(contentsOf: home.appending(path: "data/postmaster.pid"), encoding: .utf8)
        guard let process = file.split(separator: "\n").first.flatMap({ pid_t($0) }), process > 1,
            Foundation.kill(process, SIGKILL) == 0
        else { throw SystemTestError("the database's process cannot be killed") }
    }

    private func run(_ command: String) async throws -> String {
        let ending = try await ChildProcess(script, [command, directory.path], folder: folder, warden: warden).end(within: .seconds(60))
        guard ending.status == 0 else { throw SystemTestError("postgres-cluster \(command): \(ending.errors)") }
        return ending.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
