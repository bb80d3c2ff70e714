-- What an application version says, in rows. Ordinals count from 1 in the order sent. Everything is optional in a draft.

CREATE DOMAIN money_amount AS numeric(17, 2) CHECK (VALUE >= 0);
CREATE DOMAIN calendar_year AS integer CHECK (VALUE BETWEEN 1900 AND 2999);

CREATE TABLE contacts (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    role text,
    name text,
    email text,
    phone text,
    PRIMARY KEY (application_id, version, ordinal),
    FOREIGN KEY (application_id, version) REFERENCES application_versions ON DELETE CASCADE
);

CREATE TABLE areas (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    country text,
    code text,
    name text,
    PRIMARY KEY (application_id, version, ordinal),
    FOREIGN KEY (application_id, version) REFERENCES application_versions ON DELETE CASCADE
);

CREATE TABLE partners (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    register text,
    number text,
    name text,
    kind text,
    role text,
    PRIMARY KEY (application_id, version, ordinal),
    FOREIGN KEY (application_id, version) REFERENCES application_versions ON DELETE CASCADE
);

CREATE TABLE activities (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    -- The activity's own identifier and that of the one above it, as sent.
    identifier text,
    parent text,
    title text,
    description text,
    starts_on date,
    ends_on date,
    cost money_amount,
    PRIMARY KEY (application_id, version, ordinal),
    FOREIGN KEY (application_id, version) REFERENCES application_versions ON DELETE CASCADE
);

CREATE TABLE indicators (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    code text,
    target numeric,
    comment text,
    PRIMARY KEY (application_id, version, ordinal),
    FOREIGN KEY (application_id, version) REFERENCES application_versions ON DELETE CASCADE
);

CREATE TABLE budget_lines (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    category text,
    kind text NOT NULL CHECK (kind IN ('actual', 'unitCost', 'lumpSum', 'income')),
    description text,
    PRIMARY KEY (application_id, version, ordinal),
    FOREIGN KEY (application_id, version) REFERENCES application_versions ON DELETE CASCADE
);

CREATE INDEX budget_lines_by_category ON budget_lines (category);

CREATE TABLE budget_line_amounts (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL,
    year calendar_year NOT NULL,
    amount money_amount NOT NULL,
    PRIMARY KEY (application_id, version, ordinal, year),
    FOREIGN KEY (application_id, version, ordinal) REFERENCES budget_lines ON DELETE CASCADE
);

CREATE TABLE co_financiers (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    register text,
    number text,
    name text,
    kind text,
    sector text CHECK (sector IN ('public', 'private')),
    inside_programme_area boolean,
    certificate text CHECK (certificate IN ('attached', 'missing', 'notRequired')),
    PRIMARY KEY (application_id, version, ordinal),
    FOREIGN KEY (application_id, version) REFERENCES application_versions ON DELETE CASCADE
);

CREATE INDEX co_financiers_by_organisation ON co_financiers (register, number);

CREATE TABLE co_financier_amounts (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    ordinal integer NOT NULL,
    year calendar_year NOT NULL,
    kind text NOT NULL CHECK (kind IN ('cash', 'inKind')),
    amount money_amount NOT NULL,
    PRIMARY KEY (application_id, version, ordinal, year, kind),
    FOREIGN KEY (application_id, version, ordinal) REFERENCES co_financiers ON DELETE CASCADE
);

CREATE TABLE requested_support (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    year calendar_year NOT NULL,
    amount money_amount NOT NULL,
    PRIMARY KEY (application_id, version, year),
    FOREIGN KEY (application_id, version) REFERENCES application_versions ON DELETE CASCADE
);

-- Answers to the programme's own questions.
CREATE TABLE answers (
    application_id uuid NOT NULL,
    version integer NOT NULL,
    question text NOT NULL,
    -- json and not jsonb: any number is kept as it was written.
    value json NOT NULL,
    PRIMARY KEY (application_id, version, question),
    FOREIGN KEY (application_id, version) REFERENCES application_versions ON DELETE CASCADE
);

-- Refuses any change to the rows of a frozen version. It takes the version's row first, so that a freeze under way is
-- waited for, and then judges what that row says now.
CREATE FUNCTION guard_frozen_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_frozen boolean := false;
BEGIN
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        SELECT bool_or(frozen) INTO is_frozen FROM (
            SELECT frozen FROM application_versions v
            WHERE (v.application_id, v.version) IN (SELECT n.application_id, n.version FROM new_rows n) FOR KEY SHARE) AS locked;
    END IF;
    IF TG_OP IN ('UPDATE', 'DELETE') AND is_frozen IS NOT TRUE THEN
        SELECT bool_or(frozen) INTO is_frozen FROM (
            SELECT frozen FROM application_versions v
            WHERE (v.application_id, v.version) IN (SELECT o.application_id, o.version FROM old_rows o) FOR KEY SHARE) AS locked;
    END IF;
    IF is_frozen THEN
        RAISE EXCEPTION '% of % is refused: the application version is frozen', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'frozen_versions_immutable', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    content_table text;
BEGIN
    FOREACH content_table IN ARRAY ARRAY[
        'contacts', 'areas', 'partners', 'activities', 'indicators', 'budget_lines', 'budget_line_amounts',
        'co_financiers', 'co_financier_amounts', 'requested_support', 'answers'] LOOP
        EXECUTE format('CREATE TRIGGER frozen_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows
            FOR EACH STATEMENT EXECUTE FUNCTION guard_frozen_rows()', content_table);
        EXECUTE format('CREATE TRIGGER frozen_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
            FOR EACH STATEMENT EXECUTE FUNCTION guard_frozen_rows()', content_table);
        EXECUTE format('CREATE TRIGGER frozen_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows
            FOR EACH STATEMENT EXECUTE FUNCTION guard_frozen_rows()', content_table);
        EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', content_table);
    END LOOP;
END $$;
