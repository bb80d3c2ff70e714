import Casework
import ExactJSON
import Foundation
import Grants
import Localisation
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("Lists and reports")
struct ListTests {
    @Test("Pages lose and double nothing while applications are added", .migrated)
    func pagesUnderInserts() async throws {
        try await inWorld { world in
            var before: Set<UUID> = []
            for _ in 0..<12 { before.insert(try await world.create(["title": "x"])) }
            let list = ListApplications(world.environment)
            var seen: [UUID] = []
            var after: [String]?
            repeat {
                // A clock that stands still gives equal instants, which ids tell apart.
                try await world.create(["title": "later"])
                let page = try await list(.init(), page: PageRequest(limit: 5, after: after), as: World.applicant)
                #expect(page.items.count == 5 || page.next == nil)
                seen += page.items.map(\.id)
                after = page.next
                if seen.count > 100 { break }
            } while after != nil
            #expect(Set(seen).count == seen.count)
            #expect(before.isSubset(of: seen))
            let byOffset = try await list(.init(), page: PageRequest(limit: 4, offset: 3), as: World.applicant).items.map(\.id)
            #expect(byOffset == Array(seen[3..<7]))
        }
    }

    @Test("The list narrows by call, status, organisation and year", .migrated)
    func filters() async throws {
        try await inWorld { world in
            let draft = try await world.create(TestFiles.document(call: "test-2021"))
            let submitted = try await world.submitted()
            let titled = try await world.create(["title": "x", "financing": ["requestedSupport": ["2030": "1"]]])
            func list(_ filter: ApplicationFilter) async throws -> [UUID] {
                try await ListApplications(world.environment)(filter, page: .init(), as: World.applicant).items.map(\.id)
            }
            #expect(try await list(.init()) == [draft, submitted, titled])
            #expect(try await list(.init(call: "test-2021")) == [draft])
            #expect(try await list(.init(status: .submitted)) == [submitted])
            #expect(try await list(.init(organisation: "0007:2220000638")).count == 3)
            #expect(try await list(.init(organisation: "0007:212000-2411")).isEmpty)
            #expect(try await list(.init(year: 2022)) == [draft, submitted])
            #expect(try await list(.init(year: 2030)) == [titled])
            #expect(try await list(.init(call: "test-2021", status: .submitted)).isEmpty)
            let summary = try await ListApplications(world.environment)(.init(status: .submitted), page: .init(), as: World.applicant).items[0]
            #expect(summary.requested.moneyText == "400" && summary.verdict == .eligible && summary.title == "Guide")
        }
    }

    @Test("A sort key that was made up is refused", .migrated, arguments: [[], ["1"], ["x", "y"], ["1", "2", "3"]])
    func refusesCursor(after: [String]) async throws {
        try await inWorld { world in
            let page = PageRequest(after: after)
            let environment = world.environment
            let list = try await refusal { _ = try await ListApplications(environment)(.init(), page: page, as: World.applicant) }
            #expect(list == "invalidCursor")
            try await expect("invalidCursor") { _ = try await ReportEligibility(environment)(.init(), page: page, as: World.officer) }
            try await expect("invalidCursor") { _ = try await ListPayouts(environment)(.init(), page: page, as: World.payer) }
        }
    }

    @Test("A filter that no stored text can be finds nothing", .migrated)
    func survivesNUL() async throws {
        try await inWorld { world in
            let environment = world.environment
            try await expect("notFound") {
                _ = try await ListApplications(environment)(.init(call: "a\u{0}"), page: .init(), as: World.applicant)
            }
            try await expect("notFound") { _ = try await ReadCalls(environment).one("a\u{0}") }
        }
    }

    @Test("The eligibility report counts verdicts and rules, and pages through the cases", .migrated)
    func reports() async throws {
        try await inWorld { world in
            var failing = TestFiles.document()
            failing["financing"]?["requestedSupport"] = ["2021": "500"]
            let good = try await world.submitted()
            let bad = try await world.submitted(failing)
            let conditional = try await world.submitted(TestFiles.document(certificate: "missing"))
            try await world.create(TestFiles.document())
            func report(_ filter: EligibilityReport.Filter = .init(), _ page: PageRequest = .init()) async throws -> EligibilityReport {
                try await ReportEligibility(world.environment)(filter, page: page, as: World.officer)
            }
            let whole = try await report()
            #expect(whole.verdicts == [.eligible: 1, .notEligible: 1, .eligibleWithConditions: 1, .undetermined: 0])
            #expect(whole.rules.map(\.rule) == ["share", "certificates"])
            #expect(whole.rules.map { $0.title?.text(in: .en) } == ["Share", "Certificates"])
            #expect(whole.organisationKinds[.municipality] == 3 && whole.years.map(\.year) == [2021, 2022])
            #expect(whole.areas.map(\.area) == ["SE:2280"] && whole.areas.map(\.cases) == [3])
            #expect(whole.rules.map(\.outcomes) == [[.pass: 2, .fail: 1], [.pass: 2, .fail: 1]])
            #expect(whole.cases.items.map(\.application) == [good, bad, conditional])
            #expect(whole.cases.items.map(\.failed) == [[], ["share"], ["certificates"]])
            #expect(try await report(.init(verdict: .notEligible)).cases.items.map(\.application) == [bad])
            #expect(try await report(.init(rule: "certificates", outcome: .fail)).cases.items.map(\.application) == [conditional])
            #expect(try await report(.init(outcome: .fail)).cases.items.map(\.application) == [bad, conditional])
            #expect(try await report(.init(call: "test-2021")).cases.items.isEmpty)
            let first = try await report(.init(), PageRequest(limit: 2))
            #expect(first.verdicts == whole.verdicts)
            let rest = try await report(.init(), PageRequest(limit: 2, after: first.cases.next))
            #expect((first.cases.items + rest.cases.items).map(\.application) == [good, bad, conditional] && rest.cases.next == nil)
            let page = PageRequest(limit: 2, after: first.cases.next)
            let cases = try await ReportEligibility(world.environment).cases(.init(), page: page, as: World.officer)
            #expect(cases.items.map(\.application) == [conditional] && cases.next == nil)
            #expect(try await world.environment.countEligibility() == EligibilityCounting(counted: 3))
            #expect(try await world.environment.countEligibility() == EligibilityCounting())
            let counted = try await report()
            #expect(counted.verdicts == whole.verdicts && counted.rules == whole.rules && counted.areas == whole.areas)
        }
    }

    @Test("A case that can't be counted in time is put off for an hour and holds up no other; the report has it all the same", .migrated)
    func putsOff() async throws {
        try await inWorld { world in
            for _ in 0..<5 { _ = try await world.submitted() }
            let evaluations = try await world.pool.query("SELECT evaluation_id::text FROM eligibility_cases ORDER BY 1").decode(String.self)
            let slow = try #require(evaluations.dropFirst().first)
            let script = """
                CREATE FUNCTION last_long() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE SQLSTATE '57014'; END $$;
                CREATE TRIGGER slow BEFORE UPDATE OF counted ON eligibility_cases FOR EACH ROW WHEN (NEW.evaluation_id = '\(slow)')
                    EXECUTE FUNCTION last_long();
                """
            try await world.pool.withConnection { try await $0.execute(script: script) }
            #expect(try await world.environment.countEligibility() == EligibilityCounting(counted: 4, putOff: [slow]))
            #expect(try await world.environment.countEligibility() == EligibilityCounting())
            let report = try await ReportEligibility(world.environment)(.init(), page: .init(), as: World.officer)
            #expect(report.verdicts[.eligible] == 5 && report.areas.map(\.cases) == [5])
            let mended = "DROP TRIGGER slow ON eligibility_cases; UPDATE eligibility_cases SET put_off_until = now() - interval '1 second'"
            try await world.pool.withConnection { try await $0.execute(script: mended) }
            #expect(try await world.environment.countEligibility() == EligibilityCounting(counted: 1))
        }
    }

    @Test("A paper application registered while the report is read comes last, however early it was received", .migrated)
    func reportsUnderRegistration() async throws {
        try await inWorld { world in
            var expected = [try await world.submitted(), try await world.submitted()]
            let report = ReportEligibility(world.environment)
            let first = try await report(.init(), page: PageRequest(limit: 1), as: World.officer).cases
            try world.travel("2020-03-02T12:00:00Z")
            let paper = try await world.create(TestFiles.document(), as: World.officer)
            try await world.submit(paper, receivedAt: try Instant(parsing: "2020-01-15T12:00:00Z"), as: World.officer)
            expected.append(paper)
            let rest = try await report(.init(), page: PageRequest(limit: 5, after: first.next), as: World.officer).cases
            #expect((first.items + rest.items).map(\.application) == expected && rest.next == nil)
        }
    }

    @Test("Payouts over all grants are listed by due day, narrowed and paged alike", .migrated)
    func listsPayouts() async throws {
        try await inWorld { world in
            for _ in 0..<3 { try await world.decide(try await world.submitted(), "100") }
            let list = ListPayouts(world.environment)
            var paged: [String] = []
            var after: [String]?
            func shown(_ row: PayoutRow) -> String { "\(row.instalment.due) \(row.application) \(row.instalment.number)" }
            repeat {
                let page = try await list(.init(), page: PageRequest(limit: 2, after: after), as: World.payer)
                paged += page.items.map(shown)
                after = page.next
            } while after != nil && paged.count < 100
            let whole = try await list(.init(), page: PageRequest(limit: 1000), as: World.payer).items.map(shown)
            #expect(paged.count == 9 && paged == whole && Set(paged).count == 9)
            let dues = try await list(.init(), page: .init(), as: World.payer).items.map(\.instalment.due)
            #expect(dues == dues.sorted())
            let due = try #require(dues.first)
            #expect(try await list(.init(from: due, to: due), page: .init(), as: World.payer).items.count == 3)
            #expect(try await list(.init(programme: "test", status: .planned), page: .init(), as: World.payer).items.count == 9)
            #expect(try await list(.init(status: .paid), page: .init(), as: World.payer).items.isEmpty)
            #expect(try await list(.init(call: "test-2021"), page: .init(), as: World.payer).items.isEmpty)
        }
    }
}
