import AsyncHTTPClient
import Casework
import Foundation
import HTTPAPI
import HTTPConventions
import Hummingbird
import Logging
import Metrics
import NIOCore
import Persistence
import Postgres
import ServiceLifecycle

/// The process of `medfin serve`: everything wired together, from the settings to the listening socket.
struct Server {
    let settings: Settings
    let folder: ConfigFolder
    /// Whether to print lines to try once it listens.
    let hints: Bool

    /// Serves until SIGINT or SIGTERM; then requests that run are finished and connections closed.
    func run() async throws(CommandFailure) {
        let level = settings.logLevel
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        let logger = Logger(label: "medfin")
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: KeySource.clientConfiguration)
        let result: Result<Void, CommandFailure>
        do throws(CommandFailure) {
            let verifier = try TrustedIssuers(settings).verifier(client: client, logger: logger)
            try await serve(verifier, registry, logger)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try? await client.shutdown()
        try result.get()
    }

    private func serve(_ verifier: TokenVerifier, _ registry: PrometheusRegistry, _ logger: Logger) async throws(CommandFailure) {
        let pool = try Database.pool(settings, logger: logger)
        do {
            let migrator = try Migrator(directory: folder.migrations)
            try await migrator.verify(pool)
            let catalogue = ProgrammeCatalogue()
            try await catalogue.refresh(from: pool)
            let environment = CaseworkEnvironment(pool: pool, catalogue: catalogue, logger: logger)
            let api = MedfinAPI(
                environment: environment, verifier: verifier, migrator: migrator,
                openAPI: try OpenAPIDocument(yaml: SourceFile(folder.openAPI.path).text), metrics: registry, limits: limits)
            let application = Application(
                router: api.buildRouter(),
                server: .http1(configuration: .init(idleTimeout: .seconds(75))),
                configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port), serverName: nil),
                services: [
                    PoolService(pool: pool), Chore.answerPurge(logger: logger) { try await environment.purgeAnswers(before: $0) },
                    Chore.eligibilityCount(logger: logger) { try await environment.countEligibility().putOff },
                    Chore.replayWatch(logger: logger) { try await environment.interruptAbandonedReplays() },
                    ReplayService(replays: environment.replays),
                ],
                onServerRunning: { channel in announce(channel) },
                logger: logger)
            try await application.runService()
        } catch {
            await pool.shutdown()
            throw failure(for: error)
        }
    }

    private var limits: MedfinAPI.Limits {
        var limits = MedfinAPI.Limits()
        limits.http = settings.http
        limits.requestsPerMinuteByAddress = settings.rateLimit.perAddress
        limits.requestsPerMinuteByOrganisation = settings.rateLimit.perOrganisation
        limits.burst = settings.rateLimit.burst
        return limits
    }

    @Sendable private func announce(_ channel: any Channel) {
        guard hints else { return }
        let port = channel.localAddress?.port ?? settings.port
        Console.write(Hints(host: settings.host, port: port, home: settings.home, hasLocalIssuer: settings.localIssuer).text)
    }

    private func failure(for error: any Error) -> CommandFailure {
        switch error {
        case let failure as CommandFailure: failure
        case let error as PostgresError: CommandFailure("the database: \(error.message)")
        case let error as IOError where error.errnoCode == EADDRINUSE:
            CommandFailure("\(settings.host):\(settings.port) is taken by another program; choose another port with MEDFIN_PORT")
        case let error as IOError where error.errnoCode == EACCES:
            CommandFailure("\(settings.host):\(settings.port) may not be used by this user; choose another port with MEDFIN_PORT")
        default: CommandFailure("\(error)")
        }
    }
}

/// Keeps the pool's connections while the server runs, and closes them after it.
private struct PoolService: Service {
    let pool: PostgresPool

    func run() async {
        await cancelWhenGracefulShutdown { await pool.run() }
    }
}
