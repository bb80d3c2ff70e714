import ApplicationGenerator
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

@Suite("Replays", .serialized, .migrated)
struct ReplayTests {
    static let admin = World.principal("0007:202100-6198", "Administrator", [.administrator])

    /// The test programme as version 2 with a lower share and no certificates to attach; `more` parts of the text are replaced too.
    static func stricter(_ more: [(String, String)] = []) -> String {
        let parts = [("version: 1", "version: 2"), (#"value: "50""#, #"value: "40""#)] + more
        return parts.reduce(TestFiles.programme) { $0.replacing($1.0, with: $1.1) }
    }

    /// What tells whether anything but replays and audit events has changed: rows and a hash of each table.
    static func fingerprints(_ world: World) async throws -> [String: String] {
        let tables = try await world.pool.query(
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        ).decode(String.self)
        var prints: [String: String] = [:]
        for table in tables where !["replays", "replay_results", "audit_events", "idempotency_keys"].contains(table) {
            let print = "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' ORDER BY t::text)), '') FROM \"\(table)\" t"
            prints[table] = try await world.pool.query(SQL(stringLiteral: print)).decode(String.self).first
        }
        return prints
    }

    /// Submits generated applications to the test call.
    static func submitGenerated(_ count: Int, seed: UInt64 = 5, in world: World) async throws {
        let programme = try ProgrammeFile.read(TestFiles.programme)
        let call = try CallFile.read(TestFiles.call())
        let generator = ApplicationGenerator(programme, call: call, seed: seed)
        for number in 0..<count {
            let content = generator.application(number)
            let organisation = try #require(content.applicant?.organisation)
            let owner = World.principal("\(organisation.register ?? ""):\(organisation.number ?? "")", "Applicant", [.applicant])
            _ = try await world.submitted(content.json, as: owner)
        }
    }

    static func start(
        _ world: World, _ environment: CaseworkEnvironment, calls: [String] = [World.call], at: Instant? = nil, as principal: Principal = admin,
        key: IdempotencyKey? = nil
    ) async throws -> UUID {
        let outcome = try await StartReplay(environment)("test", 2, calls: calls, at: at, as: principal, key: key ?? world.key()) {
            StoredAnswer(status: 202, headers: [], body: Array($0.id.uuidString.utf8))
        }
        return try #require(UUID(uuidString: String(decoding: outcome.answer.body, as: UTF8.self)))
    }

    static func publish(_ text: String, in world: World) async throws {
        _ = try await world.publish.programme(text, file: "v2.yaml", by: Actor(organisation: admin.organisation, person: "Publisher"))
    }

    static func cases(_ id: UUID, _ filter: ReplayCase.Filter = .init(), in environment: CaseworkEnvironment) async throws -> [ReplayCase] {
        var found: [ReplayCase] = []
        var page = PageRequest(limit: 7)
        while true {
            let next = try await ReadReplays(environment).cases(of: id, "test", 2, filter, page: page, as: World.auditor)
            found += next.items
            guard let key = next.next else { return found }
            page = PageRequest(limit: 7, after: key)
        }
    }

    @Test("a replay compares every submitted application as evaluated singly, and changes nothing else")
    func whole() async throws {
        try await inWorld { world in
            try await Self.submitGenerated(60, in: world)
            _ = try await world.create(TestFiles.document())
            let other = try await world.submitted(TestFiles.document(support: 100))
            try await Self.publish(Self.stricter(), in: world)
            let before = try await Self.fingerprints(world)
            let environment = world.environment
            let id = try await Self.start(world, environment)
            await environment.replays.wait(for: id)
            #expect(try await Self.fingerprints(world) == before)

            let replay = try await ReadReplays(environment).one(id, of: "test", 2, as: Self.admin)
            #expect(replay.status == .completed)
            #expect(replay.done == 61 && replay.total == 61)
            #expect(replay.failure == nil)
            let found = try await Self.cases(id, in: environment)
            #expect(Set(found.map(\.application)).count == 61)
            let programme = try ProgrammeFile.read(Self.stricter())
            let call = try CallFile.read(TestFiles.call())
            var flips = 0
            var cost = Decimal128.zero
            for item in found {
                let read = try await world.read(item.application, as: World.auditor)
                let evaluation = try Evaluator(programme, call: call).evaluate(read.content, at: item.evaluatedAt)
                let outcome = ReplayOutcome(of: evaluation)
                #expect(item.to == evaluation.verdict)
                #expect(item.from == read.verdict)
                #expect(item.permittedAfter == outcome.permitted)
                #expect(item.supportableAfter == outcome.supportable)
                #expect(item.isFlipped == (item.from != item.to))
                if item.isFlipped { flips += 1 }
                cost = try cost + outcome.supportable - item.supportableBefore
            }
            #expect(flips > 0)
            #expect(replay.totals["counts"]?["flipped"]?.intValue == flips)
            #expect(replay.totals["support"]?["cost"] == cost.moneyJSON)
            let flipped = try await Self.cases(id, .init(flipped: true, rule: "share"), in: environment)
            #expect(flipped.count == flips)
            let it = try #require(found.first { $0.application == other })
            #expect(it.from == .eligible && it.to == .notEligible)
            #expect(
                it.changes == [
                    [
                        "rule": "share", "from": ["outcome": "pass", "severity": "blocking"], "to": ["outcome": "fail", "severity": "blocking"],
                        "decides": true,
                    ]
                ])
            let events = try await world.pool.query(
                "SELECT action, details->>'status' FROM audit_events WHERE action LIKE 'replay%' ORDER BY id"
            ).decode((String, String).self)
            #expect(events.map(\.0) == ["replayStarted", "replayFinished"])
            #expect(events.map(\.1) == ["running", "completed"])
        }
    }

    @Test("one task and several give the same report")
    func parallel() async throws {
        try await inWorld { world in
            try await Self.submitGenerated(130, in: world)
            try await Self.publish(Self.stricter(), in: world)
            var reports: [JSON] = []
            var lists: [[String]] = []
            for parallelism in [1, 4] {
                let environment = CaseworkEnvironment(
                    pool: world.pool, catalogue: world.catalogue, replays: ReplayRunner(parallelism: parallelism))
                let id = try await Self.start(world, environment)
                await environment.replays.wait(for: id)
                reports.append(try await ReadReplays(environment).one(id, of: "test", 2, as: Self.admin).totals)
                lists.append(try await Self.cases(id, in: environment).map { "\($0.application) \($0.to?.rawValue ?? "") \($0.changes.text())" })
            }
            #expect(reports[0] == reports[1])
            #expect(lists[0] == lists[1])
            #expect(lists[0].count == 130)
        }
    }

    @Test("a stated instant stands in for those of the evaluations")
    func instant() async throws {
        try await inWorld { world in
            _ = try await world.submitted(TestFiles.document(support: 100))
            let dated = #"{from: 2021-01-01, value: "10", source: Rules}, {until: 2020-12-31, value: "50""#
            try await Self.publish(Self.stricter([(#"{value: "40""#, dated)]), in: world)
            let environment = world.environment
            let own = try await Self.start(world, environment)
            await environment.replays.wait(for: own)
            #expect(try await Self.cases(own, in: environment).map(\.isFlipped) == [false])
            let later = try await Self.start(world, environment, at: Instant(parsing: "2021-06-01T00:00:00Z"))
            await environment.replays.wait(for: later)
            let item = try #require(try await Self.cases(later, in: environment).first)
            #expect(item.isFlipped)
            #expect(item.evaluatedAt.description == "2021-06-01T00:00:00Z")
        }
    }

    @Test("applications that do not fit the other version are listed with the reason")
    func unfit() async throws {
        try await inWorld { world in
            let fits = try await world.submitted(TestFiles.document(support: 100, lines: 1))
            let does = try await world.submitted(TestFiles.document(support: 100, lines: 2))
            try await Self.publish(Self.stricter([("{id: travel,", "{id: journeys,")]), in: world)
            let environment = world.environment
            let id = try await Self.start(world, environment)
            await environment.replays.wait(for: id)
            let found = try await Self.cases(id, in: environment)
            #expect(found.map(\.application) == [fits, does])
            #expect(found.map(\.result) == [.compared, .doesNotFit])
            #expect(found[1].problem?["issues"]?[0]?["pointer"] == "/budget/lines/1/category")
            #expect(found[1].to == nil)
            #expect(!found[1].isFlipped)
            let replay = try await ReadReplays(environment).one(id, of: "test", 2, as: Self.admin)
            #expect(replay.totals["counts"]?["doesNotFit"] == 1)
            #expect(replay.totals["support"]?["notCompared"] == "100")
        }
    }

    @Test("another authority's calls, versions and replays do not exist, and an administrator's scope is needed")
    func access() async throws {
        try await inWorld { world in
            _ = try await world.submitted()
            try await Self.publish(Self.stricter(), in: world)
            let foreign = TestFiles.programme.replacing("code: test", with: "code: foreign")
                .replacing(#"register: "0007", number: "202100-6198""#, with: #"register: "0192", number: "991825827""#)
            try await Self.publish(foreign, in: world)
            let actor = Actor(organisation: "0192:991825827", person: "Publisher")
            _ = try await world.publish.call(
                TestFiles.call("foreign-2020").replacing("programme: test", with: "programme: foreign"), file: "f.yaml", by: actor)
            let environment = world.environment
            let stranger = World.principal("0192:991825827", "Stranger", [.administrator, .auditor])
            try await expect("invalid /calls/1:unknownCall") {
                _ = try await Self.start(world, environment, calls: [World.call, "foreign-2020"])
            }
            try await expect("invalid /calls/1:duplicateIdentifier") {
                _ = try await Self.start(world, environment, calls: [World.call, World.call])
            }
            try await expect("invalid /calls:required") { _ = try await Self.start(world, environment, calls: []) }
            try await expect("notFound") { _ = try await Self.start(world, environment, as: stranger) }
            try await expect("forbidden medfin:admin") { _ = try await Self.start(world, environment, as: World.officer) }
            let id = try await Self.start(world, environment)
            await environment.replays.wait(for: id)
            try await expect("notFound") { _ = try await ReadReplays(environment).one(id, of: "test", 2, as: stranger) }
            try await expect("notFound") { _ = try await ReadReplays(environment).cases(of: id, "test", 2, .init(), page: .init(), as: stranger) }
            try await expect("notFound") { _ = try await ReadReplays(environment).one(id, of: "test", 1, as: Self.admin) }
            try await expect("forbidden medfin:admin") { _ = try await ReadReplays(environment).one(id, of: "test", 2, as: World.officer) }
            try await expect("done") { _ = try await ReadReplays(environment).one(id, of: "test", 2, as: World.auditor) }
            // Each application is for those who may read cases.
            func list(_ principal: Principal) async throws -> String {
                try await refusal { _ = try await ReadReplays(environment).cases(of: id, "test", 2, .init(), page: .init(), as: principal) }
            }
            #expect(try await list(Self.admin) == "forbidden medfin:cases.read")
            #expect(try await list(World.officer) == "done")
            #expect(try await list(World.auditor) == "done")
            #expect(try await list(World.payer) == "forbidden medfin:cases.read")
            #expect(try await list(World.otherAuthority) == "notFound")
            #expect(try await ReadReplays(environment).all(of: "test", 2, page: .init(), as: stranger).items.isEmpty)
            #expect(try await ReadReplays(environment).all(of: "test", 2, page: .init(), as: Self.admin).items.map(\.id) == [id])
        }
    }

    @Test("progress only rises, and a cancelled replay keeps what it has done, with totals of just that")
    func cancelled() async throws {
        try await inWorld { world in
            try await Self.submitGenerated(250, in: world)
            try await Self.publish(Self.stricter(), in: world)
            let environment = world.environment
            let candidate = try await environment.replayCandidate("test", version: 2, of: Self.admin.organisation)
            let seen = Mutex<[Int]>([])
            let replay = try #require(
                try await StartReplay(environment).now(
                    candidate, calls: [World.call], at: nil, by: Actor(organisation: Self.admin.organisation, person: "commandLine"),
                    isCancelled: { seen.withLock { $0.count >= 3 } }, progress: { done, _ in seen.withLock { $0.append(done) } }))
            #expect(replay.status == .cancelled)
            let progress = seen.withLock { $0 }
            #expect(progress == progress.sorted())
            #expect(progress.first == 0)
            #expect(replay.done > 0 && replay.done < 250)
            #expect(replay.total == 250)
            #expect(try await Self.cases(replay.id, in: environment).count == replay.done)
            #expect(replay.totals["counts"]?["applications"]?.intValue == replay.done)
        }
    }

    @Test("a request stops a replay that runs elsewhere; there is one at a time, and a finished one can't be cancelled")
    func cancellation() async throws {
        try await inWorld { world in
            try await Self.submitGenerated(150, in: world)
            try await Self.publish(Self.stricter(), in: world)
            let environment = world.environment
            let candidate = try await environment.replayCandidate("test", version: 2, of: Self.admin.organisation)
            let (told, tell) = AsyncStream.makeStream(of: Void.self)
            let open = Mutex(false)
            // Holds after the first page until the request is there.
            let run = Task {
                try await StartReplay(environment).now(
                    candidate, calls: [World.call], at: nil, by: Actor(organisation: Self.admin.organisation, person: "commandLine"),
                    isCancelled: { false },
                    progress: { done, _ in
                        guard done > 0 else { return }
                        tell.yield()
                        while !open.withLock({ $0 }) { usleep(1000) }
                    })
            }
            for await _ in told { break }
            let running = try #require(try await ReadReplays(environment).all(of: "test", 2, page: .init(), as: Self.admin).items.first)
            #expect(running.status == .running)
            let refused = try await refusal { _ = try await Self.start(world, environment) }
            #expect(refused == "replayRunning")
            #expect(try await environment.interruptAbandonedReplays() == 0)
            let cancel = CancelReplay(environment)
            try await expect("stale 1") { _ = try await cancel(running.id, of: "test", 2, expecting: .oneOf([7]), as: Self.admin) }
            try await expect("forbidden medfin:admin") { _ = try await cancel(running.id, of: "test", 2, expecting: .any, as: World.auditor) }
            let asked = try await cancel(running.id, of: "test", 2, expecting: .oneOf([running.revision]), as: Self.admin)
            #expect(asked.isCancelRequested && asked.revision == 2)
            open.withLock { $0 = true }
            let ended = try #require(try await run.value)
            #expect(ended.status == .cancelled)
            #expect(ended.revision == 3)
            #expect(ended.done < 150)
            let over = try await refusal { _ = try await cancel(running.id, of: "test", 2, expecting: .any, as: Self.admin) }
            #expect(over.hasPrefix("replayOver"))
            let next = try await Self.start(world, environment)
            await environment.replays.wait(for: next)
            #expect(try await ReadReplays(environment).one(next, of: "test", 2, as: Self.admin).status == .completed)
        }
    }

    @Test("a server that stops interrupts its replay, and one that broke down has it marked at the next start")
    func restart() async throws {
        try await inWorld { world in
            try await Self.submitGenerated(150, in: world)
            try await Self.publish(Self.stricter(), in: world)
            let environment = world.environment
            let id = try await Self.start(world, environment)
            await environment.replays.stop()
            let stopped = try await ReadReplays(environment).one(id, of: "test", 2, as: Self.admin)
            #expect(stopped.status == .interrupted)
            #expect(stopped.totals["counts"]?["applications"]?.intValue == stopped.done)
            #expect(try await Self.cases(id, in: environment).count == stopped.done)

            // As a server leaves it that is killed.
            let next = world.environment
            let left = try await Self.start(world, next)
            await next.replays.wait(for: left)
            try await world.pool.query(
                """
                INSERT INTO replays (id, authority, programme_code, programme_version, programme_sha256, file, calls, currency, status, total, totals,
                    started_at, started_by_organisation, started_by_person)
                SELECT gen_random_uuid(), authority, programme_code, programme_version, programme_sha256, file, calls, currency, 'running', 5, '{}',
                    started_at, started_by_organisation, started_by_person FROM replays WHERE id = \(left)
                """)
            #expect(try await next.interruptAbandonedReplays() == 1)
            #expect(try await next.interruptAbandonedReplays() == 0)
            let statuses = try await ReadReplays(next).all(of: "test", 2, page: .init(), as: Self.admin).items.map(\.status)
            #expect(statuses.sorted { $0.rawValue < $1.rawValue } == [.completed, .interrupted, .interrupted])
        }
    }

    @Test("an end that can't be written down is tried again, and meanwhile the replay is not taken for one that nobody carries on")
    func endOnceMore() async throws {
        try await inWorld { world in
            _ = try await world.submitted(TestFiles.document(support: 100))
            try await Self.publish(Self.stricter(), in: world)
            let environment = world.environment
            try await world.pool.query("ALTER TABLE replays ADD CONSTRAINT no_end CHECK (status <> 'completed')")
            let id = try await Self.start(world, environment)
            while try await ReadReplays(environment).one(id, of: "test", 2, as: Self.admin).done == 0 { try await Task.sleep(for: .milliseconds(5)) }
            // By now an end has been refused, or is about to be.
            try await Task.sleep(for: .milliseconds(100))
            #expect(try await environment.interruptAbandonedReplays() == 0)
            try await world.pool.query("ALTER TABLE replays DROP CONSTRAINT no_end")
            await environment.replays.wait(for: id)
            #expect(try await ReadReplays(environment).one(id, of: "test", 2, as: Self.admin).status == .completed)
        }
    }

    @Test("one replay is carried on at a time; another waits without a connection, is alive, can be cancelled, and gets its turn")
    func turns() async throws {
        try await inWorld { world in
            _ = try await world.submitted(TestFiles.document(support: 100))
            try await Self.publish(Self.stricter(), in: world)
            let environment = CaseworkEnvironment(
                pool: world.pool, catalogue: world.catalogue, replays: ReplayRunner(heartbeat: .milliseconds(10)))
            func read(_ id: UUID) async throws -> ReplayRecord { try await ReadReplays(environment).one(id, of: "test", 2, as: Self.admin) }
            try await environment.replays.turn.take()
            let cancelled = try await Self.start(world, environment)
            // By the world's clock it was started years ago.
            let isAlive = "SELECT alive_at IS NOT NULL FROM replays WHERE id = \(cancelled)" as SQL
            while try await world.pool.query(isAlive).decode(Bool.self) == [false] { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await environment.interruptAbandonedReplays() == 0)
            let waiting = try await read(cancelled)
            #expect(waiting.status == .running && waiting.total == nil)
            _ = try await CancelReplay(environment)(cancelled, of: "test", 2, expecting: .any, as: Self.admin)
            await environment.replays.wait(for: cancelled)
            let ended = try await read(cancelled)
            #expect(ended.status == .cancelled && ended.done == 0 && ended.total == nil)

            let done = try await Self.start(world, environment)
            environment.replays.turn.leave()
            await environment.replays.wait(for: done)
            #expect(try await read(done).status == .completed)

            try await environment.replays.turn.take()
            let stopped = try await Self.start(world, environment)
            await environment.replays.stop()
            #expect(try await read(stopped).status == .interrupted)
            // Nobody is left behind with the turn.
            environment.replays.turn.leave()
            #expect(environment.replays.turn.takeIfFree())
            #expect(!environment.replays.turn.takeIfFree())
        }
    }

    @Test("a draft is replayed before it is published, and the report keeps its file")
    func draft() async throws {
        try await inWorld { world in
            _ = try await world.submitted(TestFiles.document(support: 100))
            let environment = world.environment
            let text = Self.stricter()
            _ = try await CreateProgrammeDraft(environment)("test", DraftFiles(text), as: Self.admin, key: world.key()) { _ in
                StoredAnswer(status: 201, headers: [], body: [])
            }
            let id = try await Self.start(world, environment)
            await environment.replays.wait(for: id)
            #expect(try await Self.cases(id, in: environment).map(\.isFlipped) == [true])
            #expect(try await world.pool.query("SELECT file FROM replays WHERE id = \(id)").decode(String.self) == [text])
        }
    }

    @Test(
        "a finished replay never changes",
        arguments: [
            "UPDATE replays SET done = 0", "DELETE FROM replays", "TRUNCATE replays CASCADE", "UPDATE replay_results SET requested = 1",
            "DELETE FROM replay_results",
            """
            INSERT INTO replay_results (replay_id, application_id, version, evaluation_id, call_code, judged_by_version, evaluated_at, result,
                verdict_before, verdict_after, requested, supportable_before, supportable_after, changes)
            SELECT replay_id, gen_random_uuid(), version, evaluation_id, call_code, judged_by_version, evaluated_at, result,
                verdict_before, verdict_after, requested, supportable_before, supportable_after, changes FROM replay_results
            """,
        ])
    func immutable(change: String) async throws {
        try await inWorld { world in
            _ = try await world.submitted(TestFiles.document(support: 100))
            try await Self.publish(Self.stricter(), in: world)
            let environment = world.environment
            let id = try await Self.start(world, environment)
            await environment.replays.wait(for: id)
            var refused: String?
            do {
                try await world.pool.withConnection { try await $0.execute(script: change) }
            } catch let error as PostgresError {
                refused = error.constraint
            }
            #expect(refused?.hasSuffix("_immutable") == true, "\(refused ?? "done")")
        }
    }
}
