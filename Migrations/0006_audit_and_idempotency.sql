-- Who did what, written in the transaction that did it; and the answers kept for repeated requests.

CREATE TABLE audit_events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    organisation text NOT NULL,
    person text NOT NULL,
    action text NOT NULL CHECK (action ~ '^[a-z][A-Za-z]*$'),
    -- What it was done to. No foreign keys: the event outlives a deleted draft.
    application_id uuid,
    call_code text,
    programme_code text,
    details jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(details) = 'object'),
    CHECK (num_nonnulls(application_id, call_code, programme_code) >= 1)
);

CREATE INDEX audit_events_by_application ON audit_events (application_id, id) WHERE application_id IS NOT NULL;
CREATE INDEX audit_events_by_time ON audit_events (at, id);

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_events EXECUTE FUNCTION refuse_change();

CREATE TABLE idempotency_keys (
    organisation text NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    -- Identifies the request that the key was first used for.
    fingerprint text NOT NULL,
    status integer NOT NULL CHECK (status BETWEEN 200 AND 299),
    headers json NOT NULL CHECK (json_typeof(headers) = 'array'),
    body bytea NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (organisation, operation, key)
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
