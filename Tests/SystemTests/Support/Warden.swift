import Foundation
import Synchronization

/// A process that outlives this one, whatever ends it, and then ends what it left running: servers by their process
/// number, the database cluster by its script, and last the folder of both.
final class Warden: Sendable {
    private let input: Mutex<FileHandle>
    private let process: Process

    private static let script = """
        trap '' INT TERM HUP
        declare -A watched
        while read -r order process; do
            case $order in
                watch) watched[$process]=1 ;;
                forget) unset "watched[$process]" ;;
            esac
        done
        for process in "${!watched[@]}"; do kill -9 "$process"; done
        if [ -f "$1/cluster/medfin-cluster" ]; then "$2" destroy "$1/cluster"; fi
        rm -rf -- "$1"
        """

    init(folder: URL, clusterScript: String) throws {
        process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", Self.script, "warden", folder.path, clusterScript]
        let pipe = Pipe()
        let handle = pipe.fileHandleForWriting
        // No child may hold the writing end, or the warden would wait for that child too.
        guard fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw SystemTestError("fcntl: errno \(errno)") }
        process.standardInput = pipe
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.currentDirectoryURL = URL(filePath: "/")
        try process.run()
        input = Mutex(handle)
    }

    func watch(process: pid_t) { tell("watch \(process)") }

    func forget(process: pid_t) { tell("forget \(process)") }

    /// Lets it do its work and waits for its end.
    func dismiss() async {
        input.withLock { try? $0.close() }
        while process.isRunning { try? await Task.sleep(for: .milliseconds(20)) }
    }

    private func tell(_ order: String) {
        input.withLock { try? $0.write(contentsOf: Data("\(order)\n".utf8)) }
    }
}
