/// The settings of a pool; the documented key of each is what it is called in files and in the environment.
package struct PostgresConfiguration: Sendable {
    /// `postgres.url`: a connection URI or `key=value` string of libpq. Several hosts and `target_session_attrs` find
    /// the primary or a standby; what it sets itself (`options`, `connect_timeout` ...) wins over the settings below.
    package var url: String
    /// `postgres.application-name`: shown in `pg_stat_activity`.
    package var applicationName = "swift-postgres"
    /// `postgres.pool.min-connections`: kept open while `run()` runs.
    package var minConnections = 0
    /// `postgres.pool.max-connections`: at least 1.
    package var maxConnections = 10
    /// `postgres.pool.acquire-timeout`: how long a lease is waited for, connecting included.
    package var acquireTimeout: Duration = .seconds(10)
    /// `postgres.pool.idle-lifetime`: an idle connection above the minimum is closed after this time.
    package var idleLifetime: Duration = .seconds(300)
    /// `postgres.connect-timeout`: for each host; whole seconds, at least 2.
    package var connectTimeout: Duration = .seconds(5)
    /// `postgres.statement-timeout`: the server ends a longer statement (57014); zero is no limit.
    package var statementTimeout: Duration = .seconds(30)
    /// `postgres.lock-timeout`: the server ends a longer wait for a lock (55P03); zero is no limit.
    package var lockTimeout: Duration = .seconds(10)
    /// `postgres.idle-in-transaction-timeout`: the server ends a session idle in a transaction for longer; zero is no limit.
    package var idleInTransactionTimeout: Duration = .seconds(60)
    /// `postgres.response-grace`: an answer later than the statement timeout and this makes the connection a lost one.
    package var responseGrace: Duration = .seconds(10)
    /// `postgres.statement-cache`: prepared statements kept for each connection, at least 1.
    package var statementCacheSize = 256

    package init(url: String) { self.url = url }
}

extension PostgresConfiguration: CustomStringConvertible {
    /// Without the URL, which may hold a password.
    package var description: String {
        "PostgresConfiguration(applicationName: \(applicationName), connections: \(minConnections)...\(maxConnections))"
    }
}
