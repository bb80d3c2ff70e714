import Foundation
import Grants
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("Eligibility reports")
struct EligibilityReportTests {
    private static let authority = "0007:own"

    /// A current case as the tables have it that the report's own are made from.
    private struct Fact {
        var application: UUID
        var programme: String
        var version: Int
        var call: String
        var verdict: Verdict
        var kind: OrganisationKind
        var years: [Int]
        var areas: Set<String>
        var results: [(rule: String, severity: Rule.Severity, outcome: RuleResult.Outcome)]

        func matches(_ filter: EligibilityReport.Filter) -> Bool {
            func agrees<Value: Equatable>(_ wanted: Value?, _ found: Value) -> Bool { wanted.map { $0 == found } ?? true }
            return agrees(filter.programme, programme) && agrees(filter.programmeVersion, version) && agrees(filter.call, call)
                && agrees(filter.verdict, verdict) && agrees(filter.organisationKind, kind)
                && (filter.year.map(years.contains) ?? true) && (filter.area.map(areas.contains) ?? true)
                && ((filter.rule == nil && filter.outcome == nil)
                    || results.contains {
                        agrees(filter.rule, $0.rule) && agrees(filter.outcome, $0.outcome) && agrees(filter.severity, $0.severity)
                    })
        }
    }

    private static let filters: [EligibilityReport.Filter] = [
        .init(), .init(programme: "p"), .init(programme: "p", programmeVersion: 2), .init(programmeVersion: 1), .init(call: "p11"),
        .init(call: "r11"), .init(programme: "q", call: "p11"), .init(call: "nowhere"), .init(verdict: .notEligible),
        .init(organisationKind: .county), .init(call: "q22", verdict: .eligible, organisationKind: .company), .init(year: 2022),
        .init(call: "p12", year: 2021), .init(programme: "q", verdict: .undetermined, year: 2021), .init(year: 1999), .init(area: "SE:2"),
        .init(call: "p21", area: "NO:1"), .init(rule: "rule2", outcome: .fail), .init(outcome: .fail, severity: .blocking),
        .init(severity: .remark), .init(year: 2022, area: "SE:3", rule: "rule1"), .init(call: "p11", severity: .blocking),
    ]

    @Test("Counts are those of the cases, whatever happened to them and whenever they are counted", .migrated)
    func countsAfterRandomHistories() async throws {
        try await withPool { pool in
            try await pool.withConnection { try await $0.execute(script: EligibilityHistories.script) }
            let seed = UInt64.random(in: 0...UInt64.max)
            var histories = EligibilityHistories(seed: seed)
            /// Status, version and call of each application that there is.
            var cases: [String: (status: String, version: Int, call: String)] = [:]
            for step in 0..<400 {
                var script = ""
                var after = cases
                let some = cases.sorted { $0.key < $1.key }.randomElement(using: &histories.random)
                switch (some?.value.status, Int.random(in: 0..<10, using: &histories.random)) {
                case ("draft"?, 0):
                    guard let some else { continue }
                    script = "DELETE FROM applications WHERE id = '\(some.key)';"
                    after[some.key] = nil
                case ("draft"?, _):
                    guard let some else { continue }
                    script = histories.submission(some.key, version: 1, call: some.value.call)
                    after[some.key]?.status = "submitted"
                case ("submitted"?, 0...3):
                    guard let some else { continue }
                    script = histories.resubmission(some.key, version: some.value.version + 1, call: some.value.call)
                    after[some.key]?.version += 1
                case ("submitted"?, 4):
                    guard let some else { continue }
                    script = EligibilityHistories.refusal(some.key, version: some.value.version)
                    after[some.key]?.status = "rejected"
                case ("submitted"?, 5):
                    guard let some else { continue }
                    script = EligibilityHistories.status(some.key, "withdrawn")
                    after[some.key]?.status = "withdrawn"
                default:
                    let id = histories.id()
                    let call = EligibilityHistories.calls.randomElement(using: &histories.random) ?? ""
                    script = histories.draft(id, call: call)
                    after[id] = ("draft", 1, call)
                }
                let keeps = Int.random(in: 0..<8, using: &histories.random) > 0
                let text = "BEGIN; \(script) \(keeps ? "COMMIT" : "SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK");"
                try await pool.withConnection { try await $0.execute(script: text) }
                if keeps { cases = after }
                if step % 7 == 0 { _ = try await count(atMost: 3, pool) }
            }
            #expect(cases.values.contains { $0.version > 2 }, "seed \(seed)")
            try await expectRightReports(pool, seed: seed)
            while try await count(atMost: 5, pool) > 0 {}
            let left = try await pool.query("SELECT count(*) FROM eligibility_cases WHERE change <> 0")[0].decode(Int.self, 0)
            #expect(left == 0, "seed \(seed)")
            let years = try await pool.query("SELECT DISTINCT year FROM eligibility_area_counts a JOIN eligibility_cells c ON c.id = a.cell_id")
            #expect(try years.decode(Int.self) == [0], "Areas times years would be too many.")
            try await expectRightReports(pool, seed: seed)
        }
    }

    @Test("Parallel submissions to one call and parallel counting lose and double nothing", .migrated)
    func countsInParallel() async throws {
        try await withPool { pool in
            let seed = UInt64.random(in: 0...UInt64.max)
            try await pool.withConnection { try await $0.execute(script: EligibilityHistories.script) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<4 {
                    group.addTask {
                        var histories = EligibilityHistories(seed: seed, stream: task)
                        for _ in 0..<15 {
                            let id = histories.id()
                            let script = histories.draft(id, call: "p11") + histories.submission(id, version: 1, call: "p11")
                            let again = histories.resubmission(id, version: 2, call: "p11")
                            try await pool.withConnection { try await $0.execute(script: "BEGIN; \(script) COMMIT; BEGIN; \(again) COMMIT;") }
                        }
                    }
                }
                for _ in 0..<2 {
                    group.addTask {
                        for _ in 0..<20 {
                            _ = try await count(atMost: 4, pool)
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await expectRightReports(pool, seed: seed)
            while try await count(atMost: 100, pool) > 0 {}
            try await expectRightReports(pool, seed: seed)
            let counted = try await pool.query("SELECT cases FROM eligibility_cells WHERE call_code = 'p11' AND year = 0 AND verdict = ''")
            #expect(try counted[0].decode(Int.self, 0) == 60)
        }
    }

    @Test("Cases of a programme follow it to another authority", .migrated)
    func followsAuthority() async throws {
        try await withPool { pool in
            let seed = UInt64.random(in: 0...UInt64.max)
            var histories = EligibilityHistories(seed: seed)
            var script = EligibilityHistories.script
            for call in ["p11", "q11", "r11"] {
                let id = histories.id()
                script += "BEGIN; \(histories.draft(id, call: call)) \(histories.submission(id, version: 1, call: call)) COMMIT;"
            }
            script += "UPDATE programmes SET authority = '0007:other' WHERE code = 'p';"
            let history = script
            try await pool.withConnection { try await $0.execute(script: history) }
            try await expectRightReports(pool, seed: seed)
            let own = try await report(.init(), pool)
            #expect(own.cases.items.map(\.call) == ["q11"] && own.verdicts.values.reduce(0, +) == 1)
        }
    }

    private func count(atMost most: Int, _ pool: PostgresPool) async throws -> Int {
        try await pool.withConnection { connection in
            try await EligibilityReportStore.count(try await EligibilityReportStore.uncounted(atMost: most, on: connection), on: connection)
        }
    }

    private func report(_ filter: EligibilityReport.Filter, _ pool: PostgresPool) async throws -> EligibilityReport {
        try await pool.withConnection {
            try await EligibilityReportStore.report(filter, page: PageRequest(limit: 1_000), authority: Self.authority, on: $0)
        }
    }

    /// Holds the reports of all filters against counts made here of what the tables of applications and evaluations say.
    private func expectRightReports(_ pool: PostgresPool, seed: UInt64, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let all = try await facts(pool)
        #expect(!all.isEmpty, "seed \(seed)", sourceLocation: sourceLocation)
        for filter in Self.filters {
            let found = try await report(filter, pool)
            let cases = all.filter { $0.matches(filter) }
            #expect(found.cases.items.map(\.application) == cases.map(\.application), "\(filter), seed \(seed)", sourceLocation: sourceLocation)
            for verdict in Verdict.allCases {
                #expect(
                    found.verdicts[verdict] == cases.count { $0.verdict == verdict }, "\(filter) \(verdict), seed \(seed)",
                    sourceLocation: sourceLocation)
            }
            for kind in OrganisationKind.allCases {
                #expect(
                    found.organisationKinds[kind] == cases.count { $0.kind == kind }, "\(filter) \(kind), seed \(seed)",
                    sourceLocation: sourceLocation)
            }
            let years = tally(cases.flatMap(\.years).filter { filter.year == nil || filter.year == $0 })
            #expect(
                Dictionary(uniqueKeysWithValues: found.years.map { ($0.year, $0.cases) }) == years, "\(filter), seed \(seed)",
                sourceLocation: sourceLocation)
            let areas = tally(cases.flatMap(\.areas).filter { filter.area == nil || filter.area == $0 })
            #expect(
                Dictionary(uniqueKeysWithValues: found.areas.map { ($0.area, $0.cases) }) == areas, "\(filter), seed \(seed)",
                sourceLocation: sourceLocation)
            let expected = cases.flatMap { fact in
                fact.results.filter { filter.severity == nil || filter.severity == $0.severity }
                    .map { "\(fact.programme) \(fact.version) \($0.rule) \($0.severity) \($0.outcome)" }
            }
            var rules: [String: Int] = [:]
            for count in found.rules {
                for (outcome, cases) in count.outcomes {
                    let key = "\(count.programme) \(count.programmeVersion) \(count.rule) \(count.severity) \(outcome)"
                    #expect(rules.updateValue(cases, forKey: key) == nil, "\(key), seed \(seed)", sourceLocation: sourceLocation)
                }
            }
            #expect(rules == tally(expected), "\(filter), seed \(seed)", sourceLocation: sourceLocation)
        }
    }

    private func tally<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
        Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// The authority's cases in the order of their submission.
    private func facts(_ pool: PostgresPool) async throws -> [Fact] {
        let rows = try await pool.query(
            """
            SELECT a.id, c.programme_code, c.programme_version, c.code, e.verdict, v.applicant_kind, v.years::text[],
                ARRAY(SELECT s.country || ':' || s.code FROM areas s WHERE (s.application_id, s.version) = (v.application_id, v.version)),
                ARRAY(SELECT concat_ws(' ', r.rule_id, r.severity, r.outcome) FROM rule_results r WHERE r.evaluation_id = e.id)
            FROM applications a
            JOIN calls c ON c.code = a.call_code
            JOIN programmes p ON p.code = c.programme_code
            JOIN evaluations e ON e.id = a.evaluation_id
            JOIN application_versions v ON v.application_id = a.id AND v.version = e.version
            WHERE a.status <> 'draft' AND p.authority = \(Self.authority)
            ORDER BY a.submitted_at, a.id
            """)
        return try rows.map { row in
            let results = try row.decode([String].self, 8).map { text in
                let parts = text.split(separator: " ").map(String.init)
                return (
                    rule: parts[0], severity: try #require(Rule.Severity(rawValue: parts[1])),
                    outcome: try #require(RuleResult.Outcome(rawValue: parts[2]))
                )
            }
            return Fact(
                application: try row.decode(UUID.self, 0), programme: try row.decode(String.self, 1), version: try row.decode(Int.self, 2),
                call: try row.decode(String.self, 3), verdict: try row.decode(Verdict.self, 4),
                kind: try row.decode(OrganisationKind.self, 5), years: try row.decode([String].self, 6).compactMap { Int($0) },
                areas: Set(try row.decode([String].self, 7)), results: results)
        }
    }
}
