import Foundation
import Testing

/// A cluster of one test's own, made by `Config/postgres-cluster`, which may be killed.
struct PrivateCluster {
    private let directory: String

    static func with(_ body: nonisolated(nonsending) (PrivateCluster) async throws -> Void) async throws {
        let parent = FileManager.default.temporaryDirectory.appendingPathComponent("medfin-test-\(UUID())").path
        let cluster = PrivateCluster(directory: parent)
        do {
            try await body(cluster)
        } catch {
            _ = try? await cluster.script("destroy")
            throw error
        }
        _ = try await cluster.script("destroy")
    }

    /// Durable, as a server is that must not lose what it has acknowledged. Gives the URI.
    @discardableResult func start() async throws -> String { try await script("start") }

    func stop() async throws { _ = try await script("stop") }

    /// Ends the server as a power cut would, without a chance to write anything.
    func kill() async throws {
        let pid = try String(contentsOfFile: directory + "/data/postmaster.pid", encoding: .utf8).split(separator: "\n")[0]
        _ = try await Self.run("/bin/kill", ["-9", String(pid)])
    }

    /// Makes a copy of this running cluster that follows it, and starts it; gives its URI. `destroy` stops it.
    func startStandby(_ name: String) async throws -> Standby {
        let standby = Standby(directory: directory + "/" + name)
        try await standby.asOwner(
            of: directory, try await socketDirectory,
            """
            bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
            PATH=${bin:-$PATH}:$PATH
            mkdir -p "$2/socket"
            pg_basebackup -h "$3" -U medfin -D "$2/data" -X stream -c fast -R
            pg_ctl start -D "$2/data" -l "$2/server.log" -w -t 60 -o "-k '$2/socket'" </dev/null >/dev/null 2>&1
            """)
        return standby
    }

    var socketDirectory: String {
        get async throws {
            let host = try await script("url").split(separator: "host=")[1].prefix { $0 != "&" }
            return try #require(host.removingPercentEncoding)
        }
    }

    private func script(_ command: String) async throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = root.appendingPathComponent("Config/postgres-cluster").path
        return try await Self.run("/bin/bash", [path, command, directory])
    }

    struct Standby {
        fileprivate let directory: String

        var socketDirectory: String { directory + "/socket" }

        func stop() async throws {
            try await asOwner(
                of: directory, "",
                """
                bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
                PATH=${bin:-$PATH}:$PATH
                pg_ctl stop -D "$2/data" -m fast -w >/dev/null
                """)
        }

        fileprivate func asOwner(of owned: String, _ primary: String, _ script: String) async throws {
            let attributes = try FileManager.default.attributesOfItem(atPath: owned)
            let owner = try #require(attributes[.ownerAccountName] as? String)
            // The server lives on and must not hold this process's pipes.
            let close = "for fd in $(ls /proc/$$/fd); do [ $fd -le 2 ] || eval \"exec $fd>&-\"; done; cd /\n"
            let shell = ["/bin/bash", "-euc", close + script, "bash", owned, directory, primary]
            let isOwner = owner == NSUserName()
            let becoming = isOwner ? [] : ["setpriv", "--reuid", owner, "--regid", owner, "--clear-groups"]
            _ = try await PrivateCluster.run("/usr/bin/env", becoming + shell)
        }
    }

    /// What a program printed; its failure is the test's. Waits on a thread of its own, as the tasks' threads are few.
    private static func run(_ path: String, _ arguments: [String]) async throws -> String {
        let (output, status) = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try wait(path, arguments) }) }
        }
        try #require(status == 0, "\(arguments) ended with \(status)")
        return output
    }

    private static func wait(_ path: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines), process.terminationStatus)
    }
}
