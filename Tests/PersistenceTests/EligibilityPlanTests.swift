import ExactJSON
import Foundation
import Grants
import Persistence
import Postgres
import TestSupport
import Testing

/// Reports over a database of many cases, and of few, whose migration to kept counts came after them. What is held is what the server
/// does, not how long it takes; the times are printed for docs/performance.md.
@Suite("Plans of eligibility reports", .serialized)
struct EligibilityPlanTests {
    private static let authority = "0007:own"
    private static let rulesPerCase = 50

    /// What an officer opens every day.
    private static let daily: [(String, EligibilityReport.Filter)] = [
        ("the whole authority", .init()), ("one call", .init(call: "c3")), ("one programme version", .init(programme: "p2", programmeVersion: 1)),
        ("one verdict", .init(verdict: .notEligible)), ("one organisation kind, one call", .init(call: "c3", organisationKind: .stateAgency)),
        ("one year", .init(year: 2022)), ("one severity", .init(severity: .blocking)),
    ]

    /// What is counted anew from the cases that it leaves.
    private static let scanned: [(String, EligibilityReport.Filter)] = [
        ("one area", .init(area: "NO:1234")), ("a failed rule", .init(rule: "rule7", outcome: .fail)),
        ("one year and organisation kind", .init(organisationKind: .county, year: 2023)),
    ]

    /// The place of the statement that counts by area.
    private static let areasPlace = 2

    /// Pages of 8 kB that any one statement of a daily report may touch, however many cases there are.
    private static let pages = 400

    @Test("A daily report touches as little of a million rule results as of ten thousand", .database, arguments: [200, 20_000])
    func daily(cases: Int) async throws {
        try await withReports(over: cases) { pool in
            for (name, filter) in Self.daily {
                var plans = try await self.plans(filter, pool)
                tell(name, cases, plans)
                // Areas are not kept by year: those of the cases are counted, from narrow rows alone.
                if filter.year != nil {
                    let areas = plans.remove(at: Self.areasPlace).nodes.filter { ["rule_results", "applications"].contains($0.relation) }
                    #expect(areas.isEmpty, "\(name)")
                }
                for plan in plans { #expect(plan.pages <= Self.pages, "\(name)") }
                guard cases > 10_000 else { continue }
                let (counts, page) = (plans.dropLast(), try #require(plans.last))
                for node in counts.flatMap(\.nodes) {
                    // New cases are looked up, and there are none; nothing else is read of what grows with the cases.
                    if node.relation == "eligibility_cases" { #expect(node.index == "eligibility_cases_uncounted" && node.rows == 0, "\(name)") }
                    if ["rule_results", "eligibility_areas"].contains(node.relation) { #expect(node.loops == 0, "\(name)") }
                }
                for node in page.nodes where ["eligibility_cases", "rule_results"].contains(node.relation) {
                    #expect(node.type == "Index Only Scan" && node.heapFetches == 0, "\(name)")
                }
                #expect(!page.nodes.contains { $0.type.hasSuffix("Seq Scan") && !["programmes", "calls"].contains($0.relation) }, "\(name)")
            }
            guard cases > 10_000 else { return }
            for (name, filter) in Self.scanned {
                let plans = try await self.plans(filter, pool)
                tell(name, cases, plans)
                let results = plans.flatMap(\.nodes).filter { $0.relation == "rule_results" }
                #expect(!results.isEmpty && results.allSatisfy { $0.type == "Index Only Scan" && $0.heapFetches == 0 }, "\(name)")
            }
        }
    }

    private struct Node {
        var type: String
        var relation: String
        var index: String
        var rows: Int
        var loops: Int
        var heapFetches: Int

        init(_ json: JSON) {
            type = json["Node Type"]?.stringValue ?? ""
            relation = json["Relation Name"]?.stringValue ?? ""
            index = json["Index Name"]?.stringValue ?? ""
            rows = json["Actual Rows"]?.intValue ?? -1
            loops = json["Actual Loops"]?.intValue ?? -1
            heapFetches = json["Heap Fetches"]?.intValue ?? -1
        }
    }

    private struct Plan {
        var nodes: [Node] = []
        var pages: Int
        var milliseconds: String

        init(_ text: String) throws {
            let json = try #require(try JSON(parsing: text).arrayValue?.first)
            let root = try #require(json["Plan"])
            pages = try #require(root["Shared Hit Blocks"]?.intValue) + (try #require(root["Shared Read Blocks"]?.intValue))
            milliseconds = try #require(json["Execution Time"]).text()
            gather(root)
        }

        private mutating func gather(_ json: JSON) {
            nodes.append(Node(json))
            for child in json["Plans"]?.arrayValue ?? [] { gather(child) }
        }
    }

    /// Of the counts by verdict, year, area and rule, and of the first page of cases.
    private func plans(_ filter: EligibilityReport.Filter, _ pool: PostgresPool) async throws -> [Plan] {
        var plans: [Plan] = []
        for statement in try EligibilityReportStore.statements(filter, page: .init(), authority: Self.authority) {
            // Once before, so that what is measured is not the disk.
            _ = try await pool.query(statement)
            plans.append(try Plan(try await pool.query("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) \(statement)")[0].decode(PostgresJSON.self, 0).text))
        }
        return plans
    }

    private func tell(_ name: String, _ cases: Int, _ plans: [Plan]) {
        let parts = zip(["verdicts", "years", "areas", "rules", "cases"], plans).map { "\($0) \($1.milliseconds) ms \($1.pages) pages" }
        print("eligibility of \(cases) cases, \(cases * Self.rulesPerCase) results, \(name): \(parts.joined(separator: ", "))")
    }

    private func withReports(over cases: Int, _ body: (PostgresPool) async throws -> Void) async throws {
        let older = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: older, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: older) }
        for name in try FileManager.default.contentsOfDirectory(atPath: migrationsDirectory.path) where name.hasSuffix(".sql") && name < "0012" {
            try FileManager.default.copyItem(at: migrationsDirectory.appending(path: name), to: older.appending(path: name))
        }
        try await withPool { pool in
            try await Migrator(directory: older).migrate(pool)
            try await pool.withConnection { connection in
                try await connection.execute(script: Self.script(cases))
                try await connection.execute(script: "VACUUM ANALYZE")
            }
            try await Migrator(directory: migrationsDirectory).migrate(pool)
            try await pool.withConnection { try await $0.execute(script: "VACUUM ANALYZE") }
            let counted = try await pool.query("SELECT sum(cases)::bigint FROM eligibility_cells WHERE call_code = '' AND year = 0 AND verdict = ''")
            #expect(try counted[0].decode(Int.self, 0) == cases)
            try await body(pool)
        }
    }

    /// Five programmes, one of them another authority's, with twenty calls. Without triggers: foreign keys of a million rows take long.
    private static func script(_ cases: Int) -> String {
        """
        BEGIN;
        SET LOCAL session_replication_role = replica;
        INSERT INTO programmes SELECT 'p' || p, CASE p WHEN 5 THEN '0007:other' ELSE '\(authority)' END, 'A' FROM generate_series(1, 5) p;
        INSERT INTO programme_versions SELECT 'p' || p, 1, 'f', encode(sha256('f'), 'hex'), now(), 'o', 'x' FROM generate_series(1, 5) p;
        INSERT INTO calls SELECT 'c' || c, 'p' || (c % 5 + 1), 1, '{"en": "x"}', '2020-01-01', '2030-01-01', 'Europe/Oslo', NULL, 'NOK', 'f',
            encode(sha256('f'), 'hex'), now() FROM generate_series(1, 20) c;
        CREATE TEMP TABLE made ON COMMIT DROP AS SELECT i, ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid AS id,
            'c' || (i % 20 + 1) AS call, 'p' || ((i % 20 + 1) % 5 + 1) AS programme, 2020 + (i / 11) % 5 AS year,
            ('{eligible,eligibleWithConditions,notEligible,undetermined}'::text[])[(i / 7) % 4 + 1] AS verdict,
            ('{municipality,county,stateAgency,municipalAssociation,university,company,association,foundation}'::text[])[(i / 3) % 8 + 1] AS kind,
            timestamptz '2026-01-01' + i * interval '1 minute' AS at
        FROM generate_series(1, \(cases)) i;
        INSERT INTO applications (id, call_code, owner_register, owner_number, status, revision, current_version, created_by_organisation,
                created_by_person, created_at, updated_at, submitted_at, received_at, submitted_by_organisation, submitted_by_person,
                evaluation_id)
            SELECT id, call, '0192', i::text, 'submitted', 2, 1, 'o', 'x', at, at, at, at, 'o', 'x', id FROM made;
        INSERT INTO application_versions (application_id, version, frozen, frozen_at, document, content, content_sha256, title, years,
                applicant_kind)
            SELECT id, 1, true, at, '{}', '{}', repeat('0', 64), 'Title ' || i, ARRAY[year, year + 1, year + 2], kind FROM made;
        INSERT INTO areas SELECT id, 1, 1, 'NO', (1000 + i % 300)::text FROM made;
        INSERT INTO evaluations SELECT id, id, 1, true, 'submission', at, call, programme, 1, repeat('0', 64), verdict, 100, 50, NULL, 'NOK', '{}',
            encode(sha256('{}'), 'hex') FROM made;
        INSERT INTO rule_results SELECT id, 'rule' || r, r,
                CASE WHEN (i + r * 7) % 11 = 0 THEN 'fail' WHEN (i * 3 + r) % 17 = 0 THEN 'undetermined' ELSE 'pass' END,
                ('{blocking,condition,remark}'::text[])[r % 3 + 1], '/title', '{}'
            FROM made, generate_series(1, \(rulesPerCase)) r;
        COMMIT;
        """
    }
}
