-- Replays: what another version of a programme would have said of submitted applications. Written while a replay runs, unchanged after.
-- Nothing else is written by a replay but its audit events, and no row of a case is locked.

CREATE TABLE replays (
    id uuid PRIMARY KEY,
    authority text NOT NULL,
    -- No foreign keys to programmes either: a draft may be of one that is not published yet.
    programme_code text NOT NULL,
    -- The version that was tried, with its file: a draft may change or go, the report stays.
    programme_version integer NOT NULL CHECK (programme_version >= 1),
    programme_sha256 text NOT NULL
        CHECK (programme_sha256 ~ '^[0-9a-f]{64}$' AND programme_sha256 = encode(sha256(convert_to(file, 'UTF8')), 'hex')),
    file text NOT NULL,
    calls text[] NOT NULL CHECK (cardinality(calls) >= 1),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- When every application is evaluated as of; null where each is at the instant of its own evaluation.
    evaluated_at timestamptz,
    status text NOT NULL CHECK (status IN ('running', 'completed', 'cancelled', 'interrupted', 'failed')),
    -- Rises when the status changes and when a cancellation is asked for: for If-Match.
    revision bigint NOT NULL DEFAULT 1 CHECK (revision >= 1),
    cancel_requested boolean NOT NULL DEFAULT false,
    -- Applications to replay, once they are counted, and those done; the totals are always those of the rows that stand.
    total integer CHECK (total >= 0),
    done integer NOT NULL DEFAULT 0 CHECK (done >= 0),
    totals json NOT NULL CHECK (json_typeof(totals) = 'object'),
    -- Why it failed, in English.
    failure text,
    started_at timestamptz NOT NULL,
    started_by_organisation text NOT NULL,
    started_by_person text NOT NULL,
    finished_at timestamptz,
    -- What it took, by a clock that is never set.
    duration_milliseconds bigint CHECK (duration_milliseconds >= 0),
    CONSTRAINT replays_finished CHECK ((status = 'running') = (finished_at IS NULL)),
    CONSTRAINT replays_failed CHECK ((status = 'failed') = (failure IS NOT NULL)),
    CONSTRAINT replays_within_total CHECK (done <= total OR (total IS NULL AND done = 0)),
    CONSTRAINT replays_complete CHECK (status <> 'completed' OR done = total)
);

CREATE UNIQUE INDEX replays_one_at_a_time ON replays (authority) WHERE status = 'running';
CREATE INDEX replays_by_programme ON replays (programme_code, programme_version, started_at, id);

CREATE FUNCTION guard_replay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status <> 'running' THEN
        RAISE EXCEPTION 'replay % is %: % is refused', OLD.id, OLD.status, TG_OP
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'replays_immutable', TABLE = TG_TABLE_NAME;
    END IF;
    IF (NEW.id, NEW.programme_code, NEW.authority, NEW.programme_version, NEW.programme_sha256, NEW.file, NEW.calls, NEW.currency,
            NEW.evaluated_at, NEW.started_at, NEW.started_by_organisation, NEW.started_by_person)
            IS DISTINCT FROM (OLD.id, OLD.programme_code, OLD.authority, OLD.programme_version, OLD.programme_sha256, OLD.file, OLD.calls,
            OLD.currency, OLD.evaluated_at, OLD.started_at, OLD.started_by_organisation, OLD.started_by_person)
        OR NEW.done < OLD.done OR NEW.revision < OLD.revision OR (OLD.cancel_requested AND NOT NEW.cancel_requested)
        OR (OLD.total IS NOT NULL AND NEW.total IS DISTINCT FROM OLD.total) THEN
        RAISE EXCEPTION 'replay % only goes on', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'replays_go_on', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER guarded BEFORE UPDATE OR DELETE ON replays FOR EACH ROW EXECUTE FUNCTION guard_replay();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON replays EXECUTE FUNCTION refuse_change();

CREATE TABLE replay_results (
    replay_id uuid NOT NULL REFERENCES replays,
    -- No foreign keys to the case: submitted applications and evaluations are never deleted, and a replay locks none of them.
    application_id uuid NOT NULL,
    version integer NOT NULL,
    evaluation_id uuid NOT NULL,
    call_code text NOT NULL,
    judged_by_version integer NOT NULL,
    evaluated_at timestamptz NOT NULL,
    result text NOT NULL CHECK (result IN ('compared', 'doesNotFit', 'notEvaluable')),
    verdict_before text NOT NULL CHECK (verdict_before IN ('eligible', 'eligibleWithConditions', 'notEligible', 'undetermined')),
    verdict_after text CHECK (verdict_after IN ('eligible', 'eligibleWithConditions', 'notEligible', 'undetermined')),
    flipped boolean NOT NULL GENERATED ALWAYS AS (verdict_before IS DISTINCT FROM coalesce(verdict_after, verdict_before)) STORED,
    requested numeric NOT NULL,
    permitted_before numeric,
    permitted_after numeric,
    -- The most that could be granted: the lesser of requested and permitted, nothing where it is not eligible.
    supportable_before numeric NOT NULL,
    supportable_after numeric,
    -- [{"rule", "from": {"outcome", "severity"}, "to": {…}, "decides"}]; from or to is absent where a version lacks the rule.
    changes jsonb NOT NULL CHECK (jsonb_typeof(changes) = 'array'),
    -- Why it can't be compared: {"issues": [{"pointer", "code", "arguments"}], "count"} or {"error"}.
    problem jsonb CHECK (jsonb_typeof(problem) = 'object'),
    PRIMARY KEY (replay_id, application_id),
    CHECK ((result = 'compared') = (verdict_after IS NOT NULL)),
    CHECK ((result = 'compared') = (supportable_after IS NOT NULL)),
    CHECK ((result = 'compared') = (problem IS NULL))
);

CREATE INDEX replay_results_flipped ON replay_results (replay_id, application_id) WHERE flipped;

CREATE FUNCTION guard_replay_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM new_rows n JOIN replays r ON r.id = n.replay_id WHERE r.status <> 'running') THEN
        RAISE EXCEPTION 'the replay is over: its results stay'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'replay_results_immutable', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER while_running AFTER INSERT ON replay_results REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION guard_replay_results();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON replay_results FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON replay_results EXECUTE FUNCTION refuse_change();
