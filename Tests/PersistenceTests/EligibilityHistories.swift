import ApplicationGenerator
import Foundation

/// Scripts of one thing each that happens to an application, in the programmes that `script` makes: p and q of one authority, r of another.
struct EligibilityHistories {
    static let script = """
        BEGIN;
        INSERT INTO programmes VALUES ('p', '0007:own', 'Own'), ('q', '0007:own', 'Own'), ('r', '0007:other', 'Other');
        INSERT INTO programme_versions SELECT c, v, 'file', encode(sha256('file'), 'hex'), now(), 'o', 'x'
        FROM unnest('{p,q,r}'::text[]) c, generate_series(1, 2) v;
        INSERT INTO calls SELECT c || v || n, c, v, '{"en": "Call"}', '2020-01-01', '2030-01-01', 'Europe/Stockholm', NULL, 'SEK', 'call',
            encode(sha256('call'), 'hex'), now()
        FROM unnest('{p,q,r}'::text[]) c, generate_series(1, 2) v, generate_series(1, 2) n;
        COMMIT;
        """

    static let kinds = ["municipality", "county", "company"]
    static let verdicts = ["eligible", "eligibleWithConditions", "notEligible", "undetermined"]
    static let outcomes = ["pass", "fail", "undetermined", "notApplicable"]
    static let calls = ["p", "q", "r"].flatMap { code in ["11", "12", "21", "22"].map { code + $0 } }

    var random: SplitMix64

    /// The same histories for the same seed; streams of a seed differ.
    init(seed: UInt64, stream: Int = 0) { random = SplitMix64(seed: seed, stream: stream) }

    mutating func id() -> String {
        func part(_ digits: Int) -> String {
            let text = String(random.next() >> (64 - UInt64(4 * digits)), radix: 16)
            return String(repeating: "0", count: digits - text.count) + text
        }
        return [part(8), part(4), part(4), part(4), part(12)].joined(separator: "-")
    }

    mutating func draft(_ id: String, call: String) -> String {
        """
        INSERT INTO applications (id, call_code, owner_register, owner_number, status, revision, current_version, created_by_organisation,
            created_by_person, created_at, updated_at)
        VALUES ('\(id)', '\(call)', '0007', '222000-0638', 'draft', 1, 1, 'o', 'x', now(), now());
        \(version(id, 1))
        """
    }

    /// Freezes a version and rests the eligibility on its evaluation; `returned` applications are submitted again with it.
    mutating func submission(_ id: String, version: Int, call: String) -> String {
        let evaluation = self.id()
        let verdict = Self.verdicts.randomElement(using: &random) ?? ""
        let rules = (1...6).map { ordinal in
            "('\(evaluation)', 'rule\(ordinal)', \(ordinal), '\(Self.outcomes.randomElement(using: &random) ?? "")', "
                + "'\(ordinal % 2 == 0 ? "blocking" : "remark")', '/title', '{}')"
        }
        let update = """
            UPDATE applications SET status = 'submitted', revision = revision + 1, current_version = \(version),
                submitted_at = coalesce(submitted_at, now()), received_at = coalesce(received_at, now()),
                submitted_by_organisation = 'o', submitted_by_person = 'x', evaluation_id = '\(evaluation)' WHERE id = '\(id)';
            """
        let insert = """
            UPDATE application_versions SET frozen = true, frozen_at = now() WHERE application_id = '\(id)' AND version = \(version);
            INSERT INTO evaluations SELECT '\(evaluation)', '\(id)', \(version), true, 'submission', now(), '\(call)', programme_code,
                programme_version, repeat('0', 64), '\(verdict)', 600, 500, NULL, 'SEK', '{}', encode(sha256('{}'), 'hex')
            FROM calls WHERE code = '\(call)';
            INSERT INTO rule_results VALUES \(rules.joined(separator: ", "));
            """
        // The foreign key is judged at commit, so either order must do.
        return Bool.random(using: &random) ? update + insert : insert + update
    }

    mutating func resubmission(_ id: String, version: Int, call: String) -> String {
        """
        \(Self.status(id, "returned", version: version - 1))
        \(self.version(id, version))
        \(submission(id, version: version, call: call))
        """
    }

    static func status(_ id: String, _ status: String, version: Int? = nil) -> String {
        let thawed =
            version.map {
                "INSERT INTO application_versions (application_id, version, document, content, content_sha256) "
                    + "VALUES ('\(id)', \($0 + 1), '{}', '{}', repeat('0', 64)) ON CONFLICT DO NOTHING;"
            } ?? ""
        let current = version.map { ", current_version = \($0 + 1)" } ?? ""
        return thawed + "UPDATE applications SET status = '\(status)', revision = revision + 1\(current) WHERE id = '\(id)';"
    }

    static func refusal(_ id: String, version: Int) -> String {
        """
        INSERT INTO decisions SELECT id, \(version), 'rejected', NULL, 'SEK', 'x', evaluation_id, now(), 'o', 'decider'
        FROM applications WHERE id = '\(id)';
        \(status(id, "rejected"))
        """
    }

    /// The content of a version, whether its row is there or not.
    private mutating func version(_ id: String, _ version: Int) -> String {
        let first = Int.random(in: 2020...2023, using: &random)
        let years = (first...(first + Int.random(in: 0...2, using: &random))).map(String.init).joined(separator: ",")
        let areas = (1...3).map { ordinal in
            "('\(id)', \(version), \(ordinal), '\(Bool.random(using: &random) ? "SE" : "NO")', '\(Int.random(in: 1...4, using: &random))')"
        }
        return """
            INSERT INTO application_versions (application_id, version, document, content, content_sha256, years, applicant_kind)
            VALUES ('\(id)', \(version), '{}', '{}', repeat('0', 64), '{\(years)}', '\(Self.kinds.randomElement(using: &random) ?? "")')
            ON CONFLICT (application_id, version) DO UPDATE SET years = excluded.years, applicant_kind = excluded.applicant_kind;
            INSERT INTO areas VALUES \(areas.joined(separator: ", ")) ON CONFLICT DO NOTHING;
            """
    }
}
