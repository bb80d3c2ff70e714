import Casework
import Decimals
import ExactJSON
import Foundation
import Grants
import Persistence
import Postgres
import Synchronization
import TestSupport
import Testing

/// One programme with two calls, a clock that stands still, and the people who act.
final class World: Sendable {
    static let applicant = principal("0007:222000-0638", "Applicant", [.applicant])
    static let otherApplicant = principal("0007:212000-2411", "Neighbour", [.applicant])
    static let officer = principal("0007:202100-6198", "Officer", [.caseOfficer])
    static let decider = principal("0007:202100-6198", "Decider", [.decisionMaker])
    static let payer = principal("0007:202100-6198", "Payer", [.payoutPreparer])
    static let auditor = principal("0007:202100-6198", "Auditor", [.auditor])
    static let otherAuthority = principal("0192:991825827", "Stranger", [.caseOfficer, .decisionMaker, .payoutPreparer])

    /// The call is open from 2020-01-01 to 2020-06-30 23:59:59 in Stockholm.
    static let call = "test-2020"

    let pool: PostgresPool
    let catalogue = ProgrammeCatalogue()
    private let now = Mutex(Instant.earliest)
    private let keys = Atomic(0)

    init(url: String? = nil) async throws {
        var configuration = PostgresConfiguration(url: try url ?? TestDatabase.current.url)
        // Every suite runs at once on however few cores there are.
        configuration.acquireTimeout = .seconds(60)
        configuration.statementTimeout = .seconds(60)
        configuration.lockTimeout = .seconds(60)
        pool = PostgresPool(configuration)
        try travel("2020-03-01T12:00:00Z")
    }

    static func principal(_ organisation: String, _ person: String, _ roles: [Role]) -> Principal {
        Principal(organisation: organisation, person: person, scopes: roles.reduce(into: []) { $0.formUnion($1.scopes) })
    }

    var environment: CaseworkEnvironment {
        // Ids rise in the order of making although the clock stands still.
        CaseworkEnvironment(pool: pool, catalogue: catalogue, clock: { self.now.withLock { $0 } }) { _ in
            let number = String(self.keys.add(1, ordering: .relaxed).newValue, radix: 16)
            let padded = String(repeating: "0", count: 12 - number.count) + number
            return UUID(uuidString: "00000000-0000-7000-8000-\(padded)") ?? UUID()
        }
    }

    var publish: Publish { Publish(pool: pool, catalogue: catalogue, clock: { self.now.withLock { $0 } }) }

    func travel(_ instant: String) throws {
        let instant = try Instant(parsing: instant)
        now.withLock { $0 = instant }
    }

    /// A key that has not been used.
    func key() -> IdempotencyKey {
        let number = keys.add(1, ordering: .relaxed).newValue
        return IdempotencyKey("key-\(number)", fingerprint: "request-\(number)")
    }

    func count(_ table: String) async throws -> Int {
        var counts: [String: Int] = [:]
        for (name, count) in try await pool.query(
            """
            SELECT 'applications', count(*) FROM applications UNION ALL SELECT 'versions', count(*) FROM application_versions WHERE frozen
            UNION ALL SELECT 'evaluations', count(*) FROM evaluations UNION ALL SELECT 'rule_results', count(*) FROM rule_results
            UNION ALL SELECT 'decisions', count(*) FROM decisions UNION ALL SELECT 'instalments', count(*) FROM instalments
            UNION ALL SELECT 'audit_events', count(*) FROM audit_events UNION ALL SELECT 'keys', count(*) FROM idempotency_keys
            UNION ALL SELECT 'budget_lines', count(*) FROM budget_lines
            """
        ).decode((String, Int).self) { counts[name] = count }
        return try #require(counts[table])
    }
}

/// Runs a test in a world with the programme and its calls published.
func inWorld(_ body: (World) async throws -> Void) async throws {
    let world = try await World()
    do {
        let actor = Actor(organisation: World.officer.organisation, person: "Publisher")
        _ = try await world.publish.programme(TestFiles.programme, file: "test.yaml", by: actor)
        _ = try await world.publish.call(TestFiles.call(), file: "test-2020.yaml", by: actor)
        _ = try await world.publish.call(TestFiles.call("test-2021", year: 2021), file: "test-2021.yaml", by: actor)
        try await body(world)
    } catch {
        await world.pool.shutdown()
        throw error
    }
    await world.pool.shutdown()
}

// What most tests do, with keys of their own.
extension World {
    @discardableResult
    func create(_ document: JSON, as principal: Principal = World.applicant, key: IdempotencyKey? = nil) async throws -> UUID {
        let outcome = try await CreateApplication(environment)(document.document, as: principal, key: key ?? self.key()) { created in
            StoredAnswer(status: 201, headers: [], body: Array(created.id.uuidString.utf8))
        }
        return try #require(UUID(uuidString: String(decoding: outcome.answer.body, as: UTF8.self)))
    }

    func submit(
        _ id: UUID, receivedAt: Instant? = nil, as principal: Principal = World.applicant, expecting: ExpectedRevision = .any,
        key: IdempotencyKey? = nil
    ) async throws {
        _ = try await SubmitApplication(environment)(
            id, receivedAt: receivedAt, expecting: expecting, as: principal, key: key ?? self.key()
        ) { StoredAnswer(status: 200, headers: [], body: Array($0.evaluation.verdict.rawValue.utf8)) }
    }

    @discardableResult
    func decide(
        _ id: UUID, _ amount: String?, reasons: String = "Good.", as principal: Principal = World.decider,
        expecting: ExpectedRevision = .any, key: IdempotencyKey? = nil
    ) async throws -> [String] {
        let proposal = DecideApplication.Proposal(
            outcome: amount == nil ? .rejected : .granted, amount: amount.flatMap { .init(exactly: $0) }, reasons: reasons)
        let outcome = try await DecideApplication(environment)(
            id, proposal, expecting: expecting, as: principal, key: key ?? self.key()
        ) { decided in
            let instalments = JSON.array(decided.instalments.map { .string("\($0.due) \($0.amount.moneyText)") })
            return StoredAnswer(status: 200, headers: [.init(name: "ETag", value: "\"3\"")], body: instalments.bytes())
        }
        return try JSON(parsing: outcome.answer.body).arrayValue?.compactMap(\.stringValue) ?? []
    }

    func submitted(_ document: JSON = TestFiles.document(), as principal: Principal = World.applicant) async throws -> UUID {
        let id = try await create(document, as: principal)
        try await submit(id, as: principal)
        return id
    }

    func read(_ id: UUID, as principal: Principal = World.applicant) async throws -> ApplicationCase {
        try await ReadApplication(environment)(id, as: principal)
    }
}

extension JSON {
    var document: ApplicationDocument { ApplicationDocument(bytes: bytes(), json: self) }
}

/// What a use case refused, as one word with what matters of it; "done" if it did not.
func refusal(_ body: () async throws -> Void) async throws -> String {
    do {
        try await body()
        return "done"
    } catch let error as CaseworkError {
        return switch error {
        case .invalid(let issues): "invalid " + issues.map { "\($0.pointer):\($0.code)" }.sorted().joined(separator: " ")
        case .forbidden(let scope): "forbidden \(scope.rawValue)"
        case .stale(let current): "stale \(current)"
        case .wrongStatus(let status, _): "wrongStatus \(status)"
        case .envelopeExceeded(let left, let currency): "envelopeExceeded \(left.moneyText) \(currency)"
        case .versionTaken(_, let next): "versionTaken \(next)"
        case .versionPublished(_, let next): "versionPublished \(next)"
        case .notPublishable(let check):
            "notPublishable " + (check.mistakes.map(\.description) + check.failingTests.map(\.name)).joined(separator: "; ")
        case .callClosed: "callClosed"
        case .callNotYetOpen: "callNotYetOpen"
        default: "\(error)"
        }
    }
}

/// What a publication from files was refused with; "done" if it was not.
func told(_ body: () async throws -> Void) async throws -> String {
    do {
        try await body()
        return "done"
    } catch let error as PublicationError {
        return error.description
    }
}

/// Expects a use case to be refused so. (A closure inside `#expect` and one beside it can get the same symbol from the
/// compiler, which then runs the wrong one; so closures stay outside.)
func expect(
    _ expected: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async throws {
    let found = try await refusal(body)
    #expect(found == expected, sourceLocation: sourceLocation)
}
