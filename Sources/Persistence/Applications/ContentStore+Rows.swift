import Decimals
import ExactJSON
import FoundationEssentials
import Grants
import Postgres

extension ContentStore {
    /// One insertion for each kind of row that the content has.
    static func rows(of content: ApplicationContent, _ id: UUID, _ version: Int) -> [SQL] {
        var statements: [SQL] = []
        let contacts = content.applicant?.contacts ?? []
        if !contacts.isEmpty {
            statements.append(
                """
                INSERT INTO contacts SELECT \(id), \(version), t.ordinal, t.role, t.name, t.email, t.phone
                FROM unnest(\(contacts.map(\.role)), \(contacts.map(\.name)), \(contacts.map(\.email)), \(contacts.map(\.phone)))
                    WITH ORDINALITY AS t (role, name, email, phone, ordinal)
                """)
        }
        if !content.areas.isEmpty {
            statements.append(
                """
                INSERT INTO areas SELECT \(id), \(version), t.ordinal, t.country, t.code, t.name
                FROM unnest(\(content.areas.map(\.country)), \(content.areas.map(\.code)), \(content.areas.map(\.name)))
                    WITH ORDINALITY AS t (country, code, name, ordinal)
                """)
        }
        if !content.partners.isEmpty {
            let organisations = content.partners.map(\.organisation)
            statements.append(
                """
                INSERT INTO partners SELECT \(id), \(version), t.ordinal, t.register, t.number, t.name, t.kind, t.role
                FROM unnest(\(organisations.map { $0?.register }), \(organisations.map { $0?.number }), \(organisations.map { $0?.name }),
                    \(organisations.map { $0?.kind }), \(content.partners.map(\.role)))
                    WITH ORDINALITY AS t (register, number, name, kind, role, ordinal)
                """)
        }
        if !content.activities.isEmpty {
            let activities = content.activities
            statements.append(
                """
                INSERT INTO activities
                SELECT \(id), \(version), t.ordinal, t.identifier, t.parent, t.title, t.description, t.starts_on, t.ends_on, t.cost
                FROM unnest(\(activities.map(\.id)), \(activities.map(\.parent)), \(activities.map(\.title)),
                    \(activities.map(\.description)), \(activities.map(\.start)), \(activities.map(\.end)), \(activities.map(\.cost)))
                    WITH ORDINALITY AS t (identifier, parent, title, description, starts_on, ends_on, cost, ordinal)
                """)
        }
        if !content.indicators.isEmpty {
            let indicators = content.indicators
            statements.append(
                """
                INSERT INTO indicators SELECT \(id), \(version), t.ordinal, t.code, t.target, t.comment
                FROM unnest(\(indicators.map(\.code)), \(indicators.map(\.target)), \(indicators.map(\.comment)))
                    WITH ORDINALITY AS t (code, target, comment, ordinal)
                """)
        }
        if !content.answers.isEmpty {
            statements.append(
                """
                INSERT INTO answers SELECT \(id), \(version), t.question, t.value::json
                FROM unnest(\(content.answers.map(\.question)), \(content.answers.map { $0.value.text() })) AS t (question, value)
                """)
        }
        return statements + budget(of: content, id, version) + financing(of: content, id, version)
    }

    private static func budget(of content: ApplicationContent, _ id: UUID, _ version: Int) -> [SQL] {
        guard !content.lines.isEmpty else { return [] }
        let amounts = content.lines.enumerated().flatMap { index, line in
            line.amounts.map { (ordinal: index + 1, year: $0.key, amount: $0.value) }
        }
        return [
            """
            INSERT INTO budget_lines SELECT \(id), \(version), t.ordinal, t.category, t.kind, t.description
            FROM unnest(\(content.lines.map(\.category)), \(content.lines.map(\.kind)), \(content.lines.map(\.description)))
                WITH ORDINALITY AS t (category, kind, description, ordinal)
            """,
            """
            INSERT INTO budget_line_amounts SELECT \(id), \(version), t.ordinal, t.year, t.amount
            FROM unnest(\(amounts.map(\.ordinal)), \(amounts.map(\.year)), \(amounts.map(\.amount))) AS t (ordinal, year, amount)
            """,
        ]
    }

    private static func financing(of content: ApplicationContent, _ id: UUID, _ version: Int) -> [SQL] {
        var statements: [SQL] = []
        if !content.requestedSupport.isEmpty {
            statements.append(
                """
                INSERT INTO requested_support SELECT \(id), \(version), t.year, t.amount
                FROM unnest(\(content.requestedSupport.map(\.key)), \(content.requestedSupport.map(\.value))) AS t (year, amount)
                """)
        }
        guard !content.coFinanciers.isEmpty else { return statements }
        let coFinanciers = content.coFinanciers
        let organisations = coFinanciers.map(\.organisation)
        let amounts = coFinanciers.enumerated().flatMap { index, coFinancier in
            coFinancier.cash.map { (ordinal: index + 1, year: $0.key, kind: "cash", amount: $0.value) }
                + coFinancier.inKind.map { (ordinal: index + 1, year: $0.key, kind: "inKind", amount: $0.value) }
        }
        return statements + [
            """
            INSERT INTO co_financiers
            SELECT \(id), \(version), t.ordinal, t.register, t.number, t.name, t.kind, t.sector, t.inside, t.certificate
            FROM unnest(\(organisations.map { $0?.register }), \(organisations.map { $0?.number }), \(organisations.map { $0?.name }),
                \(organisations.map { $0?.kind }), \(coFinanciers.map(\.sector)), \(coFinanciers.map(\.insideProgrammeArea)),
                \(coFinanciers.map(\.certificate)))
                WITH ORDINALITY AS t (register, number, name, kind, sector, inside, certificate, ordinal)
            """,
            """
            INSERT INTO co_financier_amounts SELECT \(id), \(version), t.ordinal, t.year, t.kind, t.amount
            FROM unnest(\(amounts.map(\.ordinal)), \(amounts.map(\.year)), \(amounts.map(\.kind)), \(amounts.map(\.amount)))
                AS t (ordinal, year, kind, amount)
            """,
        ]
    }
}
