-- What the eligibility report counts, kept so that a million rule results are read as quickly as ten.
--
-- A report of a call or of a whole authority must not add up the results of every case, and submissions to one call must not queue at a
-- counter. So a submission only adds a case of its own (eligibility_cases), which nobody else writes; count_eligibility() adds cases to
-- the counts in bunches, one bunch at a time, from a job of the server; and a report is the counts plus the cases not yet counted. That
-- is right in every snapshot, whether the job runs or not, for a case and its being counted change in one transaction. Adding to sharded
-- counters in the submission itself would write some hundred rows for each case and still have to be summed; counting by scans of
-- covering indexes takes half a second for a million results.
--
-- Cases are counted by programme version, call, verdict with organisation kind, and year, and also for any call, any verdict and kind,
-- and any year, so that the usual questions read one row for each thing counted; rules and areas alike, but not by year and verdict at
-- once. A report by that, by an area or by a rule's outcome adds up the cases that it leaves, from these narrow rows and index-only scans
-- of their results. Counts stand in the heap and in no index, so that adding to them is a HOT update.

-- The evaluations that eligibility rests or rested on, with what reports narrow and group by. All of it is immutable but current
-- and counted.
CREATE TABLE eligibility_cases (
    evaluation_id uuid PRIMARY KEY REFERENCES evaluations,
    application_id uuid NOT NULL REFERENCES applications,
    programme_code text NOT NULL,
    programme_version integer NOT NULL,
    call_code text NOT NULL,
    verdict text NOT NULL,
    -- Empty where the application names none.
    organisation_kind text NOT NULL,
    years integer[] NOT NULL,
    submitted_at timestamptz NOT NULL,
    -- Whether it is the one that the application's eligibility rests on, and whether the counts have it.
    current boolean NOT NULL,
    counted boolean NOT NULL DEFAULT false,
    -- What the counts lack of it; a column, so that the planner knows that it hardly ever differs from 0.
    change integer NOT NULL GENERATED ALWAYS AS (current::integer - counted::integer) STORED
);

CREATE UNIQUE INDEX eligibility_cases_one_current ON eligibility_cases (application_id) WHERE current;
CREATE INDEX eligibility_cases_uncounted ON eligibility_cases (evaluation_id) WHERE change <> 0;
CREATE INDEX eligibility_cases_by_programme ON eligibility_cases (programme_code, submitted_at, application_id)
    INCLUDE (evaluation_id, programme_version, call_code, verdict, organisation_kind, years) WHERE current;
CREATE INDEX eligibility_cases_by_call ON eligibility_cases (call_code, submitted_at, application_id)
    INCLUDE (evaluation_id, programme_code, programme_version, verdict, organisation_kind, years) WHERE current;

-- Their areas, as country:code.
CREATE TABLE eligibility_areas (
    evaluation_id uuid NOT NULL REFERENCES eligibility_cases,
    area text NOT NULL,
    PRIMARY KEY (evaluation_id, area)
);

CREATE INDEX eligibility_areas_by_area ON eligibility_areas (area, evaluation_id);

-- How many cases have these in common; '' and, for the year, 0 stand for any.
CREATE TABLE eligibility_cells (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    programme_code text NOT NULL,
    programme_version integer NOT NULL,
    call_code text NOT NULL,
    year integer NOT NULL,
    verdict text NOT NULL,
    organisation_kind text NOT NULL,
    cases bigint NOT NULL,
    CONSTRAINT eligibility_cells_key UNIQUE (programme_code, call_code, year, verdict, organisation_kind, programme_version)
) WITH (fillfactor = 70);

-- How many cases of a cell have each outcome of a rule, and lie in each area; of cells for any year, or any verdict.
CREATE TABLE eligibility_rule_counts (
    cell_id integer NOT NULL REFERENCES eligibility_cells,
    rule_id text NOT NULL,
    severity text NOT NULL,
    outcome text NOT NULL,
    ordinal integer NOT NULL,
    cases bigint NOT NULL,
    PRIMARY KEY (cell_id, rule_id, severity, outcome)
) WITH (fillfactor = 70);

CREATE TABLE eligibility_area_counts (
    cell_id integer NOT NULL REFERENCES eligibility_cells,
    area text NOT NULL,
    cases bigint NOT NULL,
    PRIMARY KEY (cell_id, area)
) WITH (fillfactor = 70);

-- Outcomes of a case, and cases of an outcome, without the wide rows that they stand in.
ALTER TABLE rule_results DROP CONSTRAINT rule_results_evaluation_id_ordinal_key,
    ADD CONSTRAINT rule_results_evaluation_id_ordinal_key UNIQUE (evaluation_id, ordinal) INCLUDE (rule_id, severity, outcome);
DROP INDEX rule_results_by_outcome;
CREATE INDEX rule_results_by_outcome ON rule_results (rule_id, outcome, evaluation_id) INCLUDE (severity);

-- An area's key; null for one without a country and code, or with longer ones than any area has.
CREATE FUNCTION eligibility_area(country text, code text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN length(country) + length(code) <= 100 AND country <> '' AND code <> '' THEN country || ':' || code END
$$;

-- An application's eligibility comes to rest on an evaluation. At commit, when the evaluation is certainly there.
CREATE FUNCTION note_eligibility() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE eligibility_cases SET current = false WHERE evaluation_id = OLD.evaluation_id;
    INSERT INTO eligibility_cases (evaluation_id, application_id, programme_code, programme_version, call_code, verdict,
            organisation_kind, years, submitted_at, current)
        SELECT e.id, e.application_id, e.programme_code, e.programme_version, e.call_code, e.verdict, coalesce(v.applicant_kind, ''),
            v.years, NEW.submitted_at, true
        FROM evaluations e JOIN application_versions v USING (application_id, version) WHERE e.id = NEW.evaluation_id
        ON CONFLICT (evaluation_id) DO UPDATE SET current = true;
    INSERT INTO eligibility_areas
        SELECT DISTINCT e.id, eligibility_area(a.country, a.code)
        FROM evaluations e JOIN areas a USING (application_id, version)
        WHERE e.id = NEW.evaluation_id AND eligibility_area(a.country, a.code) IS NOT NULL
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER eligibility_noted AFTER UPDATE OF evaluation_id ON applications DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.evaluation_id IS DISTINCT FROM NEW.evaluation_id) EXECUTE FUNCTION note_eligibility();

-- Brings the counts up to date with at most so many cases, and tells with how many; none while another does it.
CREATE FUNCTION count_eligibility(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    counted integer;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('eligibility_cells', 0)) THEN
        RETURN 0;
    END IF;
    WITH taken AS (
        UPDATE eligibility_cases c SET counted = c.current
        WHERE c.evaluation_id = ANY (ARRAY(
            SELECT u.evaluation_id FROM eligibility_cases u WHERE u.change <> 0
            ORDER BY u.evaluation_id LIMIT most FOR UPDATE SKIP LOCKED))
        RETURNING c.evaluation_id, c.programme_code, c.programme_version, c.call_code, c.verdict, c.organisation_kind, c.years,
            CASE WHEN c.current THEN 1 ELSE -1 END AS change
    ),
    -- Cases alike are added up before they are spread over the cells that they belong to.
    alike AS MATERIALIZED (
        SELECT row_number() OVER () AS number, programme_code, programme_version, call_code, verdict, organisation_kind, years,
            array_agg(evaluation_id) AS evaluations, array_agg(change) AS changes, sum(change) AS change
        FROM taken GROUP BY programme_code, programme_version, call_code, verdict, organisation_kind, years
    ),
    spread AS MATERIALIZED (
        SELECT s.number, s.programme_code, s.programme_version, call.code AS call_code, year, kind.verdict, kind.organisation_kind, s.change
        FROM alike s
        CROSS JOIN LATERAL (VALUES (s.call_code), ('')) AS call (code)
        CROSS JOIN LATERAL (VALUES (s.verdict, s.organisation_kind), ('', '')) AS kind (verdict, organisation_kind)
        CROSS JOIN LATERAL (SELECT DISTINCT unnest(0 || s.years)) AS years (year)
    ),
    cells AS (
        INSERT INTO eligibility_cells AS c (programme_code, programme_version, call_code, year, verdict, organisation_kind, cases)
        SELECT programme_code, programme_version, call_code, year, verdict, organisation_kind, sum(change)
        FROM spread GROUP BY programme_code, programme_version, call_code, year, verdict, organisation_kind
        ON CONFLICT ON CONSTRAINT eligibility_cells_key DO UPDATE SET cases = c.cases + excluded.cases
        RETURNING c.*
    ),
    members AS MATERIALIZED (
        SELECT s.number, c.id FROM spread s
        JOIN cells c USING (programme_code, programme_version, call_code, year, verdict, organisation_kind)
        WHERE c.year = 0 OR c.verdict = ''
    ),
    changed AS MATERIALIZED (SELECT s.number, t.* FROM alike s CROSS JOIN LATERAL unnest(s.evaluations, s.changes) AS t (evaluation_id, change)),
    rules AS (
        INSERT INTO eligibility_rule_counts AS c
        SELECT m.id, r.rule_id, r.severity, r.outcome, min(r.ordinal), sum(r.change)
        FROM (
            SELECT t.number, r.rule_id, r.severity, r.outcome, min(r.ordinal) AS ordinal, sum(t.change) AS change
            FROM changed t JOIN rule_results r USING (evaluation_id) GROUP BY t.number, r.rule_id, r.severity, r.outcome
        ) r JOIN members m USING (number)
        GROUP BY m.id, r.rule_id, r.severity, r.outcome
        ON CONFLICT (cell_id, rule_id, severity, outcome) DO UPDATE SET cases = c.cases + excluded.cases
    ),
    areas AS (
        INSERT INTO eligibility_area_counts AS c
        SELECT m.id, a.area, sum(a.change)
        FROM (
            SELECT t.number, a.area, sum(t.change) AS change FROM changed t JOIN eligibility_areas a USING (evaluation_id)
            GROUP BY t.number, a.area
        ) a JOIN members m USING (number)
        GROUP BY m.id, a.area
        ON CONFLICT (cell_id, area) DO UPDATE SET cases = c.cases + excluded.cases
    )
    SELECT count(*) INTO counted FROM taken;
    RETURN counted;
END $$;

INSERT INTO eligibility_cases (evaluation_id, application_id, programme_code, programme_version, call_code, verdict, organisation_kind,
        years, submitted_at, current)
    SELECT e.id, e.application_id, e.programme_code, e.programme_version, e.call_code, e.verdict, coalesce(v.applicant_kind, ''), v.years,
        a.submitted_at, true
    FROM applications a
    JOIN evaluations e ON e.id = a.evaluation_id
    JOIN application_versions v ON v.application_id = e.application_id AND v.version = e.version;
INSERT INTO eligibility_areas
    SELECT DISTINCT c.evaluation_id, eligibility_area(a.country, a.code)
    FROM eligibility_cases c
    JOIN evaluations e ON e.id = c.evaluation_id
    JOIN areas a ON a.application_id = e.application_id AND a.version = e.version
    WHERE eligibility_area(a.country, a.code) IS NOT NULL;
DO $$ BEGIN PERFORM count_eligibility(NULL); END $$;
