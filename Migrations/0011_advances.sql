-- Advances and retentions of a grant, and the day by which its terms are to be accepted.

ALTER TABLE decisions
    -- Of a grant: paid after the decision and taken out of the first instalments.
    ADD COLUMN advance numeric(17, 2) CHECK (advance > 0),
    -- Of a grant: it lapses unless its terms are accepted by then.
    ADD COLUMN accept_by date,
    ADD CONSTRAINT decisions_advance_within_grant CHECK (advance IS NULL OR (amount IS NOT NULL AND advance <= amount)),
    ADD CONSTRAINT decisions_only_grants_are_accepted CHECK (accept_by IS NULL OR outcome = 'granted');

ALTER TABLE instalments
    ADD COLUMN kind text NOT NULL DEFAULT 'instalment' CHECK (kind IN ('advance', 'instalment', 'retention'));

CREATE OR REPLACE FUNCTION guard_instalment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.application_id, NEW.number, NEW.due, NEW.amount, NEW.period_start, NEW.period_end, NEW.condition, NEW.kind)
            IS DISTINCT FROM (OLD.application_id, OLD.number, OLD.due, OLD.amount, OLD.period_start, OLD.period_end, OLD.condition, OLD.kind) THEN
        RAISE EXCEPTION '% of instalment % of application % is refused', TG_OP, OLD.number, OLD.application_id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'instalments_immutable', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
