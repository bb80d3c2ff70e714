import Casework
import ExactJSON
import Foundation
import Grants
import HTTPAPI
import HTTPConventions
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Persistence
import Postgres
import TestSupport
import Testing

extension Trait where Self == DatabaseTrait {
    /// A migrated database in which the fixture's programme and calls are published.
    static var published: Self {
        .database(template: "http") { url in
            let pool = PostgresPool(PostgresConfiguration(url: url))
            do {
                try await Harness.migrator().migrate(pool)
                try await Harness.publish([Fixture.programme], Fixture.calls, in: pool)
            } catch {
                await pool.shutdown()
                throw error
            }
            await pool.shutdown()
        }
    }
}

/// The server of one test with its clients; every answer is held against `docs/openapi.yaml`.
struct Harness: Sendable {
    let pool: PostgresPool
    let api: MedfinAPI
    let openAPI: OpenAPI
    let client: any TestClientProtocol
    private let issuer: LocalIssuer

    static func run(
        _ setup: TestingSetup = .router, at now: String = Fixture.now, limits: MedfinAPI.Limits = .init(),
        programmes: [String] = [], calls: [String] = [], _ test: @escaping @Sendable (Harness) async throws -> Void
    ) async throws {
        var configuration = try TestDatabase.current.configuration
        // Every suite runs at once on however few cores there are.
        configuration.acquireTimeout = .seconds(60)
        let pool = PostgresPool(configuration)
        let keys = URL.temporaryDirectory.appending(component: "medfin-\(UUID()).pem")
        defer { try? FileManager.default.removeItem(at: keys) }
        do {
            try await publish(programmes, calls, in: pool)
            let instant = try Instant(parsing: now)
            let catalogue = ProgrammeCatalogue()
            try await catalogue.refresh(from: pool)
            let issuer = try LocalIssuer(keyFile: keys.path(), audience: "medfin")
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let openAPI = try OpenAPI()
            let api = MedfinAPI(
                environment: CaseworkEnvironment(pool: pool, catalogue: catalogue, clock: { instant }),
                verifier: try TokenVerifier(issuers: [issuer.trusted(host: "127.0.0.1")], logger: logger),
                migrator: try migrator(), openAPI: openAPI.document, metrics: PrometheusRegistry(), limits: limits)
            let application = Application(
                responder: api.buildRouter().buildResponder(), configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
            try await application.test(setup) { client in
                try await test(Harness(pool: pool, api: api, openAPI: openAPI, client: client, issuer: issuer))
            }
        } catch {
            await pool.shutdown()
            throw error
        }
        await pool.shutdown()
    }

    static func migrator() throws -> Migrator {
        try Migrator(directory: migrationsDirectory)
    }

    static func publish(_ programmes: [String], _ calls: [String], in pool: PostgresPool) async throws {
        let publish = Publish(pool: pool, catalogue: ProgrammeCatalogue())
        let actor = Actor(organisation: Fixture.authority, person: "test")
        for (index, text) in programmes.enumerated() { _ = try await publish.programme(text, file: "programme \(index)", by: actor) }
        for (index, text) in calls.enumerated() { _ = try await publish.call(text, file: "call \(index)", by: actor) }
    }

    func token(_ caller: Caller) async throws -> String {
        try await issuer.token(
            organisation: caller.organisation, person: caller.person, scopes: Set(caller.role.scopes.map(\.rawValue)), lifetime: 600)
    }
}

/// Who sends a request.
struct Caller: Sendable {
    var role: Role
    var organisation: String
    /// nil for a machine.
    var person: String?

    static let applicant = Caller(role: .applicant, organisation: Fixture.applicant, person: "p1")
    static let otherApplicant = Caller(role: .applicant, organisation: Fixture.other, person: "p2")
    static let officer = Caller(role: .caseOfficer, organisation: Fixture.authority, person: "p3")
    static let decisionMaker = Caller(role: .decisionMaker, organisation: Fixture.authority, person: "p4")
    static let payer = Caller(role: .payoutPreparer, organisation: Fixture.authority, person: "p5")
    static let administrator = Caller(role: .administrator, organisation: Fixture.authority, person: "p7")
    static let otherAdministrator = Caller(role: .administrator, organisation: Fixture.authority, person: "p8")
    static let auditor = Caller(role: .auditor, organisation: Fixture.authority, person: "p6")
}
