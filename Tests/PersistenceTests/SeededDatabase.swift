import Postgres

/// Rows that tests of constraints start from: a programme, a call with an envelope of 1000, and three applications that ask for 600
/// in all: 1 a draft, 2 and 4 submitted, 3 granted 600.
enum Seed {
    static let draft = "00000000-0000-7000-8000-000000000001"
    static let submitted = "00000000-0000-7000-8000-000000000002"
    static let granted = "00000000-0000-7000-8000-000000000003"
    static let alsoSubmitted = "00000000-0000-7000-8000-000000000004"

    static let contentTables = [
        "contacts", "areas", "partners", "activities", "indicators", "budget_lines", "budget_line_amounts", "co_financiers",
        "co_financier_amounts", "requested_support", "answers",
    ]

    static let script = """
        BEGIN;
        INSERT INTO programmes VALUES ('p', '0007:202100-6198', 'Authority');
        INSERT INTO programme_versions VALUES ('p', 1, 'file', encode(sha256('file'), 'hex'), now(), 'o', 'x');
        INSERT INTO calls VALUES ('c', 'p', 1, '{"en": "Call"}', '2020-01-01', '2030-01-01', 'Europe/Stockholm', 1000, 'SEK',
            'call', encode(sha256('call'), 'hex'), now());
        DO $$
        DECLARE
            app uuid;
            line integer;
        BEGIN
            FOREACH app IN ARRAY ARRAY['\(draft)', '\(submitted)', '\(granted)', '\(alsoSubmitted)']::uuid[] LOOP
                INSERT INTO applications (id, call_code, owner_register, owner_number, status, revision, current_version,
                    created_by_organisation, created_by_person, registered_by_organisation, registered_by_person, created_at, updated_at)
                VALUES (app, 'c', '0007', '222000-0638', 'draft', 1, 1, 'o', 'officer', 'o', 'officer', now(), now());
                INSERT INTO application_versions (application_id, version, document, content, content_sha256)
                VALUES (app, 1, '{}', '{}', repeat('0', 64));
                -- The draft has a row more of everything.
                FOR line IN 1..CASE WHEN app = '\(draft)' THEN 2 ELSE 1 END LOOP
                    INSERT INTO contacts VALUES (app, 1, line, 'contact');
                    INSERT INTO areas VALUES (app, 1, line, 'SE', '2280');
                    INSERT INTO partners VALUES (app, 1, line);
                    INSERT INTO activities VALUES (app, 1, line, 'a');
                    INSERT INTO indicators VALUES (app, 1, line, 'i', 8);
                    INSERT INTO budget_lines VALUES (app, 1, line, 'staff', 'actual');
                    INSERT INTO budget_line_amounts VALUES (app, 1, 1, 2019 + line, 1000);
                    INSERT INTO co_financiers VALUES (app, 1, line);
                    INSERT INTO co_financier_amounts VALUES (app, 1, 1, 2019 + line, 'cash', 400);
                    INSERT INTO requested_support VALUES (app, 1, 2019 + line, 600);
                    INSERT INTO answers VALUES (app, 1, 'q' || line, 'true');
                END LOOP;
                CONTINUE WHEN app = '\(draft)';
                UPDATE application_versions SET frozen = true, frozen_at = now() WHERE application_id = app;
                INSERT INTO evaluations VALUES (app, app, 1, true, 'submission', now(), 'c', 'p', 1, repeat('0', 64), 'eligible', 600, 500,
                    NULL, 'SEK', '{}', encode(sha256('{}'), 'hex'));
                INSERT INTO evaluation_amounts VALUES (app, 'support', NULL, 600);
                INSERT INTO rule_results VALUES (app, 'r', 1, 'pass', 'blocking', '/title', '{}');
                UPDATE applications SET status = 'submitted', revision = 2, submitted_at = now(), received_at = now(),
                    submitted_by_organisation = 'o', submitted_by_person = 'clerk', evaluation_id = app WHERE id = app;
            END LOOP;
        END $$;
        UPDATE applications SET status = 'granted', revision = 3 WHERE id = '\(granted)';
        \(grant(granted, 600))
        INSERT INTO instalments VALUES ('\(granted)', 1, '2021-01-04', 200, 'planned'), ('\(granted)', 2, '2021-07-01', 400, 'planned');
        INSERT INTO audit_events (at, organisation, person, action, application_id)
        VALUES (now(), 'o', 'x', 'applicationGranted', '\(granted)');
        COMMIT;
        """

    static func grant(_ application: String, _ amount: Int) -> String {
        """
        INSERT INTO decisions VALUES ('\(application)', 1, 'granted', \(amount), 'SEK', 'Good.', '\(application)', now(), 'o', 'decider');
        """
    }
}

/// Runs a script, of which all or nothing stays, and gives the name of the constraint that refuses it.
func violation(_ script: String, on pool: PostgresPool) async throws -> String? {
    do {
        try await pool.withConnection { connection in
            do {
                try await connection.execute(script: "BEGIN; \(script); COMMIT;")
            } catch {
                try await connection.execute(script: "ROLLBACK")
                throw error
            }
        }
        return nil
    } catch let error as PostgresError {
        return error.constraint ?? error.description
    }
}
