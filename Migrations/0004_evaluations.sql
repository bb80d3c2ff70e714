-- Runs of the rules on frozen application versions, with what each rule said. Written once.

CREATE TABLE evaluations (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL,
    version integer NOT NULL,
    -- Only a frozen version is evaluated into the record.
    version_frozen boolean NOT NULL DEFAULT true CHECK (version_frozen),
    gate text NOT NULL CHECK (gate IN ('draft', 'submission', 'assessment', 'decision', 'claim', 'closure')),
    evaluated_at timestamptz NOT NULL,
    call_code text NOT NULL,
    programme_code text NOT NULL,
    programme_version integer NOT NULL,
    programme_sha256 text NOT NULL CHECK (programme_sha256 ~ '^[0-9a-f]{64}$'),
    verdict text NOT NULL CHECK (verdict IN ('eligible', 'eligibleWithConditions', 'notEligible', 'undetermined')),
    requested numeric NOT NULL CHECK (requested >= 0),
    -- Null where no limit applies or one of them is undetermined.
    permitted numeric,
    binding_limit text,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    receipt text NOT NULL,
    receipt_sha256 text NOT NULL CHECK (receipt_sha256 = encode(sha256(convert_to(receipt, 'UTF8')), 'hex')),
    UNIQUE (id, application_id),
    FOREIGN KEY (application_id, version, version_frozen) REFERENCES application_versions (application_id, version, frozen),
    FOREIGN KEY (application_id, call_code) REFERENCES applications (id, call_code) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (programme_code, programme_version) REFERENCES programme_versions
);

CREATE INDEX evaluations_by_application ON evaluations (application_id, evaluated_at, id);

-- Amounts of the finance table, by year and, with no year, for the project.
CREATE TABLE evaluation_amounts (
    evaluation_id uuid NOT NULL REFERENCES evaluations,
    amount_id text NOT NULL,
    year calendar_year,
    amount numeric NOT NULL,
    UNIQUE NULLS NOT DISTINCT (evaluation_id, amount_id, year)
);

CREATE TABLE rule_results (
    evaluation_id uuid NOT NULL REFERENCES evaluations,
    rule_id text NOT NULL,
    -- Place among the gate's rules in the programme file, from 1.
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    outcome text NOT NULL CHECK (outcome IN ('pass', 'fail', 'undetermined', 'notApplicable')),
    severity text NOT NULL CHECK (severity IN ('blocking', 'condition', 'remark', 'advice', 'obligation')),
    pointer text NOT NULL,
    -- json and not jsonb: values stand in the order in which the rule names them.
    "values" json NOT NULL CHECK (json_typeof("values") = 'object'),
    missing text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (evaluation_id, rule_id),
    UNIQUE (evaluation_id, ordinal)
);

CREATE INDEX rule_results_by_outcome ON rule_results (rule_id, outcome, evaluation_id);

DO $$
DECLARE
    evidence_table text;
BEGIN
    FOREACH evidence_table IN ARRAY ARRAY['evaluations', 'evaluation_amounts', 'rule_results'] LOOP
        EXECUTE format('CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', evidence_table);
        EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', evidence_table);
    END LOOP;
END $$;

-- The evaluation of its eligibility, which reports and the case show; a decision names its own.
ALTER TABLE applications
    ADD COLUMN evaluation_id uuid,
    ADD CONSTRAINT applications_evaluation FOREIGN KEY (evaluation_id, id) REFERENCES evaluations (id, application_id)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT applications_evaluated CHECK ((status = 'draft') = (evaluation_id IS NULL));

CREATE UNIQUE INDEX applications_by_evaluation ON applications (evaluation_id) WHERE evaluation_id IS NOT NULL;
