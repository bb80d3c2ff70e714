import FoundationEssentials
import Postgres
import Synchronization

/// The throw-away cluster that the tests make and drop their databases in.
struct TestCluster: Sendable {
    static let variable = "MEDFIN_TEST_DATABASE_URL"

    private let location: DatabaseLocation

    /// Throws unless the environment names a cluster on this machine.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        guard let url = environment[Self.variable], !url.isEmpty else {
            throw TestDatabaseError(
                "\(Self.variable) is not set: it must be the connection URI of a throw-away cluster, such as "
                    + "`Config/postgres-cluster start --throwaway DIR` prints")
        }
        location = try DatabaseLocation(url: url)
    }

    func database(named name: String) -> TestDatabase {
        TestDatabase(url: location.url(database: name))
    }

    /// Makes a database as a copy of another.
    func create(_ name: String, template: String) async throws {
        try await administer { connection in
            // The last connection to a template may not be gone yet.
            var attempts = 0
            while true {
                do throws(PostgresError) {
                    return try await connection.execute(script: "CREATE DATABASE \"\(name)\" TEMPLATE \"\(template)\"")
                } catch {
                    guard error.code == .objectInUse, attempts < 100 else { throw error }
                    attempts += 1
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
        }
    }

    func drop(_ name: String) async throws {
        try await administer { connection in
            try await connection.execute(script: "DROP DATABASE IF EXISTS \"\(name)\" WITH (FORCE)")
        }
    }

    private func administer(_ body: nonisolated(nonsending) (PostgresConnection) async throws -> Void) async throws {
        var configuration = PostgresConfiguration(url: location.url(database: nil))
        configuration.maxConnections = 1
        let pool = PostgresPool(configuration)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await pool.withConnection { try await body($0) })
        } catch {
            outcome = .failure(error)
        }
        await pool.shutdown()
        try outcome.get()
    }
}
