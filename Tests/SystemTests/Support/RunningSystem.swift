import AsyncHTTPClient
import Foundation
import Postgres

/// A database with every programme and call published, in a durable cluster of these tests' own, and servers on copies of it.
struct RunningSystem: Sendable {
    let program: Program
    let cluster: PrivateCluster
    let http: HTTPClient
    /// The connection URI of the database that the others are copies of.
    private let template: String

    @TaskLocal private static var bound: RunningSystem?

    static var current: RunningSystem {
        get throws {
            guard let bound else { throw SystemTestError("this suite does not have the trait .runningSystem") }
            return bound
        }
    }

    /// Makes everything, runs `body` with it, and leaves nothing of it.
    static func with(_ body: @Sendable () async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "medfin-system-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        let script = Program.project.appending(path: "Config/postgres-cluster").path
        let warden = try Warden(folder: folder, clusterScript: script)
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        let http = HTTPClient(configuration: configuration)
        let result: Result<Void, any Error>
        do {
            let cluster = PrivateCluster(folder: folder, script: script, warden: warden)
            let program = try Program(
                environment: [
                    "MEDFIN_HOME": folder.appending(path: "home").path, "MEDFIN_LOG_LEVEL": "warning",
                    "MEDFIN_RATE_LIMIT_PER_MINUTE_PER_ADDRESS": "1000000", "MEDFIN_RATE_LIMIT_PER_MINUTE_PER_ORGANISATION": "1000000",
                    "MEDFIN_RATE_LIMIT_BURST": "1000000",
                ], folder: folder, warden: warden)
            let system = RunningSystem(program: program, cluster: cluster, http: http, template: try await cluster.start())
            try await system.publish()
            try await $bound.withValue(system, operation: body)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try? await http.shutdown()
        await warden.dismiss()
        try result.get()
    }

    /// Runs `body` with a server on a fresh copy of the database; both are gone afterwards.
    static func serve(_ settings: [String: String] = [:], _ body: (TestServer) async throws -> Void) async throws {
        let system = try current
        let database = try await system.copy()
        let server = Server(program: system.program, settings: settings, database: database)
        let pool = PostgresPool(PostgresConfiguration(url: database))
        let result: Result<Void, any Error>
        do {
            try await server.start()
            try await body(TestServer(system: system, server: server, database: pool))
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try? await server.kill()
        await pool.shutdown()
        try result.get()
    }

    /// A connection URI of a database with nothing in it.
    func emptyDatabase() async throws -> String { try await copy(of: "template0") }

    private func publish() async throws {
        let settings = ["DATABASE_URL": template]
        _ = try await program.output(["migrate"], settings)
        let config = Program.project.appending(path: "Config").path
        _ = try await program.output(["programmes", "publish", "\(config)/programmes", "--calls", "\(config)/calls"], settings)
    }

    /// File by file, after a checkpoint: copied through the log, sequences would go back when the cluster is killed.
    private func copy(of source: StaticString = "medfin") async throws -> String {
        let name = "test_\(UInt64.random(in: .min ... .max))"
        let administration = try Self.url(template, database: "postgres")
        let pool = PostgresPool(PostgresConfiguration(url: administration))
        let result: Result<Void, any Error>
        do {
            try await pool.withConnection { try await $0.execute(script: "CREATE DATABASE \(name) TEMPLATE \(source) STRATEGY file_copy") }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await pool.shutdown()
        try result.get()
        return try Self.url(template, database: name)
    }

    /// The script prints `postgresql:///medfin?...`.
    private static func url(_ url: String, database: String) throws -> String {
        let start = "postgresql:///medfin?"
        guard url.hasPrefix(start) else { throw SystemTestError("postgres-cluster printed \(url)") }
        return "postgresql:///\(database)?" + url.dropFirst(start.count)
    }
}
