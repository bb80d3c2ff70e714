-- Programmes, their immutable versions, and calls.

-- Refuses a change and names the constraint that forbids it, so that clients see it like any other violated constraint.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: its rows never change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_immutable', TABLE = TG_TABLE_NAME;
END $$;

CREATE TABLE programmes (
    code text PRIMARY KEY CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    -- The authority's organisation as tokens carry it, register:number; its staff see the programme's cases.
    authority text NOT NULL CHECK (authority ~ '^[0-9]{4}:.+$'),
    authority_name text NOT NULL
);

CREATE INDEX programmes_authority ON programmes (authority);

CREATE TABLE programme_versions (
    programme_code text NOT NULL REFERENCES programmes,
    version integer NOT NULL CHECK (version >= 1),
    file text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$' AND sha256 = encode(sha256(convert_to(file, 'UTF8')), 'hex')),
    published_at timestamptz NOT NULL,
    published_by_organisation text NOT NULL,
    published_by_person text NOT NULL,
    PRIMARY KEY (programme_code, version)
);

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON programme_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON programme_versions EXECUTE FUNCTION refuse_change();

CREATE TABLE calls (
    code text PRIMARY KEY CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    programme_code text NOT NULL,
    programme_version integer NOT NULL,
    name jsonb NOT NULL CHECK (jsonb_typeof(name) = 'object'),
    opens_at timestamptz NOT NULL,
    -- The last instant that is in time.
    closes_at timestamptz NOT NULL,
    zone text NOT NULL,
    envelope numeric(17, 2) CHECK (envelope >= 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    file text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$' AND sha256 = encode(sha256(convert_to(file, 'UTF8')), 'hex')),
    published_at timestamptz NOT NULL,
    FOREIGN KEY (programme_code, programme_version) REFERENCES programme_versions,
    CONSTRAINT calls_open_before_they_close CHECK (opens_at <= closes_at)
);

CREATE INDEX calls_programme ON calls (programme_code, programme_version);
