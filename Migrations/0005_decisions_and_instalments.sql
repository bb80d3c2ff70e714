-- Decisions and payout schedules. A violated constraint here means money promised that nobody has.

ALTER TABLE applications
    -- The outcome that the status implies; null before the decision and after a withdrawal.
    ADD COLUMN decided_outcome text GENERATED ALWAYS AS (
        CASE WHEN status = 'rejected' THEN 'rejected'
             WHEN status IN ('granted', 'provisional', 'accepted', 'active', 'closing', 'closed', 'declined', 'lapsed', 'revoked')
                THEN 'granted'
        END) STORED,
    ADD CONSTRAINT applications_decided_outcome UNIQUE (id, decided_outcome);

CREATE TABLE decisions (
    application_id uuid PRIMARY KEY,
    version integer NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('granted', 'rejected')),
    amount numeric(17, 2) CHECK (amount > 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    reasons text NOT NULL CHECK (reasons ~ '\S'),
    -- The evaluation it rests on.
    evaluation_id uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    decided_by_organisation text NOT NULL,
    decided_by_person text NOT NULL,
    UNIQUE (application_id, outcome),
    CONSTRAINT decisions_amount_with_grant CHECK ((outcome = 'granted') = (amount IS NOT NULL)),
    FOREIGN KEY (application_id, version) REFERENCES application_versions,
    FOREIGN KEY (evaluation_id, application_id) REFERENCES evaluations (id, application_id),
    -- Decision and status say the same, whichever is written first.
    CONSTRAINT decisions_agree_with_status FOREIGN KEY (application_id, outcome)
        REFERENCES applications (id, decided_outcome) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX decisions_by_evaluation ON decisions (evaluation_id);

ALTER TABLE applications ADD CONSTRAINT applications_agree_with_decision
    FOREIGN KEY (id, decided_outcome) REFERENCES decisions (application_id, outcome) DEFERRABLE INITIALLY DEFERRED;

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON decisions EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    requested numeric;
    officer applications%ROWTYPE;
BEGIN
    SELECT * INTO officer FROM applications WHERE id = NEW.application_id;
    IF (NEW.decided_by_organisation, NEW.decided_by_person) IN (
            (officer.registered_by_organisation, officer.registered_by_person),
            (officer.submitted_by_organisation, officer.submitted_by_person)) THEN
        RAISE EXCEPTION 'application % is decided by the person who registered it', NEW.application_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_by_another_person', TABLE = TG_TABLE_NAME;
    END IF;
    SELECT coalesce(sum(amount), 0) INTO requested FROM requested_support
        WHERE application_id = NEW.application_id AND version = NEW.version;
    IF NEW.amount > requested THEN
        RAISE EXCEPTION 'grant of % to application % is above the requested %', NEW.amount, NEW.application_id, requested
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_within_request', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER within_request BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION guard_decision();

-- What a call's envelope has been promised: grants that have not been given up or taken back.
CREATE VIEW granted_by_call AS
    SELECT a.call_code, sum(d.amount) AS amount FROM applications a JOIN decisions d ON d.application_id = a.id
    WHERE d.outcome = 'granted' AND a.status NOT IN ('declined', 'lapsed', 'revoked')
    GROUP BY a.call_code;

CREATE FUNCTION granted_of_call(code text) RETURNS numeric LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT amount FROM granted_by_call WHERE call_code = code), 0)
$$;

-- Grants of a call never exceed its envelope. The call's row is taken first, so that parallel decisions are judged in turn.
CREATE FUNCTION guard_envelope() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    judged calls%ROWTYPE;
    granted numeric;
BEGIN
    IF TG_TABLE_NAME = 'calls' THEN
        SELECT * INTO judged FROM calls WHERE code = NEW.code FOR NO KEY UPDATE;
    ELSE
        SELECT c.* INTO judged FROM calls c
            WHERE c.code = (SELECT call_code FROM applications WHERE id = NEW.application_id) FOR NO KEY UPDATE;
    END IF;
    granted := granted_of_call(judged.code);
    IF granted > judged.envelope THEN
        RAISE EXCEPTION 'grants of call % come to %, above its envelope of %', judged.code, granted, judged.envelope
            USING ERRCODE = 'check_violation', CONSTRAINT = 'calls_envelope_kept', TABLE = 'calls';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER envelope_kept AFTER INSERT ON decisions DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.outcome = 'granted') EXECUTE FUNCTION guard_envelope();
CREATE CONSTRAINT TRIGGER envelope_kept AFTER UPDATE OF envelope ON calls DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.envelope IS NOT NULL) EXECUTE FUNCTION guard_envelope();

CREATE TABLE instalments (
    application_id uuid NOT NULL REFERENCES decisions,
    number integer NOT NULL CHECK (number >= 1),
    due date NOT NULL,
    amount numeric(17, 2) NOT NULL CHECK (amount >= 0),
    status text NOT NULL CHECK (status IN ('planned', 'released', 'paid', 'cancelled')),
    -- The days of the project that it pays for, where it stands for a period.
    period_start date,
    period_end date,
    condition text,
    PRIMARY KEY (application_id, number),
    CHECK ((period_start IS NULL) = (period_end IS NULL) AND period_start <= period_end)
);

CREATE INDEX instalments_by_due ON instalments (due, application_id, number);
CREATE INDEX instalments_by_status ON instalments (status, due, application_id, number);

-- A planned instalment is only ever moved on in its life; its terms stay.
CREATE FUNCTION guard_instalment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.application_id, NEW.number, NEW.due, NEW.amount, NEW.period_start, NEW.period_end, NEW.condition)
            IS DISTINCT FROM (OLD.application_id, OLD.number, OLD.due, OLD.amount, OLD.period_start, OLD.period_end, OLD.condition) THEN
        RAISE EXCEPTION '% of instalment % of application % is refused', TG_OP, OLD.number, OLD.application_id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'instalments_immutable', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER guarded BEFORE UPDATE OR DELETE ON instalments FOR EACH ROW EXECUTE FUNCTION guard_instalment();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON instalments EXECUTE FUNCTION refuse_change();

-- Instalments of a grant sum to it exactly, judged at commit.
CREATE FUNCTION guard_instalment_sum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    granted numeric;
    planned numeric;
BEGIN
    SELECT coalesce(amount, 0) INTO granted FROM decisions WHERE application_id = NEW.application_id;
    SELECT coalesce(sum(amount), 0) INTO planned FROM instalments WHERE application_id = NEW.application_id;
    IF planned <> granted THEN
        RAISE EXCEPTION 'instalments of application % come to %, its grant is %', NEW.application_id, planned, granted
            USING ERRCODE = 'check_violation', CONSTRAINT = 'instalments_sum_to_grant', TABLE = 'instalments';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER sum_to_grant AFTER INSERT ON decisions DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION guard_instalment_sum();
CREATE CONSTRAINT TRIGGER sum_to_grant AFTER INSERT ON instalments DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION guard_instalment_sum();
