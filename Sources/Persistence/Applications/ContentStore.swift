import Decimals
import ExactJSON
import FEEL
package import FoundationEssentials
package import Grants
package import Postgres

/// Writes what an application version says, as it was sent and in rows. The number of statements does not depend on how
/// much it says: lists go as arrays, unnested by the server.
package enum ContentStore {
    private static let tables: [SQL] = [
        "contacts", "areas", "partners", "activities", "indicators", "budget_lines", "co_financiers", "requested_support", "answers",
    ]

    /// Statements that write a version anew. `document` is what was sent, `content` the same typed.
    package static func write(
        _ content: ApplicationContent, document: [UInt8], application id: UUID, version: Int, isNew: Bool
    ) -> [SQL] {
        var statements = [self.version(content, document: document, id, version)]
        if !isNew {
            statements += tables.map { "DELETE FROM \($0) WHERE application_id = \(id) AND version = \(version)" }
        }
        return statements + rows(of: content, id, version)
    }

    /// Every calendar year of the period and of the amounts, in order.
    static func years(of content: ApplicationContent) -> [Int32] {
        var years: Set<Int> = Set(content.requestedSupport.keys)
        for line in content.lines { years.formUnion(line.amounts.keys) }
        for coFinancier in content.coFinanciers {
            years.formUnion(coFinancier.cash.keys)
            years.formUnion(coFinancier.inKind.keys)
        }
        if let start = content.period?.start, let end = content.period?.end, start <= end { years.formUnion(start.year...end.year) }
        return years.sorted().map { Int32(clamping: $0) }
    }

    private static func version(_ content: ApplicationContent, document: [UInt8], _ id: UUID, _ version: Int) -> SQL {
        let json = content.json
        let text = json.text()
        let hash = Receipt.sha256(json.canonical)
        let applicant = content.applicant
        let organisation = applicant?.organisation
        return """
            INSERT INTO application_versions (
                application_id, version, document, content, content_sha256, title, summary, period_start, period_end, years,
                applicant_register, applicant_number, applicant_name, applicant_kind, legal_form, account_type, account_number,
                vat_liable, public_procurement, signature_status)
            VALUES (
                \(id), \(version), \(document), \(text), \(hash), \(content.title), \(content.summary), \(content.period?.start),
                \(content.period?.end), \(years(of: content)), \(organisation?.register), \(organisation?.number),
                \(organisation?.name), \(organisation?.kind), \(applicant?.legalForm), \(applicant?.account?.type),
                \(applicant?.account?.number), \(applicant?.vatLiable), \(applicant?.publicProcurement), \(content.signature?.status))
            ON CONFLICT (application_id, version) DO UPDATE SET (
                document, content, content_sha256, title, summary, period_start, period_end, years, applicant_register,
                applicant_number, applicant_name, applicant_kind, legal_form, account_type, account_number, vat_liable,
                public_procurement, signature_status) = ROW (
                excluded.document, excluded.content, excluded.content_sha256, excluded.title, excluded.summary, excluded.period_start,
                excluded.period_end, excluded.years, excluded.applicant_register, excluded.applicant_number, excluded.applicant_name,
                excluded.applicant_kind, excluded.legal_form, excluded.account_type, excluded.account_number, excluded.vat_liable,
                excluded.public_procurement, excluded.signature_status)
            """
    }
}
