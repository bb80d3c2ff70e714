-- The rejected application that another one takes up again, in a later call of the same programme; known from the submission on.

ALTER TABLE applications ADD COLUMN previous_application uuid REFERENCES applications;
ALTER TABLE applications ADD CONSTRAINT applications_previous_submitted CHECK (previous_application IS NULL OR status <> 'draft');

CREATE INDEX applications_by_previous ON applications (previous_application) WHERE previous_application IS NOT NULL;

-- What it requires of the earlier application never changes again: a rejected one keeps its status, owner and call.
CREATE FUNCTION guard_previous_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.previous_application IS NOT DISTINCT FROM OLD.previous_application THEN
        RETURN NEW;
    END IF;
    IF OLD.status NOT IN ('draft', 'returned') THEN
        RAISE EXCEPTION 'origin of application % is changed', OLD.id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'applications_origin_fixed', TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.previous_application IS NOT NULL AND NOT EXISTS (
        SELECT FROM applications e JOIN calls ec ON ec.code = e.call_code JOIN calls c ON c.code = NEW.call_code
        WHERE e.id = NEW.previous_application AND e.status = 'rejected' AND ec.programme_code = c.programme_code
            AND (e.owner_register, e.owner_number) = (NEW.owner_register, NEW.owner_number)) THEN
        RAISE EXCEPTION '% is no rejected application of the same applicant and programme', NEW.previous_application
            USING ERRCODE = 'check_violation', CONSTRAINT = 'applications_previous_rejected', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER previous_guarded BEFORE UPDATE OF previous_application ON applications
    FOR EACH ROW EXECUTE FUNCTION guard_previous_application();
