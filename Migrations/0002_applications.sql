-- Applications and their versions.

CREATE TABLE applications (
    id uuid PRIMARY KEY,
    -- Null while a draft names no known call.
    call_code text REFERENCES calls,
    owner_register text NOT NULL CHECK (owner_register ~ '^[0-9]{4}$'),
    owner_number text NOT NULL CHECK (owner_number <> ''),
    owner text NOT NULL GENERATED ALWAYS AS (owner_register || ':' || owner_number) STORED,
    owner_name text,
    status text NOT NULL CHECK (status IN (
        'draft', 'submitted', 'inReview', 'returned', 'recommended', 'granted', 'rejected', 'withdrawn',
        'provisional', 'accepted', 'active', 'closing', 'closed', 'declined', 'lapsed', 'revoked')),
    -- Rises by one with every change: the ETag.
    revision bigint NOT NULL CHECK (revision >= 1),
    current_version integer NOT NULL CHECK (current_version >= 1),
    -- Whether the current version may still be written; follows from the status.
    current_frozen boolean NOT NULL GENERATED ALWAYS AS (status NOT IN ('draft', 'returned')) STORED,
    created_by_organisation text NOT NULL,
    created_by_person text NOT NULL,
    -- The case officer, and the authority, that registered an application which came on paper.
    registered_by_organisation text,
    registered_by_person text,
    submitted_by_organisation text,
    submitted_by_person text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    submitted_at timestamptz,
    received_at timestamptz,
    UNIQUE (id, call_code),
    CHECK ((registered_by_organisation IS NULL) = (registered_by_person IS NULL)),
    CONSTRAINT applications_submission CHECK (
        CASE WHEN status = 'draft'
            THEN submitted_at IS NULL AND received_at IS NULL AND submitted_by_organisation IS NULL AND submitted_by_person IS NULL
            ELSE submitted_at IS NOT NULL AND received_at IS NOT NULL AND submitted_by_organisation IS NOT NULL
                AND submitted_by_person IS NOT NULL AND call_code IS NOT NULL
        END),
    CONSTRAINT applications_received_before_registered CHECK (received_at <= submitted_at)
);

CREATE INDEX applications_by_owner ON applications (owner, created_at, id);
CREATE INDEX applications_by_call ON applications (call_code, created_at, id);
CREATE INDEX applications_by_status ON applications (status, created_at, id);
CREATE INDEX applications_by_registrar ON applications (registered_by_organisation, created_at, id)
    WHERE registered_by_organisation IS NOT NULL;
CREATE INDEX applications_in_order ON applications (created_at, id);
CREATE INDEX applications_by_submission ON applications (submitted_at, id) WHERE submitted_at IS NOT NULL;

CREATE TABLE application_versions (
    application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
    version integer NOT NULL CHECK (version >= 1),
    frozen boolean NOT NULL DEFAULT false,
    frozen_at timestamptz,
    -- The document as it was sent, byte for byte.
    document bytea NOT NULL,
    -- The same in normal form, as it is read; json and not jsonb because the order of members is kept.
    content json NOT NULL,
    -- Of the content in canonical form (RFC 8785), as receipts name it.
    content_sha256 text NOT NULL CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
    title text,
    summary text,
    period_start date,
    period_end date,
    -- Every calendar year of the period and of the amounts.
    years integer[] NOT NULL DEFAULT '{}',
    applicant_register text,
    applicant_number text,
    applicant_name text,
    applicant_kind text,
    legal_form text,
    account_type text,
    account_number text,
    vat_liable boolean,
    public_procurement boolean,
    signature_status text CHECK (signature_status IN ('signed', 'missing')),
    PRIMARY KEY (application_id, version),
    -- Also makes a freeze wait for whoever is writing rows of the version, and the other way round.
    UNIQUE (application_id, version, frozen),
    CHECK (frozen = (frozen_at IS NOT NULL))
);

CREATE INDEX application_versions_years ON application_versions USING gin (years);

-- The current version exists, and is frozen exactly when the status says so.
ALTER TABLE applications ADD CONSTRAINT applications_current_version
    FOREIGN KEY (id, current_version, current_frozen) REFERENCES application_versions (application_id, version, frozen)
    DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION guard_application_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.frozen THEN
        RAISE EXCEPTION 'version % of application % is frozen', OLD.version, OLD.application_id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'frozen_versions_immutable', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON application_versions FOR EACH ROW EXECUTE FUNCTION guard_application_version();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON application_versions EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status <> 'draft' THEN
            RAISE EXCEPTION 'application % is %: only a draft is deleted', OLD.id, OLD.status
                USING ERRCODE = 'restrict_violation', CONSTRAINT = 'applications_only_drafts_deleted', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN OLD;
    END IF;
    IF NEW.revision <> OLD.revision + 1 THEN
        RAISE EXCEPTION 'revision of application % goes from % to %', OLD.id, OLD.revision, NEW.revision
            USING ERRCODE = 'check_violation', CONSTRAINT = 'applications_revision_rises', TABLE = TG_TABLE_NAME;
    END IF;
    IF (NEW.id, NEW.created_at, NEW.created_by_organisation, NEW.created_by_person)
            IS DISTINCT FROM (OLD.id, OLD.created_at, OLD.created_by_organisation, OLD.created_by_person)
        OR (NEW.registered_by_organisation, NEW.registered_by_person)
            IS DISTINCT FROM (OLD.registered_by_organisation, OLD.registered_by_person)
        OR (OLD.status <> 'draft'
            AND (NEW.call_code, NEW.owner_register, NEW.owner_number, NEW.received_at, NEW.submitted_at)
                IS DISTINCT FROM (OLD.call_code, OLD.owner_register, OLD.owner_number, OLD.received_at, OLD.submitted_at)) THEN
        RAISE EXCEPTION 'origin of application % is changed', OLD.id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'applications_origin_fixed', TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.status <> OLD.status AND NOT (CASE OLD.status
            WHEN 'draft' THEN NEW.status = 'submitted'
            WHEN 'submitted' THEN NEW.status IN ('inReview', 'returned', 'recommended', 'granted', 'rejected', 'withdrawn')
            WHEN 'inReview' THEN NEW.status IN ('returned', 'recommended', 'granted', 'rejected', 'withdrawn')
            WHEN 'returned' THEN NEW.status IN ('submitted', 'withdrawn')
            WHEN 'recommended' THEN NEW.status IN ('inReview', 'granted', 'rejected', 'withdrawn')
            WHEN 'granted' THEN NEW.status IN ('provisional', 'accepted', 'declined', 'lapsed', 'revoked')
            WHEN 'provisional' THEN NEW.status IN ('accepted', 'declined', 'lapsed', 'revoked')
            WHEN 'accepted' THEN NEW.status IN ('active', 'revoked')
            WHEN 'active' THEN NEW.status IN ('closing', 'revoked')
            WHEN 'closing' THEN NEW.status IN ('closed', 'revoked')
            ELSE false
        END) THEN
        RAISE EXCEPTION 'application % can''t go from % to %', OLD.id, OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'applications_status_transition', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER guarded BEFORE UPDATE OR DELETE ON applications FOR EACH ROW EXECUTE FUNCTION guard_application();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON applications EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_new_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'draft' THEN
        RAISE EXCEPTION 'application % begins as %', NEW.id, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'applications_begin_as_drafts', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER born_a_draft BEFORE INSERT ON applications FOR EACH ROW EXECUTE FUNCTION guard_new_application();

-- What an application was submitted under stays: programme version and currency of its call.
CREATE FUNCTION guard_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.code, NEW.programme_code, NEW.programme_version, NEW.currency)
            IS DISTINCT FROM (OLD.code, OLD.programme_code, OLD.programme_version, OLD.currency)
        AND EXISTS (SELECT FROM applications WHERE call_code = OLD.code AND status <> 'draft') THEN
        RAISE EXCEPTION 'call % has applications: its programme version and currency stay', OLD.code
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'calls_terms_fixed', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER terms_fixed BEFORE UPDATE ON calls FOR EACH ROW EXECUTE FUNCTION guard_call();
