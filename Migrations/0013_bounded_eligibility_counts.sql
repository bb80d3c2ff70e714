-- Counting a case must not cost its areas times its years: a project may name 2 000 areas and a document 210 years, and 420 cells with
-- 2 000 areas each take longer than a statement may. So areas are counted for any year alone, and a report by year counts the areas of
-- its cases. Those to be counted are named by the caller, who can then find out the one that takes too long, and puts it off: reports
-- count it themselves, as all that is not yet counted.
DELETE FROM eligibility_area_counts a USING eligibility_cells c WHERE c.id = a.cell_id AND c.year <> 0;

-- Null, but for a case whose counting took longer than a statement may.
ALTER TABLE eligibility_cases ADD COLUMN put_off_until timestamptz;

DROP FUNCTION count_eligibility(integer);

-- Brings the counts up to date with these cases, and tells with how many of them; none while another does it.
CREATE FUNCTION count_eligibility(chosen uuid[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    counted integer;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('eligibility_cells', 0)) THEN
        RETURN 0;
    END IF;
    WITH taken AS (
        UPDATE eligibility_cases c SET counted = c.current
        WHERE c.evaluation_id = ANY (ARRAY(
            SELECT u.evaluation_id FROM eligibility_cases u WHERE u.evaluation_id = ANY (chosen) AND u.change <> 0
            ORDER BY u.evaluation_id FOR UPDATE SKIP LOCKED))
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
        SELECT s.number, c.id, c.year FROM spread s
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
        WHERE m.year = 0
        GROUP BY m.id, a.area
        ON CONFLICT (cell_id, area) DO UPDATE SET cases = c.cases + excluded.cases
    )
    SELECT count(*) INTO counted FROM taken;
    RETURN counted;
END $$;
