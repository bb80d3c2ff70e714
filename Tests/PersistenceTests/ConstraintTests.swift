import Persistence
import Postgres
import TestSupport
import Testing

@Suite("What the database refuses")
struct ConstraintTests {
    struct Wrong: Sendable, CustomTestStringConvertible {
        var what: String
        var script: String
        var constraint: String
        var testDescription: String { what }

        init(_ what: String, _ script: String, _ constraint: String) {
            self.what = what
            self.script = script
            self.constraint = constraint
        }
    }

    private static let submit = """
        UPDATE applications SET status = 'submitted', revision = revision + 1, submitted_at = now(), received_at = now(),
            submitted_by_organisation = 'o', submitted_by_person = 'x'
        """
    private static let evaluate = """
        INSERT INTO evaluations SELECT gen_random_uuid(), '\(Seed.draft)', 1, true, gate, evaluated_at, call_code, programme_code,
            programme_version, programme_sha256, verdict, requested, permitted, binding_limit, currency, receipt, receipt_sha256
        FROM evaluations WHERE id = '\(Seed.submitted)'
        """
    private static let refuse = "UPDATE applications SET status = 'rejected', revision = revision + 1 WHERE id = '\(Seed.submitted)'"
    private static let markGranted = "UPDATE applications SET status = 'granted', revision = revision + 1 WHERE id = '\(Seed.submitted)';"
    private static let instalment = "INSERT INTO instalments VALUES ('\(Seed.submitted)', 1, '2021-01-04', "

    static let wrongs = [
        Wrong(
            "a change of a frozen version",
            """
            UPDATE application_versions SET title = 'x' WHERE application_id = '\(Seed.submitted)'
            """,
            "frozen_versions_immutable"),
        Wrong(
            "thawing a frozen version",
            """
            UPDATE application_versions SET frozen = false, frozen_at = NULL WHERE application_id = '\(Seed.submitted)'
            """,
            "frozen_versions_immutable"),
        Wrong(
            "deleting a frozen version",
            """
            DELETE FROM application_versions WHERE application_id = '\(Seed.submitted)'
            """,
            "frozen_versions_immutable"),
        Wrong("a change of a published programme version", "UPDATE programme_versions SET file = 'other'", "programme_versions_immutable"),
        Wrong("deleting a published programme version", "DELETE FROM programme_versions", "programme_versions_immutable"),
        Wrong(
            "a programme version whose hash is another file's",
            """
            INSERT INTO programme_versions SELECT programme_code, 2, 'other', sha256, now(), 'o', 'x' FROM programme_versions
            """,
            "programme_versions_check"),
        Wrong(
            "a version published by a person who wrote it",
            "INSERT INTO programme_version_authors VALUES ('p', 1, 'o', 'x', now())",
            "programme_versions_second_person"),
        Wrong(
            "a change of who wrote a version",
            "INSERT INTO programme_version_authors VALUES ('p', 1, 'o', 'y', now()); UPDATE programme_version_authors SET person = 'z'",
            "programme_version_authors_immutable"),
        Wrong(
            "a draft of a published version",
            """
            INSERT INTO programme_drafts SELECT '0007:202100-6198', 'p', 1, 'x', encode(sha256('x'), 'hex'), 1, now(), now()
            """,
            "programme_drafts_number_free"),
        Wrong("a call for a version that is not published", "UPDATE calls SET programme_version = 2", "calls_terms_fixed"),
        Wrong("another currency of a call with applications", "UPDATE calls SET currency = 'EUR'", "calls_terms_fixed"),
        Wrong("an envelope below what is granted", "UPDATE calls SET envelope = 599", "calls_envelope_kept"),
        Wrong("a call that closes before it opens", "UPDATE calls SET closes_at = '2019-01-01'", "calls_open_before_they_close"),
        Wrong("a change of an audit event", "UPDATE audit_events SET person = 'y'", "audit_events_immutable"),
        Wrong("deleting an audit event", "DELETE FROM audit_events", "audit_events_immutable"),
        Wrong(
            "an audit event about nothing",
            """
            INSERT INTO audit_events (at, organisation, person, action) VALUES (now(), 'o', 'x', 'done')
            """,
            "audit_events_check"),
        Wrong(
            "an application that does not begin as a draft",
            """
            INSERT INTO applications (id, owner_register, owner_number, status, revision, current_version, created_by_organisation, created_by_person, created_at, updated_at)
            VALUES (gen_random_uuid(), '0007', 'x', 'withdrawn', 1, 1, 'o', 'x', now(), now())
            """,
            "applications_begin_as_drafts"),
        Wrong("deleting a submitted application", "DELETE FROM applications WHERE id = '\(Seed.submitted)'", "applications_only_drafts_deleted"),
        Wrong(
            "a change that keeps the revision",
            """
            UPDATE applications SET owner_name = 'x' WHERE id = '\(Seed.draft)'
            """,
            "applications_revision_rises"),
        Wrong("a revision that jumps", "UPDATE applications SET revision = revision + 2 WHERE id = '\(Seed.draft)'", "applications_revision_rises"),
        Wrong(
            "another owner of a submitted application",
            """
            UPDATE applications SET owner_number = '212000-2411', revision = revision + 1 WHERE id = '\(Seed.submitted)'
            """,
            "applications_origin_fixed"),
        Wrong(
            "another officer who registered it",
            """
            UPDATE applications SET registered_by_person = 'y', revision = revision + 1 WHERE id = '\(Seed.draft)'
            """,
            "applications_origin_fixed"),
        Wrong(
            "a draft that has been received",
            """
            UPDATE applications SET received_at = now(), revision = revision + 1 WHERE id = '\(Seed.draft)'
            """,
            "applications_submission"),
        Wrong(
            "a submission without its instant",
            """
            UPDATE applications SET status = 'submitted', revision = revision + 1, evaluation_id = '\(Seed.submitted)'
            WHERE id = '\(Seed.draft)'
            """,
            "applications_submission"),
        Wrong(
            "a submission received after it was submitted",
            "\(submit.replacing("received_at = now()", with: "received_at = now() + interval '1 day'")), evaluation_id = '\(Seed.submitted)' WHERE id = '\(Seed.draft)'",
            "applications_received_before_registered"),
        Wrong(
            "a draft that has taken up another application",
            """
            UPDATE applications SET previous_application = '\(Seed.submitted)', revision = revision + 1 WHERE id = '\(Seed.draft)'
            """,
            "applications_previous_rejected"),
        Wrong(
            "taking up a refused application before submission",
            """
            \(refuse); UPDATE applications SET previous_application = '\(Seed.submitted)', revision = revision + 1 WHERE id = '\(Seed.draft)'
            """,
            "applications_previous_submitted"),
        Wrong(
            "taking up an application that was granted",
            "\(submit), previous_application = '\(Seed.granted)' WHERE id = '\(Seed.draft)'",
            "applications_previous_rejected"),
        Wrong(
            "taking up another applicant's refused application",
            """
            \(refuse); UPDATE applications SET owner_number = '212000-2411', revision = revision + 1 WHERE id = '\(Seed.draft)';
            \(submit), previous_application = '\(Seed.submitted)' WHERE id = '\(Seed.draft)'
            """,
            "applications_previous_rejected"),
        Wrong(
            "taking up another application after submission",
            """
            \(refuse); UPDATE applications SET previous_application = '\(Seed.submitted)', revision = revision + 1
            WHERE id = '\(Seed.alsoSubmitted)'
            """,
            "applications_origin_fixed"),
        Wrong("a submission without an evaluation", "\(submit) WHERE id = '\(Seed.draft)'", "applications_evaluated"),
        Wrong(
            "a submission with another application's evaluation",
            """
            UPDATE application_versions SET frozen = true, frozen_at = now() WHERE application_id = '\(Seed.draft)';
            \(submit), evaluation_id = '\(Seed.submitted)' WHERE id = '\(Seed.draft)'
            """,
            "applications_by_evaluation"),
        Wrong("an evaluation of a version that is not frozen", evaluate, "evaluations_application_id_version_version_frozen_fkey"),
        Wrong(
            "freezing a draft's version without submitting it",
            """
            UPDATE application_versions SET frozen = true, frozen_at = now() WHERE application_id = '\(Seed.draft)'
            """,
            "applications_current_version"),
        Wrong("a change of an evaluation", "UPDATE evaluations SET verdict = 'eligible'", "evaluations_immutable"),
        Wrong("a change of a rule result", "UPDATE rule_results SET outcome = 'pass'", "rule_results_immutable"),
        Wrong("deleting a rule result", "DELETE FROM rule_results", "rule_results_immutable"),
        Wrong("a change of an evaluated amount", "UPDATE evaluation_amounts SET amount = 1", "evaluation_amounts_immutable"),
        Wrong(
            "a draft that is granted at once",
            """
            UPDATE applications SET status = 'granted', revision = revision + 1, submitted_at = now(), received_at = now(),
            submitted_by_organisation = 'o', submitted_by_person = 'x' WHERE id = '\(Seed.draft)'
            """,
            "applications_status_transition"),
        Wrong(
            "a granted application that is submitted again",
            """
            UPDATE applications SET status = 'submitted', revision = revision + 1 WHERE id = '\(Seed.granted)'
            """,
            "applications_status_transition"),
        Wrong("a grant in the status only", markGranted, "applications_agree_with_decision"),
        Wrong("a grant without the status", "\(Seed.grant(Seed.submitted, 400)) \(instalment) 400, 'planned')", "decisions_agree_with_status"),
        Wrong("a grant without instalments", "\(markGranted) \(Seed.grant(Seed.submitted, 400))", "instalments_sum_to_grant"),
        Wrong(
            "instalments below the grant",
            """
            \(markGranted) \(Seed.grant(Seed.submitted, 400)) \(instalment) 399.99, 'planned')
            """,
            "instalments_sum_to_grant"),
        Wrong(
            "an instalment more",
            """
            INSERT INTO instalments VALUES ('\(Seed.granted)', 3, '2022-01-03', 0.01, 'planned')
            """,
            "instalments_sum_to_grant"),
        Wrong(
            "a negative instalment",
            """
            INSERT INTO instalments VALUES ('\(Seed.granted)', 3, '2022-01-03', -1, 'planned')
            """,
            "instalments_amount_check"),
        Wrong("another amount of an instalment", "UPDATE instalments SET amount = 300", "instalments_immutable"),
        Wrong("deleting an instalment", "DELETE FROM instalments", "instalments_immutable"),
        Wrong(
            "a grant above the request",
            """
            \(markGranted) \(Seed.grant(Seed.submitted, 601)) \(instalment) 601, 'planned')
            """,
            "decisions_within_request"),
        Wrong("grants above the envelope", "\(markGranted) \(Seed.grant(Seed.submitted, 401)) \(instalment) 401, 'planned')", "calls_envelope_kept"),
        Wrong("a grant of nothing", Seed.grant(Seed.submitted, 0), "decisions_amount_check"),
        Wrong(
            "a grant without an amount",
            """
            INSERT INTO decisions
            VALUES ('\(Seed.submitted)', 1, 'granted', NULL, 'SEK', 'x', '\(Seed.submitted)', now(), 'o', 'd')
            """,
            "decisions_amount_with_grant"),
        Wrong(
            "a refusal with an amount",
            """
            INSERT INTO decisions
            VALUES ('\(Seed.submitted)', 1, 'rejected', 1, 'SEK', 'x', '\(Seed.submitted)', now(), 'o', 'd')
            """,
            "decisions_amount_with_grant"),
        Wrong(
            "a refusal without reasons",
            """
            INSERT INTO decisions
            VALUES ('\(Seed.submitted)', 1, 'rejected', NULL, 'SEK', ' ', '\(Seed.submitted)', now(), 'o', 'd')
            """,
            "decisions_reasons_check"),
        Wrong(
            "a decision by the officer who registered it",
            """
            INSERT INTO decisions
            VALUES ('\(Seed.submitted)', 1, 'rejected', NULL, 'SEK', 'x', '\(Seed.submitted)', now(), 'o', 'officer')
            """,
            "decisions_by_another_person"),
        Wrong(
            "a decision by the one who submitted it",
            """
            INSERT INTO decisions
            VALUES ('\(Seed.submitted)', 1, 'rejected', NULL, 'SEK', 'x', '\(Seed.submitted)', now(), 'o', 'clerk')
            """,
            "decisions_by_another_person"),
        Wrong(
            "a decision that rests on another application's evaluation",
            """
            INSERT INTO decisions
            VALUES ('\(Seed.submitted)', 1, 'rejected', NULL, 'SEK', 'x', '\(Seed.granted)', now(), 'o', 'd')
            """,
            "decisions_evaluation_id_application_id_fkey"),
        Wrong("a second decision", Seed.grant(Seed.granted, 1), "decisions_pkey"),
        Wrong("a change of a decision", "UPDATE decisions SET amount = 1", "decisions_immutable"),
        Wrong("deleting a decision", "DELETE FROM decisions", "decisions_immutable"),
        Wrong("a negative budget amount", "INSERT INTO budget_line_amounts VALUES ('\(Seed.draft)', 1, 2, 2020, -0.01)", "money_amount_check"),
        Wrong("a year that is none", "INSERT INTO budget_line_amounts VALUES ('\(Seed.draft)', 1, 2, 20, 1)", "calendar_year_check"),
        Wrong(
            "an amount on a line that is not there",
            """
            INSERT INTO budget_line_amounts VALUES ('\(Seed.draft)', 1, 9, 2020, 1)
            """,
            "budget_line_amounts_application_id_version_ordinal_fkey"),
    ]

    @Test("It refuses what must never be", .migrated, arguments: wrongs)
    func refuses(wrong: Wrong) async throws {
        try await withPool { pool in
            try await pool.withConnection { try await $0.execute(script: Seed.script) }
            #expect(try await violation(wrong.script, on: pool) == wrong.constraint)
        }
    }

    @Test("Rows of a frozen version are neither added, changed, deleted nor moved in or out", .migrated, arguments: Seed.contentTables)
    func freezesRows(of table: String) async throws {
        try await withPool { pool in
            try await pool.withConnection { try await $0.execute(script: Seed.script) }
            let frozen = "frozen_versions_immutable"
            let extra = "(SELECT ctid FROM \(table) WHERE application_id = '\(Seed.draft)' ORDER BY ctid DESC LIMIT 1)"
            let insertion = """
                INSERT INTO \(table)
                SELECT (jsonb_populate_record(t, '{"application_id": "\(Seed.submitted)"}')).* FROM \(table) t WHERE ctid = \(extra)
                """
            #expect(try await violation(insertion, on: pool) == frozen)
            #expect(try await violation("UPDATE \(table) SET version = version WHERE application_id = '\(Seed.submitted)'", on: pool) == frozen)
            #expect(try await violation("DELETE FROM \(table) WHERE application_id = '\(Seed.submitted)'", on: pool) == frozen)
            #expect(try await violation("UPDATE \(table) SET application_id = '\(Seed.submitted)' WHERE ctid = \(extra)", on: pool) == frozen)
            #expect(try await violation("DELETE FROM \(table) WHERE ctid = \(extra)", on: pool) == nil)
        }
    }

    @Test(
        "Nothing that is kept is emptied", .migrated,
        arguments: Seed.contentTables + [
            "applications", "application_versions", "evaluations", "evaluation_amounts", "rule_results", "decisions", "instalments",
            "audit_events", "programme_versions", "programme_version_authors",
        ])
    func refusesTruncate(table: String) async throws {
        try await withPool { pool in
            let refusal = try await violation("TRUNCATE \(table) CASCADE", on: pool)
            #expect(refusal?.hasSuffix("_immutable") == true)
        }
    }

    @Test("A row written while its version is being frozen waits, and is then refused", .migrated)
    func freezesUnderWriters() async throws {
        try await withPool { pool in
            try await pool.withConnection { try await $0.execute(script: Seed.script) }
            try await pool.withConnection { freezer in
                try await freezer.execute(script: "ALTER TABLE applications DROP CONSTRAINT applications_current_version")
                try await freezer.execute(
                    script: "BEGIN; UPDATE application_versions SET frozen = true, frozen_at = now() WHERE application_id = '\(Seed.draft)'")
                async let writer = violation("INSERT INTO areas VALUES ('\(Seed.draft)', 1, 9)", on: pool)
                while try await pool.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").isEmpty {
                    await Task.yield()
                }
                try await freezer.execute(script: "COMMIT")
                #expect(try await writer == "frozen_versions_immutable")
            }
        }
    }

    @Test("Two grants at once that fit the envelope each but not both: one is refused", .migrated)
    func keepsEnvelopeUnderParallelGrants() async throws {
        try await withPool { pool in
            try await pool.withConnection { try await $0.execute(script: Seed.script) }
            let refusals = try await withThrowingTaskGroup(of: String?.self) { group in
                for application in [Seed.submitted, Seed.alsoSubmitted] {
                    group.addTask {
                        try await violation(
                            """
                            UPDATE applications SET status = 'granted', revision = revision + 1 WHERE id = '\(application)';
                            \(Seed.grant(application, 300))
                            INSERT INTO instalments VALUES ('\(application)', 1, '2021-01-04', 300, 'planned')
                            """, on: pool)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refusals.compactMap(\.self) == ["calls_envelope_kept"])
            #expect(try await pool.query("SELECT granted_of_call('c') = 900")[0].decode(Bool.self, 0))
        }
    }
}
