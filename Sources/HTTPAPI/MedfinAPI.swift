package import Casework
package import HTTPConventions
import Hummingbird
package import Persistence

/// The HTTP API: every route with its middleware, ready to be served or tested.
package struct MedfinAPI: Sendable {
    /// How much a client may ask for.
    package struct Limits: Sendable {
        package var http = APIConfiguration()
        package var requestsPerMinuteByAddress = 600_000
        package var requestsPerMinuteByOrganisation = 600_000
        /// Requests that may come at once, of an address or an organisation.
        package var burst = 20_000
        /// Rows of a CSV file that are read from the database at once.
        package var rowsPerExportPage = 1000

        package init() {}
    }

    private let environment: CaseworkEnvironment
    private let verifier: TokenVerifier
    private let migrator: Migrator
    private let openAPI: OpenAPIDocument
    private let metrics: PrometheusRegistry
    private let limits: Limits

    /// `metrics` is what `/metrics` shows, `migrator` what `/health/ready` holds the database against.
    package init(
        environment: CaseworkEnvironment, verifier: TokenVerifier, migrator: Migrator, openAPI: OpenAPIDocument, metrics: PrometheusRegistry,
        limits: Limits = Limits()
    ) {
        self.environment = environment
        self.verifier = verifier
        self.migrator = migrator
        self.openAPI = openAPI
        self.metrics = metrics
        self.limits = limits
    }

    package func buildRouter() -> APIRouter {
        let router = APIRouter(configuration: limits.http, metrics: metrics) { Problem(translating: $0) }
        let readiness = Readiness { [migrator, pool = environment.pool] in try await migrator.verify(pool) }
        router.addRoutes(HealthController(metrics: metrics, readiness: readiness).endpoints)
        let byAddress = RateLimit(RateLimiter(perMinute: limits.requestsPerMinuteByAddress, burst: limits.burst))
        ProblemPages(domain: ProblemType.domain).addRoutes(to: router.group().add(middleware: byAddress))
        addPublicRoutes(to: router.group().add(middleware: byAddress).add(middleware: Produces(.json)))
        let byOrganisation = RateLimit(RateLimiter(perMinute: limits.requestsPerMinuteByOrganisation, burst: limits.burst))
        let known = [byAddress, Authenticate(verifier), byOrganisation] as [any MiddlewareProtocol<Request, Response, APIRequestContext>]
        func guarded(_ produces: Produces) -> RouterGroup<APIRequestContext> {
            (known + [produces]).reduce(router.group()) { $0.add(middleware: $1) }
        }
        let replays = ReplaysController(environment: environment, rowsPerExportPage: limits.rowsPerExportPage)
        guarded(Produces(.json)).addRoutes(replays.endpoints, atPath: "v1/programmes")
        guarded(Produces(.json, .csv)).addRoutes(replays.caseEndpoints, atPath: "v1/programmes")
        addCaseRoutes(to: guarded(Produces(.json)))
        addListRoutes(to: guarded(Produces(.json, .csv)))
        func perhapsKnown(_ produces: Produces) -> RouterGroup<APIRequestContext> {
            router.group().add(middleware: byAddress).add(middleware: Authenticate(verifier, isOptional: true)).add(middleware: byOrganisation)
                .add(middleware: produces)
        }
        let versions = ProgrammeVersionController(environment: environment)
        perhapsKnown(Produces(.json, .yaml)).addRoutes(versions.endpoints, atPath: "v1/programmes")
        let models = router.group().add(middleware: byAddress).add(middleware: Produces(.xml))
        models.addRoutes(versions.modelEndpoints, atPath: "v1/programmes")
        perhapsKnown(Produces(.json)).addRoutes(ProgrammeDifferenceController(environment: environment).endpoints, atPath: "v1/programmes")
        return router
    }

    private func addPublicRoutes(to group: RouterGroup<APIRequestContext>) {
        group.addRoutes(AboutController(openAPI: openAPI).endpoints)
        group.addRoutes(ProgrammesController(environment: environment).endpoints, atPath: "v1/programmes")
        group.addRoutes(CallsController(environment: environment).endpoints, atPath: "v1/calls")
    }

    private func addCaseRoutes(to group: RouterGroup<APIRequestContext>) {
        let cases = [
            ApplicationsController(environment: environment).endpoints, SubmissionController(environment: environment).endpoints,
            EvaluationsController(environment: environment).endpoints, DecisionController(environment: environment).endpoints,
        ]
        for endpoints in cases { group.addRoutes(endpoints, atPath: "v1/applications") }
        group.addRoutes(ProgrammeDraftsController(environment: environment).endpoints, atPath: "v1/programmes")
        group.addRoutes(TrialController(environment: environment).endpoints, atPath: "v1")
    }

    private func addListRoutes(to group: RouterGroup<APIRequestContext>) {
        group.addRoutes(PayoutsController(environment: environment, rowsPerExportPage: limits.rowsPerExportPage).endpoints, atPath: "v1")
        let report = EligibilityReportController(environment: environment, rowsPerExportPage: limits.rowsPerExportPage)
        group.addRoutes(report.endpoints, atPath: "v1")
    }
}
