import Logging
import Persistence
import Postgres

/// The database of DATABASE_URL.
enum Database {
    static func pool(_ settings: Settings, logger: Logger) throws(CommandFailure) -> PostgresPool {
        guard let url = settings.database.url else {
            throw CommandFailure("DATABASE_URL is not set; `make run` starts a database of its own, or name yours: postgresql:///name?host=...")
        }
        var configuration = PostgresConfiguration(url: url)
        configuration.applicationName = "medfin"
        configuration.maxConnections = settings.database.maximumConnections
        configuration.acquireTimeout = settings.database.acquireTimeout
        configuration.statementTimeout = settings.database.statementTimeout
        configuration.lockTimeout = settings.database.lockTimeout
        return PostgresPool(configuration, logger: logger)
    }

    /// Runs a command's work on the database, and says in one line what went wrong with it.
    static func use<Value: Sendable>(
        _ settings: Settings, _ body: (PostgresPool) async throws -> Value
    ) async throws(CommandFailure) -> Value {
        var logger = Logger(label: "medfin")
        logger.logLevel = .error
        let pool = try pool(settings, logger: logger)
        let result: Result<Value, CommandFailure>
        do {
            result = .success(try await body(pool))
        } catch let failure as CommandFailure {
            result = .failure(failure)
        } catch let error as PostgresError {
            result = .failure(CommandFailure("the database: \(error.message)" + (error.detail.map { " (\($0))" } ?? "")))
        } catch {
            result = .failure(CommandFailure("\(error)"))
        }
        await pool.shutdown()
        return try result.get()
    }
}
