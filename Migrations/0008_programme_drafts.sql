-- Programme versions that are being written, and who wrote a version.

CREATE TABLE programme_drafts (
    -- Whose draft it is, register:number. A programme that is not published yet has no authority, so that two may draft the same code.
    authority text NOT NULL CHECK (authority ~ '^[0-9]{4}:.+$'),
    programme_code text NOT NULL CHECK (programme_code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    version integer NOT NULL CHECK (version >= 1),
    -- As it was sent; it may have mistakes.
    file text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(file, 'UTF8')), 'hex')),
    -- Rises by one with every change: the ETag.
    revision bigint NOT NULL CHECK (revision >= 1),
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (authority, programme_code, version)
);

CREATE INDEX programme_drafts_by_code ON programme_drafts (programme_code, version);

-- The DMN models that came with a draft, in the order sent.
CREATE TABLE programme_draft_models (
    authority text NOT NULL,
    programme_code text NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    name text NOT NULL,
    file text NOT NULL,
    PRIMARY KEY (authority, programme_code, version, ordinal),
    UNIQUE (authority, programme_code, version, name),
    FOREIGN KEY (authority, programme_code, version) REFERENCES programme_drafts ON UPDATE CASCADE ON DELETE CASCADE
);

-- Everyone who has written a draft: none of them may publish it.
CREATE TABLE programme_draft_authors (
    authority text NOT NULL,
    programme_code text NOT NULL,
    version integer NOT NULL,
    organisation text NOT NULL,
    person text NOT NULL,
    wrote_at timestamptz NOT NULL,
    PRIMARY KEY (authority, programme_code, version, organisation, person),
    FOREIGN KEY (authority, programme_code, version) REFERENCES programme_drafts ON UPDATE CASCADE ON DELETE CASCADE
);

-- Who had written a published version; none where it came from a file.
CREATE TABLE programme_version_authors (
    programme_code text NOT NULL,
    version integer NOT NULL,
    organisation text NOT NULL,
    person text NOT NULL,
    wrote_at timestamptz NOT NULL,
    PRIMARY KEY (programme_code, version, organisation, person),
    FOREIGN KEY (programme_code, version) REFERENCES programme_versions
);

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON programme_version_authors FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON programme_version_authors EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_second_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM programme_versions
        WHERE (programme_code, version, published_by_organisation, published_by_person)
            = (NEW.programme_code, NEW.version, NEW.organisation, NEW.person)) THEN
        RAISE EXCEPTION 'version % of % is published by a person who wrote it', NEW.version, NEW.programme_code
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'programme_versions_second_person', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER second_person BEFORE INSERT ON programme_version_authors FOR EACH ROW EXECUTE FUNCTION guard_second_person();

-- A number is a draft's or a published version's, not both.
CREATE FUNCTION guard_draft_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM programme_versions WHERE (programme_code, version) = (NEW.programme_code, NEW.version)) THEN
        RAISE EXCEPTION 'version % of % is published', NEW.version, NEW.programme_code
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'programme_drafts_number_free', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER number_free BEFORE INSERT OR UPDATE ON programme_drafts FOR EACH ROW EXECUTE FUNCTION guard_draft_number();
