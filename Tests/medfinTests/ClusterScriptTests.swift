import Foundation
import Testing

@Suite("The script that makes a private cluster") struct ClusterScriptTests {
    @Test(
        "a cluster is stopped by whatever name its directory is called",
        arguments: ["cd here && script stop ./cluster", "cd here && script stop ../here/cluster", "cd linked && script stop cluster"])
    func stops(commands: String) async throws {
        try await withCluster { folder, postmaster in
            let status = try await run(commands, in: folder)
            #expect(status == 0)
            #expect(!FileManager.default.fileExists(atPath: postmaster.file))
        }
    }

    @Test("a directory is deleted only when its server has ended") func destroys() async throws {
        try await withCluster { folder, postmaster in
            let works = "/proc/\(postmaster.process)/cwd"
            #expect(throws: Never.self) { try FileManager.default.destinationOfSymbolicLink(atPath: works) }
            let status = try await run("cd linked && script destroy ../linked/cluster", in: folder)
            #expect(status == 0)
            #expect(throws: (any Error).self) { try FileManager.default.destinationOfSymbolicLink(atPath: works) }
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "here/cluster").path))
        }
    }

    @Test("a directory that is not there, or is none of ours, is refused", arguments: ["stop", "destroy", "url"])
    func refuses(command: String) async throws {
        try await ProjectFolder.temporary { folder in
            #expect(try await run("script \(command) nowhere", in: folder) == 1)
            try Data().write(to: folder.appending(path: "mine"))
            #expect(try await run("script \(command) .", in: folder) == 1)
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: "mine").path))
        }
    }

    /// A running cluster in `here/cluster`, where the link `linked` leads to `here`.
    private func withCluster(_ body: (URL, (process: String, file: String)) async throws -> Void) async throws {
        try await ProjectFolder.temporary { folder in
            let result: Result<Void, any Error>
            do {
                let start = "mkdir here && ln -s here linked && script start --throwaway here/cluster"
                try #require(try await run(start, in: folder) == 0)
                let place = folder.appending(path: "here/cluster").path
                let elsewhere = try? String(contentsOfFile: place + "/location", encoding: .utf8).trimmingCharacters(in: .newlines)
                let file = (elsewhere ?? place) + "/data/postmaster.pid"
                let process = try #require(String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").first)
                result = .success(try await body(folder, (String(process), file)))
            } catch {
                result = .failure(error)
            }
            let destroy = "! [ -d here/cluster ] || script destroy \"$PWD/here/cluster\""
            #expect(try await run(destroy, in: folder) == 0)
            try result.get()
        }
    }

    /// The exit status of commands, for which `script` is postgres-cluster.
    private func run(_ commands: String, in folder: URL) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        let script = ProjectFolder.url.appending(path: "Config/postgres-cluster").path
        process.arguments = ["-euc", "script() { \"$path\" \"$@\"; }; path=$1; \(commands)", "bash", script]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
    }
}
