import Grants
package import Postgres

extension ProgrammeStore {
    /// Published versions and drafts, by code and version; of one programme or of all, and of one authority or of all. For `entries(_:)`.
    package static func history(of code: String? = nil, authority: String? = nil) -> SQL {
        """
        SELECT v.programme_code, v.version, v.sha256, v.published_at, v.published_by_organisation, v.published_by_person, NULL::timestamptz,
            ARRAY(
                SELECT a.person FROM programme_version_authors a
                WHERE (a.programme_code, a.version) = (v.programme_code, v.version) ORDER BY a.wrote_at, a.person)
        FROM programme_versions v JOIN programmes p ON p.code = v.programme_code
        WHERE (\(code)::text IS NULL OR v.programme_code = \(code)) AND (\(authority)::text IS NULL OR p.authority = \(authority))
        UNION ALL
        SELECT d.programme_code, d.version, d.sha256, NULL, NULL, NULL, d.changed_at,
            ARRAY(
                SELECT a.person FROM programme_draft_authors a
                WHERE (a.authority, a.programme_code, a.version) = (d.authority, d.programme_code, d.version) ORDER BY a.wrote_at, a.person)
        FROM programme_drafts d
        WHERE (\(code)::text IS NULL OR d.programme_code = \(code)) AND (\(authority)::text IS NULL OR d.authority = \(authority))
        ORDER BY 1, 2
        """
    }

    package static func entries(_ rows: PostgresRows) throws -> [ProgrammeVersionEntry] {
        try rows.decode((String, Int, String, Instant?, String?, String?, Instant?, [String]).self).map { row in
            var publication: ProgrammeVersionEntry.Publication?
            if let at = row.3, let organisation = row.4, let person = row.5 {
                publication = .init(at: at, by: Actor(organisation: organisation, person: person))
            }
            return ProgrammeVersionEntry(
                code: row.0, version: row.1, hash: row.2, publication: publication, changedAt: row.6, authors: row.7)
        }
    }
}
