-- DMN models that programme versions take decisions from, each kept once by its hash.

CREATE TABLE decision_models (
    sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$' AND sha256 = encode(sha256(convert_to(file, 'UTF8')), 'hex')),
    file text NOT NULL,
    published_at timestamptz NOT NULL
);

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON decision_models FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON decision_models EXECUTE FUNCTION refuse_change();

-- The programme's file names the same hashes, so that its own hash covers the models.
CREATE TABLE programme_version_models (
    programme_code text NOT NULL,
    version integer NOT NULL,
    sha256 text NOT NULL REFERENCES decision_models,
    -- The file's name, as the programme's file has it.
    name text NOT NULL,
    PRIMARY KEY (programme_code, version, name),
    FOREIGN KEY (programme_code, version) REFERENCES programme_versions
);

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON programme_version_models FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON programme_version_models EXECUTE FUNCTION refuse_change();
